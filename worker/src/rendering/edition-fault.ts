import { EditionError } from "@newsletter/emails";

/** The sentence that says why an edition cannot exist, when that is what the error is about. */
export function editionFault(error: unknown): string | undefined {
  return error instanceof EditionError ? error.message : undefined;
}
