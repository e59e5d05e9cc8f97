import { createHash } from "node:crypto";
import { editionKinds, usualForm, type EditionKey, type IssueSnapshot, type Language } from "@newsletter/schemas";
import { describe, expect, it } from "vitest";
import { snapshot } from "../../test/support/snapshots.ts";
import { ContentError } from "./content-error.ts";
import { createReadAttachments } from "./read-attachments.ts";

const bytes = Buffer.from("%PDF-1.7 programme");
const sha256 = createHash("sha256").update(bytes).digest("hex");

const issue: IssueSnapshot = snapshot({
  publication: { attachmentsMax: 1 },
  issue: {
    attachments: [
      { key: "a", title: { en: "Programme", ar: "برنامج" }, files: { en: { sha256, extension: "pdf", bytes: bytes.byteLength } } },
    ],
  },
});

const keyOf = (kind: EditionKey["kind"], language: Language = "en"): EditionKey => ({ language, kind, form: usualForm(kind) });

/** A store with what is in it, and the names it was asked for. */
function storeOf(kept: Readonly<Record<string, Uint8Array>>): {
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  readonly asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    read: async (name) => {
      asked.push(name);
      return Promise.resolve(kept[name]);
    },
  };
}

describe("the files that mails carry", () => {
  it("are missed when they are not in the store, and looked for again", async () => {
    const store = storeOf({});
    const readAttachments = createReadAttachments(store);
    await expect(readAttachments(issue, keyOf("direct"))).rejects.toThrow("The file “Programme.pdf”");
    await expect(readAttachments(issue, keyOf("direct"))).rejects.toBeInstanceOf(ContentError);
    expect(store.asked).toHaveLength(2);
  });

  it("are the bytes that the snapshot names, and no others", async () => {
    const readAttachments = createReadAttachments(storeOf({ [`${sha256}.pdf`]: Buffer.from("%PDF-1.7 another") }));
    await expect(readAttachments(issue, keyOf("direct"))).rejects.toThrow("is not the one that was kept there");
  });

  it("are read and encoded once for all editions that carry them", async () => {
    const store = storeOf({ [`${sha256}.pdf`]: bytes });
    const readAttachments = createReadAttachments(store);
    const parts = await Promise.all(
      (["direct", "partner", "members", "forwardable"] as const).map(async (kind) => readAttachments(issue, keyOf(kind))),
    );
    expect(new Set(parts).size).toBe(1);
    expect(store.asked).toEqual([`${sha256}.pdf`]);
    // In another language the file has another name.
    expect(await readAttachments(issue, keyOf("direct", "ar"))).not.toBe(parts[0]);
  });

  it.each(editionKinds)("go with mails, but with no page and over no slow connection: %s", async (kind) => {
    const parts = await createReadAttachments(storeOf({ [`${sha256}.pdf`]: bytes }))(issue, keyOf(kind));
    expect(parts !== undefined).toBe(kind !== "web" && kind !== "lowBandwidth");
  });
});
