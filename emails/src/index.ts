export { EditionError, type EditionErrorCode } from "./edition-error.ts";
export { htmlBytesMaxOf, limits as editionLimits } from "./limits.ts";
export { checkMastheadSource } from "./masthead/own-source.ts";
export { renderEdition, templateVersion } from "./render-edition.tsx";
export { pageLines } from "./text/page-lines.ts";
