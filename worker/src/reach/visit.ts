import type { Language } from "@newsletter/schemas";
import type { PackFormat } from "../pack/pack-files.ts";

// What is counted of a visit to one of our own pages: that it was opened. Of who opened it nothing is read into this.

/** A file of a pack that was taken away; `zip` is all of them as one. */
export type DownloadFormat = PackFormat | "zip";

export type VisitedPage =
  | { readonly page: "edition"; readonly issueId: string; readonly language: Language }
  /** By the partner that its link names, which is an organisation. */
  | { readonly page: "pack"; readonly issueId: string; readonly partnerId: string }
  /** Of whichever partner: what is taken away of an issue, in which form. */
  | { readonly page: "download"; readonly issueId: string; readonly language: Language | undefined; readonly format: DownloadFormat }
  | { readonly page: "archive"; readonly language: Language }
  | { readonly page: "subscribe"; readonly language: Language };

/** One line of what is counted: as long as it is the same, only its number rises. */
export interface VisitLine {
  /** `2024-02-04`, in UTC. */
  readonly day: string;
  readonly publicationId: string;
  readonly page: VisitedPage["page"];
  readonly issueId: string | undefined;
  readonly partnerId: string | undefined;
  readonly language: Language | undefined;
  readonly format: DownloadFormat | undefined;
  readonly count: number;
}

export function lineOf(visited: VisitedPage, publicationId: string, day: string): VisitLine {
  return {
    day,
    publicationId,
    page: visited.page,
    issueId: "issueId" in visited ? visited.issueId : undefined,
    partnerId: "partnerId" in visited ? visited.partnerId : undefined,
    language: "language" in visited ? visited.language : undefined,
    format: "format" in visited ? visited.format : undefined,
    count: 1,
  };
}
