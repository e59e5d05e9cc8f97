import {
  catalogues,
  editionKinds,
  isPartnersEdition,
  languages,
  usualForm,
  type EditionKey,
  type EditionKind,
  type Language,
} from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { bringing, file } from "./every-field.ts";
import { issueSnapshot } from "./issue-snapshot.ts";

const keyOf = (kind: EditionKind, language: Language = "en"): EditionKey => ({
  language,
  kind,
  form: usualForm(kind),
  ...(isPartnersEdition(kind) ? { partnerId: "partner-a" } : {}),
});

const programme = `https://newsletter.example.org/media/${file.sha256}.pdf`;

describe("the files an issue brings along", () => {
  test("leave no trace where there are none, whatever a mail may carry", async () => {
    const { publication, ...issue } = issueSnapshot();
    const allowed = { ...issue, publication: { ...publication, attachmentsMax: 2 } };
    expect((await renderEdition(allowed, keyOf("direct"))).digest).toBe((await renderEdition(issueSnapshot(), keyOf("direct"))).digest);
  });

  test.each(editionKinds)("are links where the publication lets no mail carry them: %s", async (kind) => {
    const { html, text } = await renderEdition(bringing(issueSnapshot()), keyOf(kind));
    expect(html).toContain("Files with this issue");
    expect(html).toContain(`href="${programme}"`);
    expect(`${html}${text}`).not.toContain("Attached to this message");
  });

  test.each(editionKinds)("are said to be attached only in the mails that carry them: %s", async (kind) => {
    const { html, text } = await renderEdition(bringing(issueSnapshot(), 2), keyOf(kind));
    const isAttached = kind !== "web" && kind !== "lowBandwidth";
    for (const part of kind === "web" ? [html] : [html, text]) {
      expect(part.includes("Attached to this message")).toBe(isAttached);
      expect(part.includes("Files with this issue")).toBe(!isAttached);
      // A gateway may take the file out of the mail; the address stays.
      expect(part).toContain(programme);
    }
  });

  test("are named with type and size in the text part", async () => {
    const { text } = await renderEdition(bringing(issueSnapshot(), 2), keyOf("forwardable"));
    expect(text).toContain(
      [
        "Attached to this message:",
        "- Programme of the congress · PDF, 1.2 MB",
        `  ${programme}`,
        "- Registration form · DOCX, 64 kB",
        `  https://newsletter.example.org/media/${"d".repeat(64)}.docx`,
      ].join("\n"),
    );
  });

  test("come in the reader's language, and one that steps in says which it is", async () => {
    const { html, text } = await renderEdition(bringing(issueSnapshot(), 2), keyOf("partner", "ar"));
    expect(html).toContain(`href="https://newsletter.example.org/media/${"e".repeat(64)}.pdf"`);
    expect(html).not.toContain(programme);
    expect(html).toMatch(/<span lang="en" dir="ltr">Registration form<\/span>/u);
    expect(text).toContain("مرفق بهذه الرسالة:\n- برنامج المؤتمر · \u2068PDF\u2069");
    expect(text.split("\n").filter((line) => line.includes("متاح بالإنجليزية") && line.includes("DOCX"))).toHaveLength(1);
  });

  test("are part of what was approved: another file is another edition", async () => {
    const issue = bringing(issueSnapshot(), 2);
    const [first] = issue.issue.attachments ?? [];
    const other = {
      ...issue,
      issue: {
        ...issue.issue,
        attachments: [{ key: "programme", title: first?.title ?? {}, files: { en: { ...file, sha256: "9".repeat(64) } } }],
      },
    };
    const only = {
      ...issue,
      issue: { ...issue.issue, attachments: [{ key: "programme", title: first?.title ?? {}, files: { en: file } }] },
    };
    expect((await renderEdition(other, keyOf("direct"))).digest).not.toBe((await renderEdition(only, keyOf("direct"))).digest);
  });

  test.each(languages)("have words of their own in %s", async (language) => {
    const { attachedFiles, filesWithIssue } = catalogues[language].mail;
    expect(new Set([attachedFiles, filesWithIssue]).size).toBe(2);
    const { html } = await renderEdition(bringing(issueSnapshot(), 1), keyOf("direct", language));
    expect(html).toContain(attachedFiles);
  });
});
