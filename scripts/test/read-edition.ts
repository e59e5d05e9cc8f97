import { noSlots, type EditionKind } from "@newsletter/schemas";
import type { ReadEdition } from "../conformance/editions.ts";

/** An edition as a checker gets it, of which only the HTML matters. */
export function readEdition(html: string, some: { readonly issue?: string; readonly kind?: EditionKind } = {}): ReadEdition {
  const { issue = "sample", kind = "forwardable" } = some;
  return {
    issue,
    name: `${issue} en.${kind}`,
    edition: {
      key: { language: "en", kind, form: "shared" },
      subject: "January",
      preheader: "",
      html,
      text: "",
      digest: "0".repeat(64),
      htmlBytes: Buffer.byteLength(html),
      slots: { html: noSlots, text: noSlots },
      templateVersion: "test",
      findings: [],
    },
    html,
    message: undefined,
  };
}
