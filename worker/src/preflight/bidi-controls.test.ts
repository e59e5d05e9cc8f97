import { describe, expect, it } from "vitest";
import { letter, news, newsItem, paragraphs, saidBy } from "../../test/support/snapshots.ts";
import { unpairedControl } from "@newsletter/schemas";
import { bidiRules } from "./bidi-controls.ts";

const [lre, rlo, pdf, rli, fsi, pdi] = ["\u202A", "\u202E", "\u202C", "\u2067", "\u2068", "\u2069"];

describe("a control for the direction of text", () => {
  it.each([
    ["an embedding nobody closes", `${lre}UNCAC`, lre],
    ["an override nobody closes", `user${rlo}gpj.exe`, rlo],
    ["an isolate nobody closes", `${fsi}UNCAC`, fsi],
    ["a close without an embedding", `UNCAC${pdf}`, pdf],
    ["a close without an isolate", `UNCAC${pdi}`, pdi],
    ["an embedding closed as an isolate", `${lre}UNCAC${pdi}`, lre],
    ["an isolate closed as an embedding", `${rli}UNCAC${pdf}`, pdf],
    ["an isolate closed inside of an embedding", `${fsi}${lre}UNCAC${pdi}${pdf}`, lre],
  ])("has no partner: %s", (_case, text, control) => {
    expect(unpairedControl(text)).toBe(control);
  });

  it.each([
    ["an isolated name", `مرحبا ${fsi}UNCAC${pdi} مرحبا`],
    ["an embedded name", `مرحبا ${lre}UNCAC${pdf}`],
    ["one within the other", `${rli}a${lre}b${pdf}c${pdi}`],
    ["marks, which stand alone", "\u200Eمرحبا\u200F \u061C2024"],
    ["none", "UNCAC"],
  ])("is no trouble: %s", (_case, text) => {
    expect(unpairedControl(text)).toBeUndefined();
  });
});

describe("bidiControls", () => {
  it("is an error at the text that has one; a paragraph does not close what another opened", () => {
    const teaser = { ar: paragraphs(`مرحبا ${fsi}UNCAC`, `${pdi} مرحبا`) };
    expect(
      saidBy(bidiRules, { sections: [letter({ en: paragraphs("Welcome") }), news(newsItem({ teaser, title: { en: `a${rlo}b` } }))] }),
    ).toEqual(["error bidiControls news title", "error bidiControls news teaser"]);
  });

  it("is not said of an issue without", () => {
    expect(saidBy(bidiRules, {})).toEqual([]);
  });
});
