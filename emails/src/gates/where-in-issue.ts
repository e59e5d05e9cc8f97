import type { Finding, IssueSnapshot, Section } from "@newsletter/schemas";

interface Place {
  readonly documentId: string;
  readonly path: string;
}

/** An error with the place it was written in. */
export function errorAt(snapshot: IssueSnapshot, words: string, said: Pick<Finding, "rule" | "message" | "values">): Finding {
  return { ...said, severity: "error", ...whereInIssue(snapshot, words) };
}

/** The item and the field a piece of final bytes was written in, so that an editor can go there; undefined for what is nobody's words. */
function whereInIssue({ sections, publication, issue, partners }: IssueSnapshot, words: string): Place | undefined {
  if (words === "") return undefined;
  const documents: readonly Document[] = [...sections.flatMap(itemsOf), issue, publication, ...partners];
  for (const document of documents) {
    const path = pathTo(document, words);
    if (path !== undefined) return { documentId: document.id, path };
  }
  // A letter or free text is of the issue itself.
  const path = pathTo({ sections }, words);
  return path === undefined ? undefined : { documentId: issue.id, path: "sections" };
}

interface Document {
  readonly id: string;
}

function itemsOf(section: Section): readonly Document[] {
  return "items" in section ? section.items : [];
}

function pathTo(value: unknown, words: string): string | undefined {
  if (typeof value === "string") return value.includes(words) ? "" : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const inner = pathTo(member, words);
    // The Studio opens a field by its name; where in it the words stand is seen there.
    if (inner !== undefined) return Array.isArray(value) ? "" : inner === "" || isWithinField(name, member) ? name : `${name}.${inner}`;
  }
  return undefined;
}

/** A list or a text in several languages is one field; a picture or a place has fields of its own. */
function isWithinField(name: string, member: unknown): boolean {
  return Array.isArray(member) || !["picture", "still", "source", "registration", "masthead", "organisation"].includes(name);
}
