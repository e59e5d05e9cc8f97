import {
  attachedBytesMax,
  attachmentBytesMax,
  attachmentExtensions,
  attachmentsPerIssueMax,
  bidiControls,
  filesOfIssue,
  type IssueSnapshot,
  type Language,
  type MediaFile,
  type TranslatedString,
} from "@newsletter/schemas";
import { keyed, member, report, type Field, type KeptFile } from "./conversion.ts";
import { languageWords, type DocumentOf } from "./document-names.ts";
import { allPresent } from "./organisations.ts";
import { requiredString } from "./text-fields.ts";

type Attachments = NonNullable<IssueSnapshot["issue"]["attachments"]>;
type StoredAttachment = NonNullable<DocumentOf<"issue">["attachments"]>[number];
type StoredFile = NonNullable<StoredAttachment["files"]>[number];

/** What the issue brings along. `carriedMax` is how many files its publication lets a mail carry; undefined where they are links. */
export function attachmentsOf(
  field: Field,
  stored: DocumentOf<"issue">["attachments"],
  carriedMax: number | undefined,
): Attachments | undefined {
  if (stored === undefined || stored.length === 0) return undefined;
  reportTooMany(field, stored.length, carriedMax);
  const isCarried = carriedMax !== undefined;
  const attachments = allPresent(
    stored.map((attachment, index) => attachmentOf(keyed(field, attachment._key, index), attachment, isCarried)),
  );
  return attachments.length === 0 ? undefined : attachments;
}

function reportTooMany(field: Field, count: number, carriedMax: number | undefined): void {
  if (count > attachmentsPerIssueMax) {
    report(field, "attachmentsTooMany", `brings along ${count} files; ${attachmentsPerIssueMax} are possible. Offer others as resources.`);
  } else if (carriedMax !== undefined && count > carriedMax) {
    report(
      field,
      "attachmentsTooMany",
      `brings along ${count} files, and its publication lets a mail carry ${carriedMax}: remove a file, or allow more in the publication.`,
    );
  }
}

function attachmentOf(field: Field, stored: StoredAttachment, isCarried: boolean): Attachments[number] | undefined {
  const title = titleOf(member(field, "title"), stored.title);
  const files = filesOf(member(field, "files"), stored.files ?? [], isCarried);
  return title === undefined || files === undefined ? undefined : { key: stored._key, title, files };
}

/** It becomes the name of a file: a sign that turns text around would make `exe.fdp` of it, in a list where nobody can see why. */
function titleOf(field: Field, stored: StoredAttachment["title"]): TranslatedString | undefined {
  const title = requiredString(field, stored, "title for a file it brings along");
  const turned = Object.values(title ?? {}).find((words) => bidiControls.test(words));
  if (turned === undefined) return title;
  return report(
    field,
    "attachmentTitleTurned",
    "has an invisible sign for the direction of text in the title of a file, which becomes its name: type the title anew.",
  );
}

function filesOf(field: Field, stored: readonly StoredFile[], isCarried: boolean): Attachments[number]["files"] | undefined {
  if (stored.length === 0) return report(field, "fileMissing", "names something to bring along, without a file.");
  const files: Partial<Record<Language, MediaFile>> = {};
  for (const [index, { _key, language, file }] of stored.entries()) {
    const place = keyed(field, _key, index);
    const kept = fileOf(member(place, "file"), file, isCarried);
    if (language === undefined) report(member(place, "language"), "fileLanguageMissing", "has a file that does not say its language.");
    else if (files[language] !== undefined) report(place, "fileTwice", `has two files in ${languageWords[language]} for the same thing.`);
    else if (kept !== undefined) files[language] = kept;
  }
  return Object.keys(files).length === 0 ? undefined : files;
}

function fileOf(field: Field, file: StoredFile["file"], isCarried: boolean): MediaFile | undefined {
  if (file?.asset === undefined) return report(field, "fileMissing", "names something to bring along, without a file.");
  const kept = field.conversion.files.get(file.asset._ref) ?? "notInLake";
  if (typeof kept === "string") return reportNotKept(field, kept);
  if (!attachmentExtensions.includes(kept.extension)) return reportNotKept(field, "wrongType");
  if (!isCarried || kept.bytes <= attachmentBytesMax) return kept;
  return report(
    field,
    "attachmentTooLarge",
    `brings along a file of ${megabytes(kept.bytes)} MB; at a mail ${megabytes(attachmentBytesMax)} MB are possible. Make it smaller, or offer it as a resource, which is a link.`,
  );
}

function reportNotKept(field: Field, why: Exclude<KeptFile, MediaFile>): undefined {
  switch (why) {
    case "notInLake":
      return report(field, "fileMissing", "brings along a file that is not there any more.");
    case "tooLarge":
      return report(field, "fileTooLarge", "brings along a file of more than 20 MB; put it on a page and give its address.");
    case "wrongType":
      return report(
        field,
        "fileTypeWrong",
        "brings along a file that is none of PDF, Word, Excel, PowerPoint, calendar file (ICS), PNG and JPEG, whatever its name says. Many mail servers stop anything else.",
      );
  }
}

/** Whether what one mail carries is too much together: in the language where it is most. */
export function reportTooLarge(field: Field, snapshot: Pick<IssueSnapshot, "issue" | "publication">): void {
  const sums = snapshot.publication.languages.map((language) => ({
    language,
    bytes: filesOfIssue(snapshot, language).reduce((sum, { file }) => sum + file.value.bytes, 0),
  }));
  const [largest] = sums.toSorted((a, b) => b.bytes - a.bytes);
  if (largest === undefined || largest.bytes <= attachedBytesMax) return;
  report(
    field,
    "attachmentsTooLarge",
    `brings along ${megabytes(largest.bytes)} MB at its ${languageWords[largest.language]} mail; ${megabytes(attachedBytesMax)} MB together are possible.`,
  );
}

/** Rounded up, so that what is too large never reads as what is possible. */
function megabytes(bytes: number): string {
  return (Math.ceil(bytes / 10_000) / 100).toFixed(2).replace(/\.?0+$/u, "");
}
