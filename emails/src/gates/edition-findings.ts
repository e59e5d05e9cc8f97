import type { Finding } from "@newsletter/schemas";
import type { Edition } from "../edition.ts";
import { markupTree } from "../markup/markup-tree.ts";
import { directionsClosed, noControls, noPlaceholders } from "./characters.ts";
import { contrastHolds } from "./contrast.ts";
import type { FinalBytes, Gate } from "./final-bytes.ts";
import { headingsInOrder } from "./headings.ts";
import { linksAreHttps, textHasLinks } from "./links.ts";
import { picturesHaveWords, styleCarriesNoWords } from "./pictures.ts";
import { size } from "./size.ts";
import { subject } from "./subject.ts";

const gates: readonly Gate[] = [
  size,
  subject,
  linksAreHttps,
  textHasLinks,
  picturesHaveWords,
  styleCarriesNoWords,
  headingsInOrder,
  noPlaceholders,
  noControls,
  directionsClosed,
  contrastHolds,
];

/** What is wrong with the bytes that would be sent. Pre-flight shows the same, and approval waits for it. */
export function editionFindings(edition: Edition, bytes: Omit<FinalBytes, "body">): readonly Finding[] {
  const whole: FinalBytes = { ...bytes, body: markupTree(bytes.html.slice(bytes.html.indexOf("<body"))) };
  return gates.flatMap((gate) => gate(edition, whole));
}
