import {
  editionKeyText,
  fallbackOrder,
  translationOf,
  type EditionKey,
  type IssueSnapshot,
  type Language,
  type RenderedEdition,
} from "@newsletter/schemas";
import { issueCalendar } from "../calendar/issue-calendar.ts";
import type { ReadAttachments } from "../content/read-attachments.ts";
import { buildMessage } from "../message/build-message.ts";
import { safeFileName } from "../message/file-name.ts";
import type { RenderEditions } from "../ports/editions.ts";
import type { PackStore } from "../ports/packs.ts";
import type { Pack } from "./open-pack.ts";

/** The issue as it is for everybody, or what the partner made of it. */
export const packEditionNames = ["issue", "selection"] as const;
export type PackEditionName = (typeof packEditionNames)[number];

export const packFormats = ["html", "txt", "eml", "ics"] as const;
export type PackFormat = (typeof packFormats)[number];

/** An edition of a pack, of which files are made. */
export interface PackEdition {
  readonly name: PackEditionName;
  /** Whole, or what was picked of it. */
  readonly snapshot: IssueSnapshot;
  readonly languages: readonly Language[];
  readonly keyIn: (language: Language) => EditionKey;
  /** Before the title in names of files, where no shortening of a long one reaches; empty for the issue. */
  readonly prefix: string;
}

export interface PackFile {
  readonly edition: PackEditionName;
  readonly language: Language;
  readonly format: PackFormat;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface PackFilesWith {
  readonly packs: Pick<PackStore, "approvedEdition">;
  readonly renderEditions: RenderEditions;
  readonly readAttachments: ReadAttachments;
}

/** What of a pack its files are made with. */
type FilesOf = Pick<Pack, "campaignId" | "beganAt">;

/** The files of one edition in one language; without a calendar file where it has no date. */
export type PackFiles = (pack: FilesOf, edition: PackEdition, language: Language) => Promise<readonly PackFile[]>;

/** The issue in its forwardable editions: the same bytes for every partner. */
export function wholeIssue({ snapshot }: Pick<Pack, "snapshot">, languages: readonly Language[]): PackEdition {
  return { name: "issue", snapshot, languages, prefix: "", keyIn: (language) => ({ language, kind: "forwardable", form: "shared" }) };
}

export function createPackFiles({ packs, renderEditions, readAttachments }: PackFilesWith): PackFiles {
  /** The approved bytes where they were approved; a language that nobody was sent is rendered from the approved snapshot. */
  const rendered = async (pack: FilesOf, { snapshot, keyIn }: PackEdition, language: Language): Promise<RenderedEdition> => {
    const key = keyIn(language);
    const approved = await packs.approvedEdition(pack.campaignId, editionKeyText(key));
    const [edition] = approved === undefined ? await renderEditions(snapshot, [key]) : [approved];
    if (edition === undefined) throw new Error(`nothing was rendered for ${editionKeyText(key)}`);
    return edition;
  };
  return async (pack, edition, language) => {
    const { snapshot, name } = edition;
    const shown = await rendered(pack, edition, language);
    const attachments = await readAttachments(snapshot, shown.key);
    const message = buildMessage({ edition: shown, snapshot, date: new Date(pack.beganAt), personal: undefined, attachments });
    const file = (format: PackFormat, contentType: string, content: string | Uint8Array): PackFile => ({
      edition: name,
      language,
      format,
      fileName: fileNameIn(edition, language, format),
      contentType,
      bytes: Buffer.from(content),
    });
    const calendar = issueCalendar(snapshot, language, pack.beganAt);
    return [
      file("html", "text/html; charset=utf-8", shown.html),
      file("txt", "text/plain; charset=utf-8", shown.text),
      // Outlook opens what is unsent as a message to be written.
      file("eml", "message/rfc822", Buffer.concat([Buffer.from("X-Unsent: 1\r\n"), message])),
      ...(calendar === undefined ? [] : [file("ics", "text/calendar; charset=utf-8", calendar)]),
    ];
  };
}

/** Readable in the language's own script, and the same in no two editions of a pack. */
export function fileNameIn({ snapshot, prefix }: Pick<PackEdition, "snapshot" | "prefix">, language: Language, format: PackFormat): string {
  return safeFileName(`${prefix}${titleIn(snapshot, language)}`, format);
}

/** Of the issue, in a language or in the one that steps in for it. */
export function titleIn(snapshot: IssueSnapshot, language: Language): string {
  return translationOf(snapshot.issue.title, language, fallbackOrder(snapshot, language))?.value ?? snapshot.issue.slug;
}
