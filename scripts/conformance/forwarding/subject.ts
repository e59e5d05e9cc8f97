import type { Installation } from "../../../worker/test/support/install-in.ts";
import type { Sink } from "../../../worker/test/support/sink.ts";
import type { Artefact } from "./artefact.ts";
import type { Passed } from "./passing-on.ts";

/** What the claims after passing on are about. */
export interface Subject {
  readonly installation: Installation;
  readonly publicUrl: string;
  /** Where the product's own mails go, its notices too. */
  readonly mailbox: Sink;
  readonly artefacts: readonly Artefact[];
  readonly passed: readonly Passed[];
}

/** Of addresses that were found, those that lead to us, each once and without the place within a page. */
export function ownAddresses(publicUrl: string, links: readonly string[]): readonly string[] {
  return [...new Set(links.filter((link) => URL.parse(link)?.origin === publicUrl).map((link) => link.replace(/#.*$/u, "")))];
}

export const isShared = ({ artefact }: Passed): boolean => artefact === "forwardable edition";
