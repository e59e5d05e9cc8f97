/** The id of what is published, of that itself, of its draft or of a version of it. */
export function publishedIdOf(documentId: string): string {
  if (documentId.startsWith("drafts.")) return documentId.slice("drafts.".length);
  return documentId.startsWith("versions.") ? documentId.split(".").slice(2).join(".") : documentId;
}
