import { editionLimits } from "@newsletter/emails";

/** Length in UTF-8 that the HTML of an edition may have; mail clients cut longer ones off. */
export const htmlBytesMax: number = editionLimits.htmlBytesMax;
