import type { EditionKey, IssueSnapshot, Language, RenderedEdition, SnapshotPartner } from "@newsletter/schemas";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkMastheadSource, renderEdition } from "../src/index.ts";
import { openEdition } from "../src/edition.ts";
import { partnerMasthead } from "../src/masthead/partner-masthead.tsx";
import { issueSnapshot, media } from "./issue-snapshot.ts";

// A partner's own MJML goes into other people's mail. What could load, run or break something is refused with its line.

const sound = `<mjml>
  <mj-body width="600px">
    <mj-section background-color="#17466B" padding="16px 24px">
      <mj-column width="30%">
        <mj-image src="{{logo}}" alt="{{logoAlt}}" width="120px" />
      </mj-column>
      <mj-column width="70%">
        <mj-text color="#FFFFFF"><a href="{{url}}" style="color:#FFFFFF">{{name}}</a><br/>{{line}}</mj-text>
        <mj-button href="https://partner.example.org/join?a=1&amp;b=2">{{publication}}, {{issue}}, {{month}}</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

const form = { picturesCount: 0, hasLogo: true };

/** The sound masthead with one more line at its end, which is line 11. */
const withLine = (line: string): string => sound.replace("    </mj-section>", `${line}\n    </mj-section>`);
const inText = (markup: string): string => sound.replace("<br/>", markup);

describe("a source that is refused, with its line", () => {
  it.each([
    ["a script", inText("<script>x</script>"), 8, "<script> cannot stand"],
    ["a style element", withLine("<mj-column><mj-style>a{}</mj-style></mj-column>"), 11, "<mj-style> cannot stand"],
    ["raw markup", withLine("<mj-raw><b>x</b></mj-raw>"), 11, "<mj-raw> cannot stand"],
    ["an include", withLine('<mj-include path="/etc/passwd"/>'), 11, "<mj-include> cannot stand"],
    ["a picture of elsewhere", sound.replace("{{logo}}", "https://tracker.example.org/open.gif"), 5, "pictures come from this form"],
    ["a picture without words", sound.replace('alt="{{logoAlt}}"', ""), 5, "no words for readers"],
    [
      "a background picture",
      sound.replace('padding="16px', 'background-url="https://x.example.org/a.png" padding="16px'),
      3,
      "background-url",
    ],
    ["a style that loads", inText('<span style="background:url(https://x.example.org/a)">x</span>'), 8, "its style loads"],
    ["a style hidden by an escape", inText('<span style="background:u\\72l(https://x.example.org)">x</span>'), 8, "its style loads"],
    ["a style out of its place", inText('<span style="position:fixed">x</span>'), 8, "its style loads"],
    ["a style smuggled into an attribute", sound.replace("#17466B", "#17466B;background:url(//x.example.org)"), 3, "background-color"],
    ["a handler", inText('<span onclick="x">x</span>'), 8, "onclick"],
    ["a link that runs", sound.replace("{{url}}", "javascript:alert(1)"), 8, "a link is a whole https address"],
    ["a link without encryption", sound.replace("{{url}}", "http://partner.example.org/"), 8, "a link is a whole https address"],
    [
      "a quote inside a link",
      sound.replace("{{url}}", "https://x.example.org/&quot;onclick=&quot;x"),
      8,
      "a link is a whole https address",
    ],
    ["a comment for Outlook", withLine("<!--[if mso]><script/><![endif]-->"), 11, "Comments"],
    ["a tag in single quotes", inText("<span title='x'>x</span>"), 8, "A tag is not written out"],
    ["a bare sign", inText("1 < 2"), 8, "bare < or >"],
    ["an element that is not closed", inText("<b>bold"), 8, "closes what is not open"],
    ["an end too many", inText("</div></td></tr></table>"), 8, "</div> closes what is not open"],
    ["a wider body", sound.replace("600px", "900px"), 2, "wider than 600px"],
    ["a slot nobody fills", inText("{{members}}"), 8, "nothing for {{members}}"],
    ["a picture the form does not have", inText("{{picture1Alt}}"), 8, "nothing for {{picture1Alt}}"],
    ["an attribute MJML does not know", sound.replace("background-color", "colour"), 3, "Attribute colour is illegal"],
    ["an element in the wrong place", withLine("<mj-text>x</mj-text>"), 11, "cannot be used inside mj-section"],
    ["no MJML at all", "Welcome", 1, "This is no MJML"],
    ["a very long one", sound.replace("<br/>", "x".repeat(20_001)), 1, "longer than 20000"],
  ])("%s", async (_what, source, line, words) => {
    const faults = await checkMastheadSource(source, form);
    expect(faults[0]).toMatchObject({ line, message: expect.stringContaining(words) });
  });

  it("is one that becomes too large, which no line alone is to blame for", async () => {
    const rows = Array.from({ length: 60 }, () => "<mj-divider/>").join("");
    const faults = await checkMastheadSource(withLine(`<mj-column>${rows}</mj-column>`), form);
    expect(faults).toEqual([{ message: expect.stringContaining("at most 12000") }]);
  });

  test("nothing that is let through carries what no mail may, whatever is put together", async () => {
    const pieces = [
      "<b>",
      "</b>",
      '<a href="',
      '">',
      "</a>",
      "javascript:",
      "url(",
      "&quot;",
      "onload=",
      "<script>",
      "<!--",
      "-->",
      "]]>",
      "'",
      "{{name}}",
      " ",
      "x",
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), async (parts) => {
        const edition = openEdition(snapshotWith({ mjml: inText(parts.join("")) }), key("en"));
        const masthead = await partnerMasthead(edition);
        expect(masthead?.compiled?.html).not.toMatch(/<script|<[^>]*\son\w+=|href="javascript|<!-- |<b[^>]*url\(/iu);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a sound source", () => {
  it("has no faults", async () => {
    expect(await checkMastheadSource(sound, form)).toEqual([]);
  });

  it("stands in the partner copy with the form's values, escaped", async () => {
    const { html, findings } = await rendered(sound, "en", { line: { en: `Men & women, "together" <us>` } });
    expect(html).toContain("Men &amp; women, &quot;together&quot; &lt;us&gt;");
    expect(html).toContain(`src="https://newsletter.example.org/media/${media.sha256}.jpg"`);
    expect(html).toContain(`alt="The partner's sign"`);
    expect(html).toContain("https://partner.example.org/join?a=1&amp;b=2");
    expect(html).not.toContain("{{");
    expect(html.match(/<html|<body|<!DOCTYPE/giu)).toHaveLength(3);
    expect(mastheadFindings(findings)).toEqual([]);
  });

  it.each([
    ["dark", "#17466B", "#FFFFFF"],
    ["light", "#FFDD55", "#1F2933"],
  ])("lets the words be read that stand in for a picture, on a ground that is %s", async (_ground, ground, ink) => {
    const { html } = await rendered(sound.replace("#17466B", ground));
    expect(html).toMatch(new RegExp(`<img [^>]*style="color:${ink};`, "u"));
  });

  it("inks such words by the ground they stand on themselves: another section has another", async () => {
    const below = '</mj-section><mj-section><mj-column><mj-image src="{{logo}}" alt="Below" width="60px"/></mj-column></mj-section>';
    const { html } = await rendered(sound.replace("</mj-section>", below));
    expect(html).toMatch(/<img [^>]*alt="The partner's sign"[^>]*style="color:#FFFFFF;/u);
    expect(html).toMatch(/<img [^>]*alt="Below"[^>]*style="(?!color:)/u);
  });

  it("follows the script of its reader, and sets names of the other one apart", async () => {
    const { html } = await rendered(sound, "ar");
    const masthead = html.slice(html.indexOf('role="article"'), html.indexOf("partner.example.org/join"));
    expect(masthead).toMatch(/lang="ar" dir="rtl"/u);
    expect(masthead).toContain('<span dir="ltr">Partner</span>');
    expect(masthead).toMatch(/text-align:right/u);
  });
});

