import { editionKeyText, type EditionKey, type Finding, type IssueSnapshot } from "@newsletter/schemas";
import type { ReadAttachments } from "../content/read-attachments.ts";
import type { TakeSnapshot } from "../content/take-snapshot.ts";
import { buildProof } from "../message/build-proof.ts";
import type { ContentSource } from "../ports/content.ts";
import type { RenderEditions } from "../ports/editions.ts";
import type { NewProof, Outbox } from "../ports/outbox.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";
import { proofAddressesMax } from "./limits.ts";

export type PlannedProofs =
  | {
      readonly state: "planned";
      readonly addressCount: number;
      /** Without those that are on their way already: the same edition to the same address within a minute is the same proof. */
      readonly newCount: number;
    }
  /** The publication's proof list names nobody. */
  | { readonly state: "nobody" }
  | { readonly state: "incomplete"; readonly findings: readonly Finding[] };

/** Puts one message of each edition for each address of the publication's proof list into the outbox. Of the issue as it is being written. */
export type PlanProofs = (wanted: {
  readonly issueId: string;
  readonly keys: readonly EditionKey[];
  readonly askedBy: string;
}) => Promise<PlannedProofs>;

export interface PlanProofsWith {
  readonly takeSnapshot: TakeSnapshot;
  readonly source: Pick<ContentSource, "documents">;
  readonly renderEditions: RenderEditions;
  readonly readAttachments: ReadAttachments;
  readonly outbox: Pick<Outbox, "plan">;
  readonly ids: Ids;
  readonly clock: Clock;
}

export function createPlanProofs({
  takeSnapshot,
  source,
  renderEditions,
  readAttachments,
  outbox,
  ids,
  clock,
}: PlanProofsWith): PlanProofs {
  return async ({ issueId, keys, askedBy }) => {
    const taken = await takeSnapshot(issueId, "drafts");
    if (taken.state === "incomplete") return { state: "incomplete", findings: taken.findings };
    const { snapshot } = taken;
    const addresses = await proofList(source, snapshot);
    if (addresses.length === 0) return { state: "nobody" };
    const editions = await renderEditions(snapshot, keys);
    const { address: sender } = snapshot.publication.sender;
    const domain = sender.split("@").at(-1) ?? "localhost";
    const proof = { snapshot, date: clock.now() };
    const attached = await Promise.all(editions.map(async ({ key }) => readAttachments(snapshot, key)));
    const mails = editions.flatMap((edition, index) =>
      addresses.map((address): NewProof => {
        const id = ids.uuidv7();
        return {
          id,
          purpose: "proof",
          publicationId: snapshot.publication.id,
          issueId,
          keyText: editionKeyText(edition.key),
          editionDigest: edition.digest,
          address,
          returnPath: sender,
          message: () => buildProof({ ...proof, edition, to: address, messageId: `<${id}@${domain}>`, attachments: attached[index] }),
          askedBy,
        };
      }),
    );
    return { state: "planned", addressCount: addresses.length, newCount: await outbox.plan(mails) };
  };
}

/** People's addresses: they stand in the publication, and never in a snapshot. One that is no address has kept the snapshot from being taken. */
async function proofList(source: Pick<ContentSource, "documents">, { publication }: IssueSnapshot): Promise<readonly string[]> {
  const [stored] = await source.documents([publication.id], "drafts");
  if (stored?._type !== "publication") return [];
  const addresses = (stored.proofList ?? []).map((address) => address.trim());
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()].slice(0, proofAddressesMax);
}
