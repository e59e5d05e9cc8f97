import { render } from "@react-email/render";
import type { ReactElement } from "react";

/**
 * The bytes of a document, never pretty-printed: indentation multiplies what quoted-printable makes of it. React's markers between
 * neighbouring texts are taken out; no client needs them.
 */
export async function htmlOf(document: ReactElement): Promise<string> {
  const html = await render(document);
  return html.replaceAll("<!-- -->", "").replaceAll(/<!--\/?\$-->/gu, "");
}
