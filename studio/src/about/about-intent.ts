/** How a form asks for everything about its document: with the parameters `kind` and `id`. */
export const aboutIntent = "everything-about";
