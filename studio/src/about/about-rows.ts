import type { Days } from "@newsletter/schemas";
import {
  calendarEntryKindChoices,
  firstTranslation,
  resourceKindChoices,
  type IssueContentsQueryResult,
  type ItemsAboutQueryResult,
} from "@newsletter/schemas/studio";
import { issuesShowing, type ShowingIssue } from "../compose/issues-showing.ts";
import type { ContentState } from "../content-state.ts";
import { whenOf } from "../when-of-entry.ts";
import type { AboutSubject } from "./about-subject.ts";
import { dateIn, datesOf, type ItemDates } from "./item-dates.ts";

export type ItemRecord = ItemsAboutQueryResult[number];

/** One item about the subject. */
export interface AboutRow {
  readonly id: string;
  readonly type: ItemRecord["_type"];
  readonly picture: unknown;
  /** "News item", "Workshop" */
  readonly kind: string;
  readonly title: string;
  readonly date: ItemDates;
  readonly place: string;
  /** What the subject has to do with it: "co-organiser". Empty where that says nothing. */
  readonly role: string;
  readonly issues: readonly ShowingIssue[];
  readonly state: ContentState;
  readonly link: string;
}

interface Material {
  readonly subject: AboutSubject;
  readonly items: ItemsAboutQueryResult;
  readonly issues: IssueContentsQueryResult;
  readonly stateOf: (item: ItemRecord) => ContentState;
}

/** The items of the period, latest first. */
export function aboutRows({ subject, items, issues, stateOf }: Material, period: Days, now: string): readonly AboutRow[] {
  return items
    .flatMap((item) => {
      const when = item._type === "calendarEntry" ? whenOf(item) : undefined;
      const showing = issuesShowing({ id: item._id, when }, issues, now);
      const date = dateIn(datesOf(item, showing), period);
      return date === undefined ? [] : [rowOf(item, { subject, date, issues: showing, state: stateOf(item) })];
    })
    .toSorted((a, b) => compare(b.date.first, a.date.first) || compare(a.title, b.title) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

interface Known extends Pick<AboutRow, "date" | "issues" | "state"> {
  readonly subject: AboutSubject;
}

function rowOf(item: ItemRecord, { subject, ...known }: Known): AboutRow {
  return {
    id: item._id,
    type: item._type,
    picture: item.picture,
    kind: kindOf(item),
    title: firstTranslation(item.title) ?? firstTranslation(item.organisationName) ?? "Without a title",
    place: firstTranslation(item.place) ?? "",
    role: rolesOf(item, subject).join(", "),
    link: item.link ?? "",
    ...known,
  };
}

const typeWords: Readonly<Record<ItemRecord["_type"], string>> = {
  newsItem: "News item",
  callForApplications: "Call for applications",
  video: "Video",
  calendarEntry: "Calendar entry",
  knowledgeResource: "Knowledge resource",
  supporter: "Supporter",
  partner: "Partner profile",
};

function kindOf({ _type, kind }: ItemRecord): string {
  return [...calendarEntryKindChoices(), ...resourceKindChoices()].find(({ value }) => value === kind)?.title ?? typeWords[_type];
}

/** What an organisation, a partner or a project has to do with an item. A place or a theme is simply what it is about. */
function rolesOf(item: ItemRecord, { kind, organisationIds, projectIds }: AboutSubject): readonly string[] {
  if (kind === "place" || kind === "theme") return [];
  const names = (ids: readonly (string | null)[] | null): boolean =>
    ids?.some((id) => id !== null && organisationIds.includes(id)) === true;
  const isOfProject = item.projectId !== null && projectIds.includes(item.projectId);
  const isProfile = item._type === "partner" && names([item.organisationId]);
  const roles: readonly (readonly [boolean, string])[] = [
    [names(item.coOrganiserIds), "co-organiser"],
    [names(item.organisationIds), "organisation"],
    [item._type === "supporter" && names([item.organisationId]), "supporter"],
    [isProfile, "partner"],
    [item._type === "partner" && !isProfile && names(item.memberIds), "member"],
    // Of a project's own items it goes without saying.
    [isOfProject && kind !== "project", "funder of its project"],
    [item._type === "callForApplications", "call for an entry of it"],
  ];
  return roles.filter(([applies]) => applies).map(([, words]) => words);
}
