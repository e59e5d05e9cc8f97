import {
  fillSlots,
  languages,
  noSlots,
  reachWords,
  slotTokens,
  type EditionKey,
  type IssueSnapshot,
  type Language,
} from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { limits } from "../src/limits.ts";
import { issueSnapshot } from "./issue-snapshot.ts";
import { longIssue } from "./long-issue.ts";

const partnerCopy = (language: Language): EditionKey => ({ language, kind: "partner", form: "personal", partnerId: "partner-a" });

function asking(snapshot: IssueSnapshot = issueSnapshot()): IssueSnapshot {
  return { ...snapshot, publication: { ...snapshot.publication, hasReachQuestion: true, hasVisitCounts: true } };
}

describe("where the publication asks how far an issue went", () => {
  test.each(languages)(
    "the partner copy has one line for it, in HTML and in text, and nothing else of it differs: %s",
    async (language) => {
      const [off, on] = await Promise.all([
        renderEdition(issueSnapshot(), partnerCopy(language)),
        renderEdition(asking(), partnerCopy(language)),
      ]);
      const { inMail } = reachWords[language];
      expect([on.slots.html.reachUrl, on.slots.text.reachUrl]).toEqual([1, 1]);
      expect(on.text.replace(`${inMail}\n${slotTokens.reachUrl}\n\n`, "")).toBe(off.text);
      expect(on.html.replace(/<p style="margin:8px 0 0"><a href="\u{E000}4\u{E001}"[^]*?<\/a><\/p>/u, "")).toBe(off.html);
      expect(on.html).toContain(inMail);
      expect(fillSlots(on.html + on.text, "")).not.toMatch(/\p{Co}/u);
      expect(on.findings).toEqual(off.findings);
    },
  );

  test.each([
    { language: "en", kind: "forwardable", form: "shared" },
    { language: "en", kind: "web", form: "shared" },
    { language: "en", kind: "direct", form: "personal" },
    { language: "en", kind: "members", form: "personal", partnerId: "partner-a" },
    { language: "en", kind: "lowBandwidth", form: "personal" },
  ] as const)("nobody but a partner's office is asked, and a page that counts says nothing of it: $kind", async (key) => {
    const off = await renderEdition(issueSnapshot(), key);
    expect(await renderEdition(asking(), key)).toEqual(off);
    expect(off.slots.html.reachUrl + off.slots.text.reachUrl).toBe(noSlots.reachUrl);
  });

  test("a long mail with the question is shortened like any other, and stays below what clients show", async () => {
    const { html, htmlBytes } = await renderEdition(asking(longIssue()), partnerCopy("ar"));
    expect(html).toContain(slotTokens.reachUrl);
    expect(htmlBytes).toBeLessThanOrEqual(limits.htmlBytesWarning);
  });
});
