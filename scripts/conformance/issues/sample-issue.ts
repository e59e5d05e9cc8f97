import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { IssueSnapshot } from "@newsletter/schemas";
import { sampleFolder } from "@newsletter/schemas/sample";
import { snapshotForCommand } from "../../../worker/src/cli/snapshot-for-command.ts";
import { readContentConfig } from "../../../worker/src/config.ts";
import { createReadAttachments } from "../../../worker/src/content/read-attachments.ts";
import { createMediaStore } from "../../../worker/src/media/media-store.ts";
import type { NamedIssue } from "../editions.ts";

/** The sample issue as the worker takes it, under an address that readers could reach. Its pictures are kept in `folder`. */
export async function sampleIssue(folder: string): Promise<IssueSnapshot> {
  const config = readContentConfig({ PUBLIC_URL: "https://newsletter.example.org", DATA_DIR: folder });
  return (await snapshotForCommand("sample", config)).snapshot;
}

/** The sample, bringing along the concept note that it has among its resources: what mails that carry a file look like to filters and readers. */
export async function attachedIssue(sample: IssueSnapshot, folder: string): Promise<Omit<NamedIssue, "name">> {
  const media = createMediaStore({ folder: join(folder, "media") });
  const file = await media.keepFile(await readFile(new URL("files/pilot-initiatives-concept-note.pdf", sampleFolder)), "pdf");
  assert(file !== undefined, "the sample's concept note is a PDF");
  const title = { en: "Pilot initiatives: concept note", ar: "المبادرات التجريبية: مذكرة مفاهيمية" };
  const snapshot = {
    ...sample,
    publication: { ...sample.publication, attachmentsMax: 1 },
    issue: { ...sample.issue, attachments: [{ key: "note", title, files: { en: file } }] },
  };
  return { snapshot, languages: ["en", "ar"], readAttachments: createReadAttachments(media) };
}
