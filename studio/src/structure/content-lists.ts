import type { DocumentType } from "@newsletter/schemas";

/** The lists under "Content", in the order in which an issue is usually filled. */
export const contentLists: readonly { readonly type: DocumentType; readonly title: string }[] = [
  { type: "newsItem", title: "News items" },
  { type: "callForApplications", title: "Calls for applications" },
  { type: "video", title: "Videos" },
  { type: "calendarEntry", title: "Calendar" },
  { type: "knowledgeResource", title: "Knowledge resources" },
  { type: "organisation", title: "Organisations" },
  { type: "partner", title: "Partners" },
  { type: "supporter", title: "Supporters" },
  { type: "project", title: "Projects" },
  { type: "signatory", title: "Signatories" },
  { type: "publication", title: "Publication" },
];
