import * as z from "zod";
import { editionKeySchema, isMailEdition } from "./edition-key.ts";
import type { Finding } from "./rendered-edition.ts";

// Proofs as the Studio asks for them, under `/api/v1/`, signed in as for the rest of the desk API. Sending wants a person who may edit.

/** `POST /api/v1/proofs`: one message of the edition, as it stands in the Studio, to each address of the publication's proof list. */
export const proofsRequestSchema = z.strictObject({
  issueId: z.string().min(1).max(200),
  key: editionKeySchema.refine(({ kind }) => isMailEdition(kind), "a web edition is no message"),
});
export type ProofsRequest = z.infer<typeof proofsRequestSchema>;

export type ProofsResponse =
  /** `newCount` is lower when the same proof went out within the last minute. */
  | { readonly state: "planned"; readonly addressCount: number; readonly newCount: number }
  /** The publication's proof list is empty. */
  | { readonly state: "nobody" }
  | { readonly state: "incomplete"; readonly findings: readonly Finding[] };

/** `GET /api/v1/proofs?issueId=<id>`: what became of each, the latest first. */
export interface ProofStatesResponse {
  readonly proofs: readonly ProofState[];
}

export interface ProofState {
  readonly id: string;
  /** `en.direct.personal` */
  readonly keyText: string;
  readonly address: string;
  readonly state: "planned" | "handed" | "accepted" | "rejected" | "unconfirmed";
  /** When it was settled, or planned where it is not. */
  readonly at: string;
  /** What the relay or the connection said; null where nothing was. */
  readonly evidence: string | null;
}
