import type { ContentDocument, Finding, IssueSnapshot, Media, MediaFile, PreflightResponse, TranslatedString } from "@newsletter/schemas";

/** Published documents of the content lake, by `sanity/`. */
export interface ContentSource {
  /** The issue, its publication, all it refers to (two steps deep) and every partner. `drafts` lays drafts over published documents. */
  readonly issueDocuments: (issueId: string, perspective: "published" | "drafts") => Promise<readonly ContentDocument[]>;
  /** Those of the named documents that exist; for what an open form refers to and the stored issue does not yet. */
  readonly documents: (ids: readonly string[], perspective: "published" | "drafts") => Promise<readonly ContentDocument[]>;
  /** Calendar entries that may happen in these months, at least all that do. */
  readonly calendarEntries: (
    period: { readonly firstMonth: string; readonly lastMonth: string },
    perspective: "published" | "drafts",
  ) => Promise<readonly ContentDocument[]>;
  /** The issue of this publication with the next lower number; undefined for the first one. */
  readonly previousIssue: (
    issue: { readonly issueId: string; readonly publicationId: string; readonly number: number },
    perspective: "published" | "drafts",
  ) => Promise<PreviousIssue | undefined>;
  /** Bytes of a picture, by the `_ref` of its asset; undefined when the lake does not have it. */
  readonly picture: (assetRef: string) => Promise<Uint8Array | undefined>;
  /** Bytes of a file, by the `_ref` of its asset; undefined when the lake does not have it. */
  readonly file: (assetRef: string) => Promise<Uint8Array | "tooLarge" | undefined>;
}

/** What of a picture is shown, in parts of its width and height from its upper left corner. */
export interface PictureCut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The content-addressed store of pictures and files, by `media/`. Storing the same bytes twice gives the same name. */
export interface MediaStore {
  /** Decodes, cuts, bounds the size, re-encodes as JPEG or PNG and keeps the picture in its sizes; undefined when the bytes are no picture. */
  readonly keep: (bytes: Uint8Array, cut?: PictureCut) => Promise<Media | undefined>;
  /** Keeps a file as it is; undefined when the bytes are not what the extension says, or of a type we do not keep. */
  readonly keepFile: (bytes: Uint8Array, extension: string) => Promise<MediaFile | undefined>;
  readonly read: (fileName: string) => Promise<Uint8Array | undefined>;
}

/** The issue before another one of the same publication: what is needed to tell what readers have read already. */
export interface PreviousIssue {
  readonly issueId: string;
  readonly number: number;
  readonly subject: TranslatedString;
  /** Absent when it never had a planned send time. */
  readonly referenceTime?: string | undefined;
  readonly itemIds: readonly string[];
}

/** Where a web address leads, as far as we could see from here. `reason` goes on after a colon and ends without a full stop. */
export type LinkState =
  | { readonly state: "alive" }
  /** Alive, behind redirects that say they are for good. */
  | { readonly state: "moved"; readonly target: string }
  | { readonly state: "dead"; readonly reason: string }
  /** It may be better tomorrow. */
  | { readonly state: "unwell"; readonly reason: string }
  /** An address of a private network, or of the machine itself. */
  | { readonly state: "internal" }
  /** A name reserved for examples (RFC 2606). */
  | { readonly state: "example" }
  | { readonly state: "notChecked"; readonly reason: string };

/** A look at web addresses, by `links/`. */
export interface Links {
  /** What is known by now; what is not is looked at in the background and counted as waiting, so that one asks again. */
  readonly known: (urls: readonly string[]) => { readonly states: ReadonlyMap<string, LinkState>; readonly waiting: number };
  /** Resolves once nothing is being looked at. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A snapshot taken of an issue, or what has to be mended before one can be taken. */
export type SnapshotResult = {
  readonly findings: readonly Finding[];
  /** Which languages have which text. */
  readonly texts: PreflightResponse["texts"];
  readonly languages: PreflightResponse["languages"];
  /** The documents that were used, in the order of the issue. */
  readonly documents: readonly ContentDocument[];
} & ({ readonly state: "complete"; readonly snapshot: IssueSnapshot; readonly digest: string } | { readonly state: "incomplete" });
