import type { EditionKey, Language, RenderedEdition, SnapshotText } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { richTextParagraphs } from "../src/text/rich-text-lines.ts";
import { wrapped } from "../src/text/plain.ts";
import { issueSnapshot, newsItem } from "./issue-snapshot.ts";
import { block, entry, everyKind, figure, footnote, link, perLanguage, span, table } from "./rich-texts.ts";

const mail: EditionKey = { language: "en", kind: "forwardable", form: "shared" };

async function edition(teaser: Partial<Record<Language, SnapshotText>>, key: Partial<EditionKey> = {}): Promise<RenderedEdition> {
  const item = newsItem({ title: { en: "Title", ar: "عنوان" }, teaser, links: [], picture: undefined });
  return renderEdition(issueSnapshot({ sections: [{ kind: "news", key: "news", layout: "oneColumn", items: [item] }] }), {
    ...mail,
    ...key,
  });
}

/** What a reader gets of a text once styles are gone: tags, `href`, `scope` and words. */
async function tree(teaser: SnapshotText, key: Partial<EditionKey> = {}): Promise<string> {
  const { html } = await edition({ [key.language ?? "en"]: teaser }, key);
  const text =
    /<\/h3>(?<text>.*)<\/div><\/td><\/tr><\/table><\/td><\/tr><\/table><\/td><\/tr><tr><td class="m-side d-panel"/u.exec(html)?.groups?.[
      "text"
    ] ?? "";
  return text.replaceAll(/<\/?div[^>]*>/gu, "").replaceAll(/<(?<tag>\w+)(?<rest>[^>]*)>/gu, (_, tag: string, rest: string) => {
    const kept = [...rest.matchAll(/ (?:href|scope|alt|role)="[^"]*"/gu)].map(([attribute]) => attribute).join("");
    return `<${tag}${kept}>`;
  });
}

const lines = (text: SnapshotText, language: Language = "en"): string => richTextParagraphs(text, language, "ltr").join("\n\n");

describe("headings in a text", () => {
  test("stand one level below their item, and never leave a level out", async () => {
    const small = block("Small", { style: "h4" });
    const large = block("Large", { style: "h3" });
    expect(await tree([small, large, small])).toBe("<h4>Small</h4><h4>Large</h4><h5>Small</h5>");
  });

  test("are underlined in the text part", () => {
    expect(lines([block("Large", { style: "h3" }), block("Words")])).toBe("Large\n~~~~~\n\nWords");
  });
});

describe("lists in lists", () => {
  const mixed = [entry("a"), entry("b", 2, "number"), entry("c", 3), entry("d", 2, "number"), entry("e")];

  test("are lists within entries", async () => {
    expect(await tree(mixed)).toBe("<ul><li>a<ol><li>b<ul><li>c</li></ul></li><li>d</li></ol></li><li>e</li></ul>");
  });

  test("are indented in the text part, and what follows an entry's first line hangs below its words", () => {
    expect(lines(mixed)).toBe("- a\n  1. b\n     - c\n  2. d\n- e");
    const [first = "", second = ""] = wrapped(lines([entry("a"), entry("word ".repeat(20), 2)]))
      .split("\n")
      .slice(1);
    expect(first).toMatch(/^ {2}- word/u);
    expect(second).toMatch(/^ {4}word/u);
  });

  test("that begin indented, or go in by two levels at once, stand on the next level there is", async () => {
    expect(await tree([entry("deep", 3), entry("flat")])).toBe("<ul><li>deep</li><li>flat</li></ul>");
    expect(await tree([entry("a"), entry("b", 3), entry("c", 2)])).toBe("<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>");
    expect(await tree([entry("a"), entry("b", 9)])).toBe("<ul><li>a<ul><li>b</li></ul></li></ul>");
  });

  test("of two kinds on one level are two lists, and numbers begin anew after what stands between", async () => {
    expect(await tree([entry("a"), entry("b", 1, "number")])).toBe("<ul><li>a</li></ul><ol><li>b</li></ol>");
    expect(lines([entry("a", 1, "number"), entry("b", 1, "number"), block("between"), entry("c", 1, "number")])).toBe(
      "1. a\n2. b\n\nbetween\n\n1. c",
    );
  });

  test("are indented by margins, which Outlook knows, on the right in Arabic", async () => {
    const { html } = await edition({ en: mixed, ar: mixed });
    expect(html).toMatch(/<ul style="margin:0 0 0 24px;padding:0"/u);
    expect((await edition({ ar: mixed }, { language: "ar" })).html).toMatch(/<ul style="margin:0 24px 0 0;padding:0"/u);
  });
});

describe("marks", () => {
  test("a link with a strong word in it stays one link, and its address follows it once", async () => {
    const text = [
      block([span("Read "), span("the ", "l"), span("report", "strong", "l"), span(".")], {
        markDefs: [link("l", "https://example.org/r")],
      }),
    ];
    expect(await tree(text)).toBe('<p>Read <a href="https://example.org/r">the <strong>report</strong></a>.</p>');
    expect(lines(text)).toBe("Read the report <https://example.org/r>.");
  });

  test("a script is never a link: its words stay, and a finding says where", async () => {
    const text = [block([span("Click", "l")], { markDefs: [link("l", " JavaScript:alert(1)")] })];
    expect(await tree(text)).toBe("<p>Click</p>");
    expect(lines(text)).toBe("Click");
    expect((await edition({ en: text })).findings).toMatchObject([
      { rule: "linkUnsafe", severity: "error", documentId: "news-one", path: "teaser" },
    ]);
  });

  test("a mark that nobody knows leaves the words alone", async () => {
    expect(await tree([block([span("Words", "gone", "sparkle")])])).toBe("<p>Words</p>");
  });

  test("a line that an editor broke stays broken, also in a list and a quotation", async () => {
    expect(await tree([block("a\nb\n\nc")])).toBe("<p>a<br/>b<br/><br/>c</p>".replaceAll("<br/>", "<br>"));
    expect(lines([block("a\nb"), entry("c\nd"), block("e\nf", { style: "blockquote" })])).toBe("a\nb\n\n- c\n  d\n\n> e\n> f");
  });
});

describe("a quotation", () => {
  const quoted = ["One.", "Two."].map((words) => block(words, { style: "blockquote" }));

  test("is one, however many paragraphs it has, behind a cell's rule", async () => {
    expect(await tree(quoted)).toBe('<blockquote><table role="presentation"><tr><td><p>One.</p><p>Two.</p></td></tr></table></blockquote>');
    expect((await edition({ en: quoted })).html).toContain('style="border-left:3px solid #0B5C8A;padding:0 0 0 16px"');
    expect((await edition({ ar: quoted }, { language: "ar" })).html).toContain('style="border-right:3px solid #0B5C8A;padding:0 16px 0 0"');
  });

  test("is quoted on each line of the text part", () => {
    const all = wrapped(lines([block("word ".repeat(30), { style: "blockquote" }), ...quoted])).split("\n");
    expect(all.length).toBeGreaterThan(4);
    for (const line of all) expect(line).toMatch(/^>/u);
  });
});

describe("a figure", () => {
  test("has its words, and is as wide as the column of its item and never wider than the picture", async () => {
    const { html } = await edition({ en: [figure("A table of people", { caption: "In the hall", credit: "Jane Doe" })] });
    expect(html).toMatch(/<img[^>]* alt="A table of people" width="552" height="368"/u);
    expect(html).toContain("In the hall<br/>Photo: Jane Doe</p>");
    const small = { ...figure("Small"), media: { sha256: "b".repeat(64), extension: "png", widthPx: 100, heightPx: 50 } } as const;
    expect((await edition({ en: [small] })).html).toMatch(/ width="100" height="50"/u);
  });

  test("is its description, caption and credit in the text part", () => {
    expect(lines([figure("A hall", { caption: "The hall", credit: "Jane Doe" })])).toBe("[A hall]\nThe hall\nPhoto: Jane Doe");
  });

  test("sets a Latin name apart in Arabic, and speaks the language of its text where that is a fallback", async () => {
    const text = [figure("قاعة", { credit: "Jane Doe" })];
    expect((await edition({ ar: text }, { language: "ar" })).html).toContain('<span dir="ltr">Jane Doe</span>');
    expect(richTextParagraphs(text, "ar", "rtl")).toEqual(["[قاعة]\nالصورة: \u2068Jane Doe\u2069"]);
    const fallback = await edition({ en: [figure("A hall", { credit: "Jane Doe" })] }, { language: "ar" });
    expect(fallback.html).toContain("Photo: Jane Doe");
  });
});

describe("footnotes", () => {
  const note = block([span("See "), span("this", "nl")], { markDefs: [link("nl", "https://example.org/note")] });
  const text = [
    block([span("First", "b", "strong"), span(" and "), span("second", "a"), span(" time", "a")], {
      markDefs: [footnote("a", block("Twice.")), footnote("b", note)],
    }),
  ];

  test("are numbered in the order of their words; in a mail they are numbers, and no links", async () => {
    expect(await tree(text)).toBe(
      '<p><strong>First<sup>[1]</sup></strong> and second time<sup>[2]</sup></p><p>[1] See <a href="https://example.org/note">this</a></p><p>[2] Twice.</p>',
    );
    expect(lines(text)).toBe("First[1] and second time[2]\n\n[1] See this <https://example.org/note>\n[2] Twice.");
  });

  test("lead to their note and back on a page, each text to its own", async () => {
    const { html, findings } = await renderEdition(
      issueSnapshot({
        sections: [
          { kind: "news", key: "news", layout: "oneColumn", items: ["one", "two"].map((id) => newsItem({ id, teaser: { en: text } })) },
        ],
      }),
      { ...mail, kind: "web" },
    );
    const ids = [...html.matchAll(/ id="(?<id>t[^"]+)"/gu)].map((match) => match.groups?.["id"] ?? "");
    const targets = [...html.matchAll(/ href="[^"]*\/2024-01\/en#(?<id>[^"]+)"/gu)].map((match) => match.groups?.["id"] ?? "");
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    expect(targets.toSorted()).toEqual(ids.toSorted());
    expect(findings).toEqual([]);
  });

  test("stand behind a link rather than in it", async () => {
    const within = [
      block([span("a", "l"), span("b", "l", "f")], { markDefs: [link("l", "https://example.org/"), footnote("f", block("Note"))] }),
    ];
    expect(await tree(within)).toBe('<p><a href="https://example.org/">ab</a><sup>[1]</sup></p><p>[1] Note</p>');
  });

  test("that say nothing have no number, and the others are counted without them", async () => {
    const empty = [block([span("a", "x"), span("b", "y")], { markDefs: [footnote("x", block(" ")), footnote("y", block("Note"))] })];
    expect(await tree(empty)).toBe("<p>ab<sup>[1]</sup></p><p>[1] Note</p>");
    expect(lines(empty)).toBe("ab[1]\n\n[1] Note");
  });
});

describe("a table", () => {
  test("is one for every reader: no role, headings that say whose they are", async () => {
    expect(await tree([table(["Country", "NGOs"], ["Kenya", "12"])])).toBe(
      '<table><thead><tr><th scope="col">Country</th><th scope="col">NGOs</th></tr></thead><tr><td>Kenya</td><td>12</td></tr></table>',
    );
  });

  test("with ragged rows is filled up, and one without words is nothing", async () => {
    expect(await tree([table(["A", "B", ""], [], ["1"], ["", "2"])])).toBe(
      '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tr><td>1</td><td></td></tr><tr><td></td><td>2</td></tr></table>',
    );
    expect(await tree([block("Words"), table(["", " "], [])])).toBe("<p>Words</p>");
    expect(lines([table()])).toBe("");
  });

  test("breaks a word only where no column of a phone could hold it", async () => {
    const { html } = await edition({
      en: [table(["Organisation", "Languages", "Deadline", "Mail"], ["Alliance", "English", "May", "Donaudampfschiff"])],
    });
    const broken = [...html.matchAll(/word-break:break-word[^>]*>(?:<[^>]*>)?(?<words>[^<]*)</gu)].map((match) => match.groups?.["words"]);
    expect(broken).toEqual(["Organisation", "Donaudampfschiff"]);
    const roomy = await edition({ en: [table(["Organisation", "Yes", "No", "May"], ["International", "1", "2", "3"])] });
    expect(roomy.html).not.toContain("word-break");
  });

  test("is read row by row in the text part", () => {
    expect(lines([table(["Country", "", "NGOs"], ["Kenya", "yes", "12"], ["Peru", "", ""])])).toBe(
      "- Country: Kenya\n  yes\n  NGOs: 12\n- Country: Peru",
    );
    expect(lines([table(["Kenya", "Peru"])])).toBe("- Kenya\n- Peru");
  });

  test("is turned in Arabic, also where a webmail takes `dir` from its cells", async () => {
    const { html } = await edition({ ar: [table(["البلد", "العدد"], ["Kenya", "12"])] }, { language: "ar" });
    expect(html).toMatch(/<table dir="rtl" width="100%"[^>]*border-collapse/u);
    expect(html).toMatch(/<td[^>]*padding:6px 10px 6px 0[^>]*><div dir="rtl" style="direction:rtl;text-align:right">12<\/div>/u);
  });
});

test("a part that a newer Studio wrote is left out and said, and the rest of the issue is there", async () => {
  const stored: unknown = JSON.parse(JSON.stringify([{ _type: "chart", _key: "c", points: [1, 2] }, block("After it")]));
  const { html, text, findings } = await edition({ en: unknownText(stored) });
  expect(html).toContain("After it");
  expect(text).toContain("After it");
  expect(findings).toEqual([
    {
      rule: "textPartUnknown",
      severity: "error",
      documentId: "news-one",
      path: "teaser",
      message: "A text holds a part of the kind “chart”, which this version of the product cannot show; the edition is without it.",
      values: ["chart"],
    },
  ]);
});

function unknownText(stored: unknown): SnapshotText {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the type forbids is what the test is about
  return stored as SnapshotText;
}

test.each(["en", "ar"] as const)(
  "%s: a text with everything in it passes the gates, and its text part has every link",
  async (language) => {
    const { html, text, findings } = await edition(perLanguage("en", "ar"), { language });
    expect(findings).toEqual([]);
    for (const address of ["https://example.org/report", "https://example.org/note"]) {
      expect(html).toContain(`href="${address}"`);
      expect(text).toContain(address);
    }
    for (const line of text.split("\n")) expect(line.split("\u2068").length, line).toBe(line.split("\u2069").length);
  },
);

test("a text with everything in it reads on its own", () => {
  expect(lines(everyKind("en"))).toMatchSnapshot();
});
