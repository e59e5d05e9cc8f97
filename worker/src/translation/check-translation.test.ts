import { footnotesOf, portableTextBlockSchema } from "@newsletter/schemas";
import { describe, expect, it } from "vitest";
import * as build from "../../test/support/documents.ts";
import { readDocuments } from "../content/read-documents.ts";
import { checkTranslation } from "./check-translation.ts";
import { readCsv } from "./read-csv.ts";
import { readXliff } from "./read-xliff.ts";
import { unitsOfIssue } from "./units-of-issue.ts";
import { writeCsv } from "./write-csv.ts";
import { writeXliff } from "./write-xliff.ts";

const subject = { issueId: "issue-5", source: "en", target: "ar" } as const;
const news = (changes: Parameters<typeof build.newsItem>[0] = {}): ReturnType<typeof readDocuments> =>
  readDocuments([
    build.newsItem({
      title: build.translated({ en: "948 people in Nairobi" }),
      teaser: build.text("Read the report", "https://example.org/report"),
      ...changes,
    }),
  ]);

function exported(documents = news()): { readonly csv: string; readonly xliff: string } {
  const units = unitsOfIssue({ documents, source: "en", target: "ar" }).filter(({ path }) => path === "title" || path === "teaser");
  return { csv: writeCsv(subject, units), xliff: writeXliff(subject, units) };
}

/** The table with these words in the rows of title and teaser. */
function filled(title: string, teaser: string, documents = news()): ReturnType<typeof checkTranslation> {
  const [titleRow, teaserRow] = ["948 people in Nairobi,", "[Read the report](1),"];
  const { csv } = exported();
  expect(csv).toContain(titleRow);
  expect(csv).toContain(teaserRow);
  return checkTranslation(
    readCsv(csv.replace(titleRow, `${titleRow}${title}`).replace(teaserRow, `${teaserRow}${teaser}`)),
    subject,
    documents,
  );
}

const sentences = ({ refused }: ReturnType<typeof checkTranslation>): readonly string[] => refused.map(({ sentence }) => sentence);

describe("a text of a translation is refused, and the others are not held up by it", () => {
  it.each([
    ["a link that is lost", "اقرأ التقرير", "lacks the link (1)"],
    ["a link that is made up", "[اقرأ](1) [هنا](2)", "has a link or emphasis that its source does not have"],
    ["a link that is there twice", "[اقرأ](1) [هنا](1)", "has a link more than its source"],
    ["a link without words", "اقرأ [](1)", "lacks the link (1)"],
    ["emphasis that does not end", "**[اقرأ](1)", "begin and do not end"],
    ["emphasis that crosses a link", "**[اقرأ**](1)", "lacks the link (1)"],
  ])("%s", (_case, teaser, why) => {
    const checked = filled("٩٤٨ في نيروبي", teaser);
    expect(sentences(checked)).toEqual([expect.stringContaining(why)]);
    expect(checked.refused[0]).toMatchObject({ documentId: "news", path: "teaser" });
    expect(checked.accepted).toMatchObject([{ path: "title", value: "٩٤٨ في نيروبي", warnings: [] }]);
  });

  it("whose source has changed since the export", () => {
    const checked = filled("٩٤٨ في نيروبي", "[اقرأ](١)", news({ title: build.translated({ en: "948 people in Kenya" }) }));
    expect(sentences(checked)).toEqual([expect.stringContaining("title was changed in English since the export")]);
    expect(checked.accepted).toMatchObject([{ path: "teaser" }]);
  });

  it("that the issue does not hold any more", () => {
    expect(sentences(filled("٩٤٨ في نيروبي", "", readDocuments([build.issue()])))).toEqual([
      expect.stringContaining("not in the issue any more"),
    ]);
  });

  it("emphasis in a line, which has none", () => {
    expect(sentences(filled("**٩٤٨** في نيروبي", ""))).toEqual([expect.stringContaining("that its source does not have")]);
  });

  it("of which some paragraphs are left out, or which stands there twice", () => {
    const two = [{ _key: "en", language: "en", value: [...build.text("One"), ...build.text("Two")].flatMap(({ value }) => value) }];
    const documents = news({ teaser: two });
    const { csv, xliff } = exported(documents);
    expect(sentences(checkTranslation(readCsv(csv.replace("One,", "One,واحد")), subject, documents))).toEqual([
      expect.stringContaining("is translated in part: 1 of 2 paragraphs"),
    ]);
    const unit = /<unit.*?<\/unit>/su.exec(xliff)?.[0].replace("</source>", "</source><target>٩٤٨</target>") ?? "";
    const twice = xliff.replace(/<unit.*?<\/unit>/su, unit + unit);
    expect(sentences(checkTranslation(readXliff(twice), subject, documents))).toEqual([
      expect.stringContaining("stands in the file twice"),
    ]);
  });
});