test("a faulty source gives way to the masthead of the form, and says which line is to blame", async () => {
  const { html, findings } = await rendered(sound.replace("<mj-section", "<mj-sektion"));
  expect(html).toContain("A line of the form");
  expect(html).not.toContain("partner.example.org/join");
  expect(mastheadFindings(findings)).toEqual([
    expect.objectContaining({
      documentId: "partner",
      path: "masthead.mjml",
      severity: "warning",
      message: expect.stringContaining("line 3, <mj-sektion>"),
    }),
  ]);
});

const mastheadFindings = (findings: RenderedEdition["findings"]): RenderedEdition["findings"] =>
  findings.filter(({ rule }) => rule.startsWith("masthead"));

function rendered(mjml: string, language: Language = "en", some: Partial<SnapshotPartner["masthead"]> = {}): Promise<RenderedEdition> {
  return renderEdition(snapshotWith({ mjml, line: { en: "A line of the form" }, ...some }), key(language));
}

function key(language: Language): EditionKey {
  return { language, kind: "partner", form: "personal", partnerId: "partner" };
}

function snapshotWith(masthead: SnapshotPartner["masthead"]): IssueSnapshot {
  const logo = { media, alt: { en: "The partner's sign" } };
  const organisation = { id: "organisation", name: { en: "Partner" } };
  return issueSnapshot({
    partners: [{ id: "partner", organisation, languages: ["en"], masthead: { logo, url: "https://partner.example.org/", ...masthead } }],
  });
}
