import type { Language } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { shownLines, stretchesOf, type SaidLine } from "./differing-lines.ts";
import { approvalLimits } from "./limits.ts";

const text = (...lines: readonly string[]): readonly SaidLine[] => lines.map((words) => ({ part: "text", words }));

function compared(before: readonly SaidLine[], after: readonly SaidLine[], language: Language = "en"): ReturnType<typeof shownLines> {
  return shownLines(stretchesOf(before, after), new Intl.Segmenter(language, { granularity: "word" }));
}

const subject = (words: string): readonly SaidLine[] => [{ part: "subject", words }];
const around = (middle: string): readonly SaidLine[] => text("A", "B", "C", middle, "D", "E", "F", "G");
const many = (word: string): readonly SaidLine[] =>
  text(...Array.from({ length: approvalLimits.differingLinesComparedMax }, (_, index) => `${word} ${index * 7919}`));

describe("two texts", () => {
  test("that say the same have no line that differs", () => {
    expect(compared(text("One", "Two"), text("One", "Two"))).toEqual({ lines: [], moreLineCount: 0 });
  });

  test("differ in words, marked in the line they stand in", () => {
    const { lines } = compared(text("The forum drew 948 people to Atlanta."), text("The forum drew 984 people to Atlanta."));
    expect(lines).toEqual([
      {
        kind: "changed",
        part: "text",
        runs: [
          { kind: "same", words: "The forum drew " },
          { kind: "removed", words: "948" },
          { kind: "added", words: "984" },
          { kind: "same", words: " people to Atlanta." },
        ],
      },
    ]);
  });

  test("differ in whole words where words are joined letters, and where no blank stands between them", () => {
    const arabic = compared(text("انعقد المنتدى في أتلانتا يوم الأحد"), text("انعقد المنتدى في أتلانتا يوم الاثنين"), "ar").lines;
    expect(arabic).toMatchObject([{ runs: [{ kind: "same" }, { words: "الأحد" }, { words: "الاثنين" }] }]);
    const chinese = compared(text("论坛于星期日在亚特兰大举行。"), text("论坛于星期一在亚特兰大举行。"), "zh").lines;
    expect(chinese).toMatchObject([{ kind: "changed", runs: expect.arrayContaining([{ kind: "same", words: "论坛于" }]) }]);
  });

  test("read as one change where only a blank is left between the words that changed", () => {
    const { lines } = compared(text("Write to us by Monday 4 March, please, all."), text("Write to us by Friday 8 May, please, all."));
    expect(lines).toMatchObject([
      {
        runs: [{ kind: "same" }, { kind: "removed", words: "Monday 4 March" }, { kind: "added", words: "Friday 8 May" }, { kind: "same" }],
      },
    ]);
  });

  test("have another line where hardly a word is left of it", () => {
    expect(compared(text("A call is open."), text("Twelve partners met in Nairobi on Friday."))).toEqual({
      lines: [
        { kind: "removed", part: "text", words: "A call is open." },
        { kind: "added", part: "text", words: "Twelve partners met in Nairobi on Friday." },
      ],
      moreLineCount: 0,
    });
  });

  test("have the same subject line however little is left of it", () => {
    expect(compared(subject("January"), subject("Atlanta sets the measure")).lines).toMatchObject([{ kind: "changed", part: "subject" }]);
  });

  test("are folded where they are the same, but for the line before and after", () => {
    expect(compared(around("Nothing yet."), around("Nothing more.")).lines).toMatchObject([
      { kind: "folded", lineCount: 2 },
      { kind: "same", words: "C" },
      { kind: "changed" },
      { kind: "same", words: "D" },
      { kind: "folded", lineCount: 3 },
    ]);
  });

  test("find a line that changed behind one that is new", () => {
    const { lines } = compared(text("The call closes on Monday."), text("Something entirely new here.", "The call closes on Friday."));
    expect(lines.map(({ kind }) => kind)).toEqual(["added", "changed"]);
  });

  test("that differ more than anybody reads say how many lines more there are", () => {
    const all = Array.from({ length: approvalLimits.differingLinesShownMax + 40 }, (_, index) => `Paragraph ${index} of something`);
    const { lines, moreLineCount } = compared([], text(...all));
    expect(lines).toHaveLength(approvalLimits.differingLinesShownMax);
    expect(moreLineCount).toBe(40);
  });

  test("that have nothing in common are not compared for ever", () => {
    const { moreLineCount } = compared(many("before"), many("after"));
    expect(moreLineCount).toBeGreaterThan(0);
  });
});
