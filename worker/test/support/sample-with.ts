import type { ContentDocument } from "@newsletter/schemas";
import type { ContentSource } from "../../src/ports/content.ts";
import { createSampleSource } from "../../src/sample/sample-source.ts";

interface Changes {
  readonly publication?: object;
  readonly issue?: object;
  /** Of other documents, by their ids. */
  readonly [id: string]: object | undefined;
}

/** The sample, with other values in its publication, its issue and what they refer to. */
export function sampleWith(changes: Changes): ContentSource {
  const sample = createSampleSource();
  const changed = (document: ContentDocument): ContentDocument => {
    const change =
      changes[document._id] ?? (document._type === "publication" || document._type === "issue" ? changes[document._type] : undefined);
    return change === undefined ? document : Object.assign(structuredClone(document), change);
  };
  return {
    ...sample,
    documents: async (...asked) => (await sample.documents(...asked)).map(changed),
    issueDocuments: async (...asked) => (await sample.issueDocuments(...asked)).map(changed),
  };
}

/** The sample, bringing along its concept note, which mails carry. */
export function sampleWithFile(): ContentSource {
  const title = [
    { _key: "en", language: "en", value: "Pilot initiatives" },
    { _key: "ar", language: "ar", value: "المبادرات التجريبية" },
  ];
  const asset = { _type: "reference", _ref: "file-sample-pilot-initiatives-concept-note-pdf" };
  return sampleWith({
    publication: { attachmentsMax: 1 },
    issue: { attachments: [{ _key: "note", title, files: [{ _key: "en", language: "en", file: { asset } }] }] },
  });
}
