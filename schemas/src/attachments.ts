import { isMailEdition, type EditionKey, type EditionKind } from "./edition-key.ts";
import { fallbackOrder, type IssueSnapshot } from "./issue-snapshot.ts";
import type { Language } from "./languages.ts";
import type { MediaFile } from "./media.ts";
import { translationOf, type Translation } from "./translated.ts";

// What an issue brings along: a file per language, another language steps in. Where the publication allows it, mails carry the files;
// everywhere else the same files are links.

/** Files of one issue, and so of one mail. More of them belong among the knowledge resources. */
export const attachmentsPerIssueMax = 2;
/** One file at a mail. In base64 it grows by 37 %, and every reader's office pays for it again. */
export const attachmentBytesMax = 1_000_000;
/** All files at one mail: a little more than 2 MB in base64, which gateways pass that stop at 5 or 10 MB, and which a phone still fetches. */
export const attachedBytesMax = 1_500_000;

/** A file as readers of one language get it. */
export interface Attachment {
  readonly key: string;
  readonly title: Translation<string>;
  readonly file: Translation<MediaFile>;
}

/** True for the kinds whose mails carry the files of this issue; a page has links, and so has what is made for a slow connection. */
export function carriesFiles({ publication }: IssueSnapshot, kind: EditionKind): boolean {
  return publication.attachmentsMax !== undefined && isMailEdition(kind) && kind !== "lowBandwidth";
}

/** The files of an issue, for readers of a language. */
export function filesOfIssue(snapshot: Pick<IssueSnapshot, "issue" | "publication">, language: Language): readonly Attachment[] {
  const order = fallbackOrder(snapshot, language);
  return (snapshot.issue.attachments ?? []).flatMap(({ key, title, files }) => {
    const words = translationOf(title, language, order);
    const file = translationOf(files, language, order);
    return words === undefined || file === undefined ? [] : [{ key, title: words, file }];
  });
}

/** The files that the mail of this edition carries. */
export function attachmentsOf(snapshot: IssueSnapshot, { kind, language }: EditionKey): readonly Attachment[] {
  return carriesFiles(snapshot, kind) ? filesOfIssue(snapshot, language) : [];
}
