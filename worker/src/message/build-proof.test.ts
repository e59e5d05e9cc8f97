import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { noSlots, type Language } from "@newsletter/schemas";
import { snapshot } from "../../test/support/snapshots.ts";
import { buildProof } from "./build-proof.ts";

const subjects: readonly (readonly [Language, string])[] = [
  ["en", "[Proof] January"],
  ["fr", "[Épreuve] January"],
  ["ar", "[نسخة للمراجعة] January"],
  ["zh", "[校样] January"],
];

test.each(subjects)("a proof in %s says in its subject that it is one", async (language, subject) => {
  const bytes = buildProof({
    edition: {
      key: { language, kind: "direct", form: "personal" },
      subject: "January",
      preheader: "",
      html: "<p>Good day</p>",
      text: "Good day\n",
      digest: "d".repeat(64),
      htmlBytes: 15,
      slots: { html: noSlots, text: noSlots },
      templateVersion: "1",
      findings: [],
    },
    snapshot: snapshot(),
    date: new Date("2024-01-15T09:00:00Z"),
    to: "colleague@example.org",
    messageId: "<proof@example.org>",
    attachments: undefined,
  });
  expect((await PostalMime.parse(bytes)).subject).toBe(subject);
});
