import fc from "fast-check";
import { expect, test } from "vitest";
import { quotedPrintable } from "./quoted-printable.ts";

/** RFC 2045, 6.7, read back. */
function decoded(text: string): string {
  const joined = text.replaceAll("=\r\n", "");
  const octets = joined.replaceAll(/=[\dA-F]{2}/gu, (code) => String.fromCodePoint(Number.parseInt(code.slice(1), 16)));
  return Buffer.from(octets, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}

test("any text comes back as it was, in lines of at most 76 octets that neither begin with a dot nor end in a blank", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 120 }), { maxLength: 4 }), (lines) => {
      const text = lines.map((line) => line.replaceAll(/[\r\n]/gu, "")).join("\n");
      const encoded = quotedPrintable(text);
      expect(decoded(encoded)).toBe(text);
      for (const line of encoded.split("\r\n")) expect(line).toMatch(/^(?!\.)[\u0020-\u007E]{0,76}(?<! )$/u);
    }),
  );
});
