import type { ContentDocument } from "@newsletter/schemas";
import type { ContentSource } from "../../src/ports/content.ts";
import { createSampleSource } from "../../src/sample/sample-source.ts";

/** The sample, with other values in its publication and its issue. */
export function sampleWith(changes: { readonly publication?: object; readonly issue?: object }): ContentSource {
  const sample = createSampleSource();
  const changed = (document: ContentDocument): ContentDocument =>
    document._type === "publication" || document._type === "issue"
      ? Object.assign(structuredClone(document), changes[document._type])
      : document;
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
