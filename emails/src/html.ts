import { render } from "@react-email/render";
import type { ReactElement } from "react";
import { officeHead } from "./ui/style-sheet.ts";

/**
 * The bytes of a document, never pretty-printed: indentation multiplies what quoted-printable makes of it. React's markers between
 * neighbouring texts are taken out, and the tags of table bodies, which HTML implies: sixty tables have them. Conditional comments come in here, since React writes no comments.
 */
export async function htmlOf(document: ReactElement, forOutlook: boolean): Promise<string> {
  const html = (await render(document)).replaceAll(/<!--(?: |\/?\$|html|head|body)-->|<\/?tbody>/gu, "");
  return forOutlook ? html.replace("</head>", () => `${officeHead}</head>`) : html;
}