describe("a translation that is taken in", () => {
  it("keeps its links and the layout of its source", () => {
    const [teaser] = filled("", "انظر **[اقرأ](1)**").accepted;
    expect(teaser?.value).toMatchObject([
      {
        style: "normal",
        markDefs: [{ href: "https://example.org/report" }],
        children: [
          { text: "انظر ", marks: [] },
          { text: "اقرأ", marks: ["strong", expect.any(String)] },
        ],
      },
    ]);
  });

  it("leads on to the page in the reader's language, where the translation did so before", () => {
    const [arabic] = build.text("اقرأ", "https://example.org/ar");
    const documents = news({
      teaser: [...build.text("Read the report", "https://example.org/report"), { ...arabic, _key: "ar", language: "ar" }],
    });
    const { csv } = exported(documents);
    expect(csv).toContain("[Read the report](1),[اقرأ](1)");
    const { accepted } = checkTranslation(readCsv(csv.replace("[اقرأ](1)", "[اقرأ التقرير](1)")), subject, documents);
    expect(accepted[0]?.value).toMatchObject([{ markDefs: [{ href: "https://example.org/ar" }] }]);
  });

  it("says so where it replaces what was written since the export", () => {
    const { accepted } = filled("٩٤٨ في نيروبي", "", news({ title: build.translated({ en: "948 people in Nairobi", ar: "٩٤٨ شخصًا" }) }));
    expect(accepted[0]?.warnings).toEqual(["replaces another Arabic text, written since the export."]);
  });

  it("leaves out what nobody translated", () => {
    expect(filled("", " ")).toMatchObject({ accepted: [], refused: [], skippedCount: 2 });
  });
});

