import { placeName } from "@newsletter/schemas";
import type { Edition } from "./edition.ts";

interface About {
  readonly regions?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
}

/** Names of countries, else of regions, in the edition's language. They help where no words say where; elsewhere they are for finding. */
export function placeNames(edition: Edition, { regions, countries }: About): string {
  return (countries ?? regions ?? []).map((code) => placeName(code, edition.language)).join(edition.words.listSeparator);
}
