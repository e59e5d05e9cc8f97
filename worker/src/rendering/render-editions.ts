import { renderEdition } from "@newsletter/emails";
import type { RenderedEdition } from "@newsletter/schemas";
import type { RenderEditions } from "../ports.ts";

/** The only way from a snapshot to editions. One after the other: rendering is work for the processor, and its memory is bounded so. */
export const renderEditions: RenderEditions = async (snapshot, keys) => {
  const editions: RenderedEdition[] = [];
  for (const key of keys) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- side by side they would only wait for the same core
    editions.push(await renderEdition(snapshot, key));
  }
  return editions;
};
