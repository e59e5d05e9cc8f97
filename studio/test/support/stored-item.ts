import type { ItemRecord } from "../../src/about/about-rows.ts";

type Type = ItemRecord["_type"];
type Items = { readonly [T in Type]: Extract<ItemRecord, { _type: T }> };

const nothing = {
  _id: "item",
  writtenAt: "2024-03-05T09:00:00Z",
  isDraft: false,
  kind: null,
  title: null,
  organisationName: null,
  picture: null,
  place: null,
  firstDay: null,
  lastDay: null,
  precision: null,
  day: null,
  startsAt: null,
  endsAt: null,
  timeZone: null,
  firstMonth: null,
  lastMonth: null,
  deadlines: null,
  deadlineMoments: null,
  organisationIds: null,
  coOrganiserIds: null,
  projectId: null,
  organisationId: null,
  memberIds: null,
  link: null,
  teaser: null,
} as const;

const blank: Items = {
  newsItem: { ...nothing, _type: "newsItem" },
  callForApplications: { ...nothing, _type: "callForApplications" },
  video: { ...nothing, _type: "video" },
  calendarEntry: { ...nothing, _type: "calendarEntry" },
  knowledgeResource: { ...nothing, _type: "knowledgeResource" },
  supporter: { ...nothing, _type: "supporter" },
  partner: { ...nothing, _type: "partner" },
};

/** An item as a query gives it when nobody has written more of it than is said here; first written on 5 March 2024. */
export function storedItem<T extends Type>(type: T, changes: Partial<Items[T]> = {}): Items[T] {
  return { ...blank[type], ...changes };
}
