import { noSlots, type EditionKey, type IssueSnapshot, type Language } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { issueSnapshot } from "./issue-snapshot.ts";

const picks = "f".repeat(64);
type Selection = NonNullable<IssueSnapshot["selection"]>;

const selected = (some: Partial<Selection> = {}): IssueSnapshot => ({
  ...issueSnapshot(),
  sections: issueSnapshot().sections.slice(1),
  selection: { partnerId: "partner-a", picks, isOwn: true, ...some },
});
const keyIn = (language: Language = "en", some: Partial<EditionKey> = {}): EditionKey => ({
  language,
  kind: "pack",
  form: "shared",
  partnerId: "partner-a",
  picks,
  ...some,
});

describe("a selection is rendered as nothing else, and nothing else as a selection", () => {
  test.each<[string, IssueSnapshot, EditionKey, string]>([
    ["a pack of an issue of which nothing was picked", issueSnapshot(), keyIn(), "picksMissing"],
    ["a pack of other picks", selected(), keyIn("en", { picks: "e".repeat(64) }), "picksMissing"],
    ["a pack of another partner", selected(), keyIn("en", { partnerId: "partner-b" }), "picksMissing"],
    ["the forwardable edition of a selection", selected(), { language: "en", kind: "forwardable", form: "shared" }, "picksMissing"],
    ["a web edition with picks", issueSnapshot(), { language: "en", kind: "web", form: "shared", picks }, "picksMissing"],
    ["a personal pack", selected(), keyIn("en", { form: "personal" }), "formNotOffered"],
  ])("%s", async (_name, snapshot, key, code) => {
    await expect(renderEdition(snapshot, key)).rejects.toMatchObject({ code });
  });
});

describe("a pack", () => {
  test("says whose selection it is, leads to the whole issue, and carries no slot and no word for the office", async () => {
    const { html, text, subject, slots } = await renderEdition(selected(), keyIn());
    expect(slots).toEqual({ html: noSlots, text: noSlots });
    expect(subject).toBe("January 2024: a record");
    for (const part of [html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"), text]) {
      expect(part).toContain("Selected by Partner <a> & friends");
      expect(part).toContain("Read the whole issue");
      expect(part).not.toContain("Welcome to the issue");
      expect(part).not.toContain("Take out this note first");
      expect(part).toContain("You have this from");
    }
  });

  test("does not call a selection what nobody selected", async () => {
    const { html } = await renderEdition(selected({ isOwn: false }), keyIn());
    expect(html).toContain("Arranged for");
    expect(html).not.toContain("Selected by");
  });

  test("has the foreword of its language as plain text, its paragraphs and lines kept", async () => {
    const foreword = { en: "Dear <b>members</b>,\nplease read.\n\nhttps://x.example.org & more", ar: "أعضاءنا" };
    const { html, text, findings } = await renderEdition(selected({ foreword }), keyIn());
    expect(html).toContain("Dear &lt;b&gt;members&lt;/b&gt;,<br/>please read.</p>");
    expect(html).not.toContain('href="https://x.example.org');
    expect(html).not.toContain("أعضاءنا");
    expect(text).toContain("Dear <b>members</b>,\nplease read.\n\nhttps://x.example.org & more");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const french = await renderEdition(selected({ foreword }), keyIn("fr"));
    expect(french.html).not.toContain("Un mot de");
  });

  test("turns a foreword by its own letters, in both parts", async () => {
    const { html, text, findings } = await renderEdition(selected({ foreword: { ar: "Dear members (all)" } }), keyIn("ar"));
    expect(html).toMatch(/<p class="d-ink" dir="ltr"[^>]*direction:ltr[^>]*>Dear members \(all\)<\/p>/u);
    expect(text).toContain("\u2068Dear members (all)\u2069");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("goes through the gates of all editions", async () => {
    const { findings } = await renderEdition(selected({ foreword: { en: "Dear {{name}}" } }), keyIn());
    expect(findings).toContainEqual(expect.objectContaining({ rule: "placeholderLeft", severity: "error" }));
  });
});
