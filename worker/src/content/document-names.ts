import type { ContentDocument, DocumentType, Language } from "@newsletter/schemas";

export type DocumentOf<T extends DocumentType> = Extract<ContentDocument, { _type: T }>;

/** Types as editors call them, for the first words of a finding. */
export const documentTypeWords: Readonly<Record<DocumentType, string>> = {
  publication: "The publication",
  issue: "The issue",
  newsItem: "The news item",
  callForApplications: "The call for applications",
  video: "The video",
  calendarEntry: "The calendar entry",
  organisation: "The organisation",
  partner: "The partner",
  supporter: "The supporter",
};

/** Languages in English, because findings are. */
export const languageWords: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "French",
  es: "Spanish",
  ar: "Arabic",
  ru: "Russian",
  zh: "Chinese",
};

/** `The news item “Workshop in Nairobi”`: what an editor would look for in a list. */
export function documentName(document: ContentDocument): string {
  const words = documentTypeWords[document._type];
  const title = titleOf(document);
  if (title === undefined && document._type === "issue" && document.number !== undefined) return `${words} no. ${document.number}`;
  return title === undefined ? `${words} ${document._id}` : `${words} “${title}”`;
}

function titleOf(document: ContentDocument): string | undefined {
  if (document._type === "partner" || document._type === "supporter") return undefined;
  const values = document._type === "publication" || document._type === "organisation" ? document.name : document.title;
  return values?.map((member) => member.value?.trim()).find((value) => value !== undefined && value !== "");
}
