import type { Language } from "./languages.ts";
import type { StakeholderKind } from "./vocabulary.ts";

// How far an issue went, as the Studio asks for it: `GET /api/v1/reach?issueId=<id>`, by whoever is signed in. 404 `notFound` before a campaign of
// the issue was planned. Figures of visits have passed their threshold before they are here.

/** The page of an issue on the web, the page of a partner's pack, a file taken away from one, the archive, the form that subscribes. */
export const visitedPages = ["edition", "pack", "download", "archive", "subscribe"] as const;
export type VisitedPageName = (typeof visitedPages)[number];

export interface ReachResponse {
  readonly issueId: string;
  /** Below it no figure of visits is given. */
  readonly shownCountMin: number;
  /** Null where its publication counts none. */
  readonly visits: readonly VisitGroup[] | null;
  /** Null where partners were not asked. */
  readonly question: ReachQuestion | null;
}

export interface VisitGroup {
  readonly page: VisitedPageName;
  /** `2024-02`, of pages that belong to no issue; null for those of this one. */
  readonly month: string | null;
  /** Not exact: at least so many. */
  readonly total: { readonly count: number; readonly isExact: boolean };
  readonly cells: readonly VisitCell[];
}

export interface VisitCell {
  readonly partnerId: string | null;
  readonly partnerName: string | null;
  readonly language: Language | null;
  /** Of a file of a pack: `html`, `txt`, `eml`, `ics`, `zip`. */
  readonly format: string | null;
  /** Null below the threshold. */
  readonly count: number | null;
}

export interface ReachQuestion {
  readonly askedCount: number;
  readonly answeredCount: number;
  /** Of the answers that count. */
  readonly peopleCount: number;
  /** Who was asked or has answered, in the order of the issue. */
  readonly partners: readonly PartnersReach[];
}

export interface PartnersReach {
  readonly partnerId: string;
  readonly name: string;
  /** Null where there is no answer. */
  readonly peopleCount: number | null;
  readonly kinds: readonly StakeholderKind[];
  readonly answeredAt: string | null;
  /** How often it answered; the last one counts. */
  readonly answerCount: number;
}
