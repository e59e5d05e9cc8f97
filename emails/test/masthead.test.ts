import type { EditionKey, IssueSnapshot, SnapshotPartner } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { openEdition } from "../src/edition.ts";
import { renderEdition } from "../src/index.ts";
import { compileMasthead } from "../src/masthead/compile.ts";
import { contrast } from "../src/ui/contrast.ts";
import { partnerMasthead } from "../src/masthead/partner-masthead.tsx";
import { issueSnapshot } from "./issue-snapshot.ts";

const key: EditionKey = { language: "en", kind: "partner", form: "personal", partnerId: "partner" };

function snapshotWith(masthead: SnapshotPartner["masthead"], name = "Partner"): IssueSnapshot {
  return issueSnapshot({
    partners: [{ id: "partner", organisation: { id: "organisation", name: { en: name } }, languages: ["en"], masthead }],
  });
}

describe("a masthead that cannot be made", () => {
  test.each(["", "no MJML at all", "<mjml><mj-body><mj-nonsense/></mj-body></mjml>"])("does not break the issue: %j", async (source) => {
    expect(await compileMasthead(source)).toMatchObject({ state: "refused", faults: [{ line: 1 }] });
  });

  test("gives way to a plain one, with a finding that names the partner", async () => {
    const masthead = await partnerMasthead(openEdition(snapshotWith({}), key), async () => ({ state: "refused", faults: [] }));
    expect(masthead?.findings).toEqual([expect.objectContaining({ rule: "mastheadBroken", documentId: "partner", path: "masthead" })]);
  });

  test("is not made by a name that looks like markup", async () => {
    const { html, findings } = await renderEdition(snapshotWith({ line: { en: `"</mj-text><script>` } }, `A & B </mj-column> "C"`), key);
    expect(html).toContain("A &amp; B &lt;/mj-column&gt; &quot;C&quot;");
    expect(html).not.toContain("<script");
    expect(findings.filter(({ rule }) => rule.startsWith("masthead"))).toEqual([]);
  });
});

describe("the masthead's colour", () => {
  test("gets white text when it is dark and dark text when it is light", async () => {
    expect((await renderEdition(snapshotWith({ colour: "#17466B" }), key)).html).toMatch(/color:#FFFFFF[^>]*>(?:<div[^>]*>)?Partner/u);
    expect((await renderEdition(snapshotWith({ colour: "#FFDD55" }), key)).html).toMatch(/color:#1F2933[^>]*>(?:<div[^>]*>)?Partner/u);
  });

  test("is replaced by the publication's where no text could be read on it", async () => {
    const { html, findings } = await renderEdition(snapshotWith({ colour: "#7D848C" }), key);
    expect(html).not.toContain("#7D848C");
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: "mastheadContrastLow", path: "masthead.colour", documentId: "partner" }),
    );
  });
});

test("MJML's reset stays out of the document: it would collapse the borders of every table", async () => {
  const { html } = await renderEdition(snapshotWith({ colour: "#17466B" }), key);
  expect(html).not.toContain("border-collapse:collapse;mso-table-lspace");
  expect(html).toContain(".mj-column-per-100");
});

test("contrast is that of WCAG", () => {
  expect(contrast("#000000", "#FFFFFF")).toBe(21);
  expect(contrast("#FFFFFF", "#0B5C8A")).toBeCloseTo(7.2, 1);
});
