import { consentWording, type Language, type SubscribingWords } from "@newsletter/schemas";
import * as z from "zod";
import type { OpenForm, Wish } from "../ports/subscribing.ts";
import { chosenLanguages } from "./chosen-languages.ts";
import { mailAddress } from "./mail-address.ts";

export type WishFault = keyof SubscribingWords["fault"];

/** As it was typed, so that the form comes back with it. */
export type TypedWish = Readonly<Record<string, string>>;

export type ReadWish =
  | { readonly state: "read"; readonly wish: Wish }
  /** A field that no person sees was filled in. */
  | { readonly state: "trapped"; readonly typed: TypedWish }
  | { readonly state: "faulty"; readonly faults: readonly WishFault[]; readonly typed: TypedWish };

const typedSchema = z.record(z.string(), z.string().max(1_000).catch("")).catch({});

/** The form that subscribes, as a browser or a machine sent it. */
export function readWish(body: unknown, { publication, partners }: OpenForm, language: Language): ReadWish {
  const typed = typedSchema.parse(body);
  if ((typed["website"] ?? "") !== "") return { state: "trapped", typed };
  const address = mailAddress(typed["address"] ?? "");
  const languages = chosenLanguages(typed, publication.languages);
  const partner = typed["partner"] ?? "";
  const wording = consentWording(language);
  const faults: readonly (WishFault | undefined)[] = [
    address === undefined ? "address" : undefined,
    languages.length === 0 ? "languages" : undefined,
    partner !== "" && !partners.some(({ id }) => id === partner) ? "partner" : undefined,
    typed["wording"] === wording ? undefined : "wording",
  ];
  const found = faults.filter((fault) => fault !== undefined);
  if (address === undefined || found.length > 0) return { state: "faulty", faults: found, typed };
  return { state: "read", wish: { address, languages, partnerId: partner === "" ? undefined : partner, wording } };
}