describe("a file is refused as a whole", () => {
  const { csv, xliff } = exported();
  it.each([
    ["of another issue", csv.replace("#issue issue-5", "#issue issue-4"), "another issue"],
    ["of no issue", csv.replace("#issue issue-5", ""), "does not say which issue"],
    ["into another language", csv.replace("(ar)", "(fr)"), "a translation into “fr”, and Arabic was asked for"],
    ["from another language", csv.replace("(en)", "(es)"), "translated from “es”"],
    ["with columns of its own", csv.replace("id,text", "id;x"), "does not name the columns"],
    ["with a quotation mark that nothing closes", `${csv}x,"y`, "a quotation mark is opened and never closed"],
    ["that is no XML", xliff.replace("</unit>", ""), "no XML that can be read: line"],
    ["that is no XLIFF", "<html/>", "no XLIFF: it begins with “html”"],
    ["in an older XLIFF", xliff.replace('version="2.1"', 'version="1.2"'), "XLIFF 1.2"],
    ["that nests without end", "<xliff>".repeat(100_000) + "</xliff>".repeat(100_000), "deeper than any translation"],
    ["that declares entities", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${xliff}`, "DOCTYPE"],
    ["that uses an entity it does not have", xliff.replace("<source>", "<source>&a;"), "no XML that can be read"],
  ])("%s", (_case, content, why) => {
    const read = content.startsWith("\uFEFF") || content.startsWith("id") ? readCsv : readXliff;
    expect(() => checkTranslation(read(content), subject, news())).toThrow(why);
  });
});

describe("what other programs write is read", () => {
  it("a table with semicolons, quoted throughout and in another order", () => {
    const { csv } = exported();
    const [head = "", guide = "", ...rows] = csv.replace("948 people in Nairobi,", "948 people in Nairobi,٩٤٨").trim().split("\r\n");
    const quoted = [head.replace("\uFEFF", ""), ...rows.toReversed(), guide.split(",")[0] ?? ""].map(
      (row) => `"${row.split(",").join('";"')}"`,
    );
    expect(checkTranslation(readCsv(quoted.join("\n")), subject, news())).toMatchObject({
      accepted: [{ path: "title", value: "٩٤٨" }],
      skippedCount: 1,
    });
  });

  it("XLIFF with prefixes, marks, and brackets in place of elements", () => {
    const { xliff } = exported();
    const target = `<target><mrk id="m" type="term">انظر</mrk> <sc id="1"/>اقرأ<ec startRef="1"/></target>`;
    const prefixed = xliff
      .replace(/(<segment id="s1" state="initial"><source><pc.*?<\/source>)/u, `$1${target}`)
      .replaceAll(/<(\/?)(xliff|file|unit|segment|source|target|pc|sc|ec|mrk|notes|note|originalData|data)\b/gu, "<$1x:$2")
      .replace("xmlns=", "xmlns:x=");
    const { accepted } = checkTranslation(readXliff(prefixed), subject, news());
    expect(accepted).toMatchObject([{ path: "teaser", value: [{ children: [{ text: "انظر" }, { text: " " }, { text: "اقرأ" }] }] }]);
  });

  it.each([
    ["a bracket that closes another one", `<sc id="1"/>اقرأ<ec startRef="2"/>`, "begins and does not end"],
    ["an element of nobody", `<pc id="1">اقرأ</pc><x/>`, "holds “x”"],
  ])("but not %s", (_case, target, why) => {
    const { xliff } = exported();
    const content = xliff.replace(/(<segment id="s1" state="initial"><source><pc.*?<\/source>)/u, `$1<target>${target}</target>`);
    expect(sentences(checkTranslation(readXliff(content), subject, news()))).toEqual([expect.stringContaining(why)]);
  });
});

it("a text that begins like a formula is none in a spreadsheet, and comes back as it was", () => {
  const documents = news({ title: build.translated({ en: "=SUM(A1)", ar: "'=HYPERLINK()" }) });
  const { csv } = exported(documents);
  expect(csv).toContain(",'=SUM(A1),''=HYPERLINK()");
  expect(checkTranslation(readCsv(csv), subject, documents)).toMatchObject({ accepted: [], refused: [], skippedCount: 2 });
});

const note = (_key: string, text: string): object => ({
  _type: "footnote",
  _key,
  text: [{ _type: "block", _key: `${_key}b`, markDefs: [], children: [{ _type: "span", _key: "s", text, marks: [] }] }],
});

describe("a text with footnotes, a picture and a table", () => {
  const value = [
    {
      _type: "block",
      _key: "b",
      markDefs: [note("one", "First note"), note("two", "Second note")],
      children: [
        { _type: "span", _key: "s", text: "Words", marks: ["one"] },
        { _type: "span", _key: "t", text: " and ", marks: [] },
        { _type: "span", _key: "u", text: "others", marks: ["two"] },
      ],
    },
    { _type: "figure", _key: "f", asset: { _type: "reference", _ref: build.assetRef }, alt: "A harbour", credit: "Jane Doe" },
    { _type: "table", _key: "t", rows: [{ _type: "tableRow", _key: "r", cells: ["Country", "", "People"] }] },
  ];
  const documents = news({ title: [], teaser: [{ _key: "en", language: "en", value }] });
  const { csv, xliff } = exported(documents);
  const inArabic: Readonly<Record<string, string>> = {
    "[Words](1) and [others](2)": "[غيرها](2) و[كلمات](1)",
    "First note": "الحاشية الأولى",
    "Second note": "الحاشية الثانية",
    "A harbour": "ميناء",
    Country: "البلد",
    People: "الناس",
  };
  const translated = (changes: Readonly<Record<string, string>> = {}): ReturnType<typeof checkTranslation> =>
    checkTranslation(
      readCsv(
        Object.entries({ ...inArabic, ...changes }).reduce(
          (table, [source, target]) => table.replace(`${source},`, `${source},${target}`),
          csv,
        ),
      ),
      subject,
      documents,
    );

  it("goes out as a paragraph for each of them", () => {
    for (const words of Object.keys(inArabic)) expect(csv).toContain(`,${words},`);
    expect(xliff.match(/<segment /gu)).toHaveLength(6);
    expect(xliff).toContain(`subType="newsletter:footnote" canDelete="no"`);
  });

  it("comes back to where it was, each footnote to its words, in whatever order the language has them", () => {
    const { accepted, refused } = translated();
    expect(refused).toEqual([]);
    const [block, figure, table] = accepted[0]?.value ?? [];
    expect(block).toMatchObject({ children: [{ text: "غيرها" }, { text: " و" }, { text: "كلمات" }] });
    expect(figure).toMatchObject({ asset: { _ref: build.assetRef }, alt: "ميناء", credit: "Jane Doe" });
    expect(table).toMatchObject({ rows: [{ cells: ["البلد", "", "الناس"] }] });
    const written: unknown = JSON.parse(JSON.stringify(block));
    expect(notesByWords(written)).toEqual({ غيرها: "الحاشية الثانية", كلمات: "الحاشية الأولى" });
  });

  it.each([
    ["a footnote that is lost", { "[Words](1) and [others](2)": "[كلمات](1)" }, "lacks the footnote (2)"],
    ["a cell that is not translated", { People: "" }, "is translated in part: 5 of 6 paragraphs"],
  ])("is refused with %s", (_case, changes, why) => {
    expect(sentences(translated(changes))).toEqual([expect.stringContaining(why)]);
  });
});

/** The text of each footnote by the words it stands on. */
function notesByWords(written: unknown): Readonly<Record<string, string>> {
  const block = portableTextBlockSchema.parse(written);
  return Object.fromEntries(
    block.children.flatMap(({ text, marks = [] }) => {
      const found = footnotesOf(block).find(({ _key }) => marks.includes(_key));
      return found === undefined ? [] : [[text, (found.text ?? []).flatMap(({ children }) => children.map((span) => span.text)).join("")]];
    }),
  );
}
