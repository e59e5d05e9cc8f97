import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headerField, mailbox, parameter, textField } from "./header.ts";

describe("a header field", () => {
  test("invariant 11: of any words has lines of at most 76 octets, ASCII alone, and no second field", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
        // The blank that begins a folded line is split off here.
        for (const line of textField("Subject", `é${words}`).split("\r\n ")) {
          expect(line).toMatch(/^[\u0020-\u007E]*$/u);
          expect(line.length).toBeLessThanOrEqual(75);
        }
      }),
    );
  });

  test("never carries a line break into a field of its own", () => {
    expect(headerField("Subject", "News\r\nBcc: everybody@example.org")).toBe("Subject: News Bcc: everybody@example.org");
  });

  test("keeps an address whole, since a folded List-Unsubscribe broke signatures at some relays", () => {
    const url = `<https://news.example.org/u/${"a".repeat(90)}>`;
    expect(headerField("List-Unsubscribe", url)).toBe(`List-Unsubscribe: ${url}`);
  });

  test("gives a parameter of any words in lines of at most 78 octets, ASCII alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }), (words) => {
        // In quotation marks a name of ASCII stands as it is; names of files are bounded before.
        const [first, ...lines] = parameter("filename", words).split("\r\n");
        expect(first).toBe(";");
        for (const line of lines) expect(line).toMatch(/^ [\u0021-\u007E][\u0020-\u007E]{0,76}$/u);
      }),
    );
  });

  test("quotes a name without what would end the quotes", () => {
    expect(mailbox('Civil "Society" \\ Unit', "unit@example.org")).toBe('"Civil Society  Unit" <unit@example.org>');
  });
});
