import {
  languages as allLanguages,
  translationOf,
  type Language,
  type PartnersReach,
  type ReachQuestion,
  type ReachResponse,
  type VisitCell,
  type VisitGroup,
} from "@newsletter/schemas";
import { packFormats } from "../pack/pack-files.ts";
import type { AnswerStore, IssueReach, ReachPartner, VisitStore, VisitSum } from "../ports/reach.ts";
import type { Clock } from "../ports/surroundings.ts";
import { monthsBesideIssueMax, shownCountMin } from "./limits.ts";
import { shownGroup } from "./shown-figures.ts";
import type { VisitedPage } from "./visit.ts";

/** How far an issue went, as far as anybody may know it; undefined before a campaign of it was planned. */
export type ReachFigures = (issueId: string) => Promise<ReachResponse | undefined>;

interface FiguresWith {
  readonly visits: VisitStore;
  readonly answers: AnswerStore;
  readonly clock: Clock;
}

export function createReachFigures({ visits, answers, clock }: FiguresWith): ReachFigures {
  return async (issueId) => {
    const issue = await answers.issue(issueId);
    if (issue === undefined) return undefined;
    const months = monthsFrom(issue.beganAt, clock.now().toISOString());
    const [ofIssue, ofPublication] = await Promise.all([visits.ofIssue(issueId), visits.ofPublication(issue.publicationId, months)]);
    const isCounted = issue.isCounting || ofIssue.length > 0;
    const monthly = months.flatMap((month) => {
      const sums = ofPublication.filter((sum) => sum.month === month);
      return (["archive", "subscribe"] as const).map((page) => groupOf(page, month, languageCells(allLanguages), sums));
    });
    return {
      issueId,
      shownCountMin,
      visits: isCounted ? [...issueGroups(issue, ofIssue), ...monthly] : null,
      question: questionOf(issue),
    };
  };
}

type Cell = Omit<VisitCell, "count">;

/** What one counts, by what tells it from the others. */
function cell({ partnerId = null, partnerName = null, language = null, format = null }: Partial<Cell>): Cell {
  return { partnerId, partnerName, language, format };
}

/** Of all there could have been, in the order of the issue: what is missing would say as much as a figure. */
function issueGroups({ languages, partners }: IssueReach, sums: readonly VisitSum[]): readonly VisitGroup[] {
  const packs = partners.map(({ id, name }) => cell({ partnerId: id, partnerName: nameOf(name, id) }));
  const files = languages.flatMap((language) => packFormats.map((format) => cell({ language, format })));
  return [
    groupOf("edition", null, languageCells(languages), sums),
    groupOf("pack", null, packs, sums),
    groupOf("download", null, [cell({ format: "zip" }), ...files], sums),
  ];
}

function languageCells(languages: readonly Language[]): readonly Cell[] {
  return languages.map((language) => cell({ language }));
}

function groupOf(page: VisitedPage["page"], month: string | null, cells: readonly Cell[], sums: readonly VisitSum[]): VisitGroup {
  const { counts, total } = shownGroup(cells.map((one) => countIn(one, page, sums)));
  return { page, month, total, cells: cells.map((one, index) => Object.assign(one, { count: counts[index] ?? null })) };
}

function countIn({ partnerId, language, format }: Cell, page: VisitedPage["page"], sums: readonly VisitSum[]): number {
  return sums
    .filter(
      (sum) =>
        sum.page === page &&
        (sum.partnerId ?? null) === partnerId &&
        (sum.language ?? null) === language &&
        (sum.format ?? null) === format,
    )
    .reduce((total, { count }) => total + count, 0);
}

/** `2024-02` and those after it, up to this one. Whole months of the calendar: no two spans overlap, and none can be taken from another. */
function monthsFrom(beganAt: string, now: string): readonly string[] {
  const first = new Date(`${beganAt.slice(0, 7)}-01T00:00:00Z`);
  return Array.from({ length: monthsBesideIssueMax }, (_, index) =>
    new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index)).toISOString().slice(0, 7),
  ).filter((month) => month <= now.slice(0, 7));
}

/** An organisation's own answer is no person's data: no threshold. */
function questionOf({ isAsking, partners }: IssueReach): ReachQuestion | null {
  if (!isAsking) return null;
  const involved = partners.filter(({ isAsked, answer }) => isAsked || answer !== undefined).map(partnersReach);
  return {
    askedCount: partners.filter(({ isAsked }) => isAsked).length,
    answeredCount: involved.filter(({ peopleCount }) => peopleCount !== null).length,
    peopleCount: involved.reduce((sum, { peopleCount }) => sum + (peopleCount ?? 0), 0),
    partners: involved,
  };
}

function partnersReach({ id, name, answer, answerCount }: ReachPartner): PartnersReach {
  return {
    partnerId: id,
    name: nameOf(name, id),
    peopleCount: answer?.peopleCount ?? null,
    kinds: answer?.kinds ?? [],
    answeredAt: answer?.answeredAt ?? null,
    answerCount,
  };
}

/** In English where there is any, as all that people who work with the system read. */
function nameOf(name: ReachPartner["name"], id: string): string {
  return translationOf(name, "en", allLanguages)?.value ?? id;
}
