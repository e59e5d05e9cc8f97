import type { EditionKind, RenderedEdition } from "@newsletter/schemas";
import type { CheckMasthead, LinesOfPage, RenderEditions } from "../ports/editions.ts";

// Templates bring React and MJML, a second of start-up. They are loaded with the first edition, so that a process that only sends, and
// a command that only looks, never has them.
const emails = async (): Promise<typeof import("@newsletter/emails")> => import("@newsletter/emails");

/** The only way from a snapshot to editions. One after the other: rendering is work for the processor, and its memory is bounded so. */
export const renderEditions: RenderEditions = async (snapshot, keys) => {
  const { renderEdition } = await emails();
  const editions: RenderedEdition[] = [];
  for (const key of keys) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- side by side they would only wait for the same core
    editions.push(await renderEdition(snapshot, key));
  }
  return editions;
};

export const linesOfPage: LinesOfPage = async (html) => (await emails()).pageLines(html);

export const checkMasthead: CheckMasthead = async ({ source, ...form }) => ({
  faults: await (await emails()).checkMastheadSource(source, form),
});

/** Length in UTF-8 that the HTML of an edition of this kind may have. */
export async function htmlBytesMax(kind: EditionKind): Promise<number> {
  return (await emails()).htmlBytesMaxOf(kind);
}

export async function templateVersion(): Promise<string> {
  return (await emails()).templateVersion;
}

/** The sentence that says why an edition cannot exist, when that is what the error is about. */
export async function editionFault(error: unknown): Promise<string | undefined> {
  const { EditionError } = await emails();
  return error instanceof EditionError ? error.message : undefined;
}
