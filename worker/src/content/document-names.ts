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
  knowledgeResource: "The knowledge resource",
  organisation: "The organisation",
  partner: "The partner",
  supporter: "The supporter",
  project: "The project",
  signatory: "The signatory",
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
  return namesOf(document)
    ?.map((member) => member.value?.trim())
    .find((value) => value !== undefined && value !== "");
}

function namesOf(document: ContentDocument): DocumentOf<"organisation">["name"] {
  switch (document._type) {
    case "publication":
    case "organisation":
    case "signatory":
      return document.name;
    case "partner":
    case "supporter":
      return undefined;
    case "issue":
    case "newsItem":
    case "callForApplications":
    case "video":
    case "calendarEntry":
    case "knowledgeResource":
    case "project":
      return document.title;
  }
}
