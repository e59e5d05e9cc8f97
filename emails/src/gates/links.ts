import { slotTokens, type Finding } from "@newsletter/schemas";
import { elementsOf, plainText } from "../markup/markup-tree.ts";
import type { FinalBytes, Gate } from "./final-bytes.ts";
import { errorAt } from "./where-in-issue.ts";

const slots: ReadonlySet<string> = new Set(Object.values(slotTokens));

/** A link of a mail is absolute and https: anything else breaks in somebody's client, or can be changed on the way. */
export const linksAreHttps: Gate = ({ snapshot }, bytes) => {
  const { baseUrl } = snapshot;
  const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(new URL(baseUrl).hostname);
  return hrefsOf(bytes)
    .filter((address) => !address.startsWith("https://") && !address.startsWith("mailto:") && !slots.has(address))
    .filter((address) => !(isLoopback && address.startsWith(`${baseUrl}/`)))
    .map((address): Finding => {
      // React has taken the script out; what is left of it is nothing an editor would know.
      if (/^javascript:/iu.test(address))
        return errorAt(snapshot, "javascript:", {
          rule: "linkNotHttps",
          message: "A link runs a script, which no mail may.",
          values: ["javascript:"],
        });
      const message = `The link "${address}" is not an https address.`;
      return errorAt(snapshot, address, { rule: "linkNotHttps", message, values: [address] });
    });
};

/** Readers of the text part can go wherever readers of the HTML can. */
export const textHasLinks: Gate = ({ isPage, snapshot }, bytes) => {
  if (isPage) return [];
  return [...new Set(hrefsOf(bytes))]
    .filter((address) => !bytes.text.includes(address) && !/^javascript:/iu.test(address))
    .map((address): Finding => {
      const message = `The link "${address}" is missing in the text part.`;
      return errorAt(snapshot, address, { rule: "textLinkMissing", message, values: [address] });
    });
};

function hrefsOf({ body }: FinalBytes): readonly string[] {
  return elementsOf(body).flatMap(({ name, attributes: { href } }) => (name !== "a" || href === undefined ? [] : [plainText(href)]));
}
