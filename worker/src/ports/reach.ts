import type { Language, StakeholderKind, TranslatedString } from "@newsletter/schemas";
import type { ReachAnswer } from "../reach/read-answer.ts";
import type { VisitLine } from "../reach/visit.ts";
import type { PackName } from "./packs.ts";

/** A publication that has its counts on, as of the latest snapshot of one of its issues. */
export interface CountedPublication {
  readonly id: string;
  readonly slug: string;
}

/** Counts of visits, by `store/`. */
export interface VisitStore {
  readonly countedPublications: () => Promise<readonly CountedPublication[]>;
  /** In one statement. Lines of an issue that has not gone out yet are not kept: they are our own looks at it. */
  readonly add: (lines: readonly VisitLine[]) => Promise<void>;
  /** What was counted of an issue, over all days. */
  readonly ofIssue: (issueId: string) => Promise<readonly VisitSum[]>;
  /** What was counted of a publication's own pages, by month (`2024-02`), from this month on. */
  readonly ofPublication: (publicationId: string, months: readonly string[]) => Promise<readonly (VisitSum & { readonly month: string })[]>;
}

export interface VisitSum extends Omit<VisitLine, "day" | "publicationId" | "issueId"> {}

export interface KeptAnswer extends ReachAnswer {
  readonly id: string;
  readonly answeredAt: string;
}

/** `replaced`: while the form was filled in, another answer had come. `full`: the question takes no more. */
export type AnswerKept = "kept" | "replaced" | "full";

/** What partners say of how far an issue went, by `store/`. */
export interface AnswerStore {
  /** The latest first, two at most. */
  readonly latest: (question: PackName) => Promise<readonly KeptAnswer[]>;
  /** The same as the latest again changes nothing. */
  readonly keep: (question: PackName, answer: ReachAnswer, seenId: string | undefined) => Promise<AnswerKept>;
  /** The campaigns of an issue as far as they bear on its reach; none before the first. Rehearsals are none. */
  readonly issue: (issueId: string) => Promise<IssueReach | undefined>;
}

export interface IssueReach {
  readonly issueId: string;
  readonly publicationId: string;
  /** When its first campaign began. */
  readonly beganAt: string;
  readonly languages: readonly Language[];
  readonly isCounting: boolean;
  readonly isAsking: boolean;
  /** Of the issue, in its order. */
  readonly partners: readonly ReachPartner[];
}

export interface ReachPartner {
  readonly id: string;
  readonly name: TranslatedString;
  /** A partner copy with the question was accepted for it. */
  readonly isAsked: boolean;
  /** The latest, of whichever campaign of the issue. */
  readonly answer: { readonly peopleCount: number; readonly kinds: readonly StakeholderKind[]; readonly answeredAt: string } | undefined;
  /** Answers it gave, with those that count no more. */
  readonly answerCount: number;
}
