import type { CalendarEntry, CallForApplications, Deadline, NewsItem, Supporter, Video } from "@newsletter/schemas";
import { fieldOf, keyed, member, referenced, report, type Conversion, type Field } from "./conversion.ts";
import { checkDays, deadlineMomentOf, whenOf } from "./date-fields.ts";
import type { DocumentOf } from "./document-names.ts";
import { allPresent, organisationOf, pictureOf, requiredOrganisation } from "./organisations.ts";
import { optionalString, plainText, requiredString, requiredText, webAddress } from "./text-fields.ts";

type StoredDeadline = NonNullable<DocumentOf<"callForApplications">["deadlines"]>[number];
type StoredTopic = NonNullable<StoredDeadline["topics"]>[number];

export function newsItemOf(conversion: Conversion, stored: DocumentOf<"newsItem">): NewsItem | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const teaser = requiredText(member(field, "teaser"), stored.teaser, "teaser");
  const picture = pictureOf(member(field, "picture"), stored.picture);
  const place = optionalString(stored.place);
  checkDays(field, stored);
  const links = allPresent(
    (stored.links ?? []).map(({ _key, language, url }, index) => {
      const link = keyed(member(field, "links"), _key, index);
      const address = webAddress(member(link, "url"), url, "address for one of its links", "required");
      if (language === undefined) return report(member(link, "language"), "languageNotStated", "has a link without its language.");
      return address === undefined ? undefined : { language, url: address };
    }),
  );
  const organisations = allPresent(
    (stored.organisations ?? []).map((reference, index) =>
      organisationOf(keyed(member(field, "organisations"), reference["_key"], index), reference),
    ),
  );
  if (title === undefined || teaser === undefined) return undefined;
  const { _id: id, theme, firstDay, lastDay } = stored;
  return { type: "newsItem", id, title, teaser, picture, theme, place, firstDay, lastDay, links, organisations };
}

export function calendarEntryOf(conversion: Conversion, stored: DocumentOf<"calendarEntry">): CalendarEntry | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const kind = stored.kind ?? report(member(field, "kind"), "kindMissing", "does not say what kind of happening it is.");
  const when = whenOf(field, stored);
  const url = webAddress(member(field, "url"), stored.url, "address");
  const place = optionalString(stored.place);
  // Nothing is invented: an entry that says nothing about its place is shown without one.
  const placeKind = stored.placeKind ?? "notStated";
  if ((placeKind === "venue" || placeKind === "hybrid") && place === undefined) {
    report(member(field, "place"), "placeMissing", "takes place somewhere, but does not say where.");
  }
  if (title === undefined || kind === undefined || when === undefined) return undefined;
  return { type: "calendarEntry", id: stored._id, title, kind, when, placeKind, place, url };
}

export function callOf(conversion: Conversion, stored: DocumentOf<"callForApplications">): CallForApplications | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const summary = requiredText(member(field, "summary"), stored.summary, "summary");
  const picture = pictureOf(member(field, "picture"), stored.picture);
  const applyUrl = webAddress(member(field, "applyUrl"), stored.applyUrl, "address to apply at");
  const stores = stored.deadlines ?? [];
  if (stores.length === 0) report(member(field, "deadlines"), "deadlineMissing", "has no deadline.");
  const deadlines = allPresent(
    stores.map((deadline, index) => deadlineOf(keyed(member(field, "deadlines"), deadline._key, index), deadline)),
  );
  if (title === undefined || summary === undefined || deadlines.length === 0) return undefined;
  const eligibility = optionalString(stored.eligibility);
  return { type: "callForApplications", id: stored._id, title, summary, eligibility, deadlines, picture, applyUrl };
}

function deadlineOf(field: Field, stored: StoredDeadline): Deadline | undefined {
  const closes = deadlineMomentOf(field, stored);
  const topics = allPresent((stored.topics ?? []).map((topic, index) => topicOf(keyed(member(field, "topics"), topic._key, index), topic)));
  if (closes === undefined) return undefined;
  return { key: stored._key, topics, closes, words: optionalString(stored.words) };
}

function topicOf(field: Field, stored: StoredTopic): Deadline["topics"][number] | undefined {
  const name = optionalString(stored.name);
  const found = referenced(member(field, "entry"), stored.entry, ["calendarEntry"]);
  const entry = found === undefined ? undefined : calendarEntryOf(field.conversion, found);
  if (name === undefined) return report(member(field, "name"), "textMissing", "has a deadline with a topic that has no name.");
  return { key: stored._key, shortForm: plainText(stored.shortForm), name, entry };
}

export function videoOf(conversion: Conversion, stored: DocumentOf<"video">): Video | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const summary = requiredText(member(field, "summary"), stored.summary, "summary");
  const still = pictureOf(member(field, "still"), stored.still);
  const watchUrl = webAddress(member(field, "watchUrl"), stored.watchUrl, "address to watch it at", "required");
  const moreUrl = webAddress(member(field, "moreUrl"), stored.moreUrl, "address for more information");
  if (title === undefined || summary === undefined || watchUrl === undefined) return undefined;
  const { _id: id, durationSeconds, captionLanguages = [] } = stored;
  return { type: "video", id, title, summary, still, watchUrl, moreUrl, durationSeconds, captionLanguages };
}

export function supporterOf(conversion: Conversion, stored: DocumentOf<"supporter">): Supporter | undefined {
  const field = fieldOf(conversion, stored);
  const organisation = requiredOrganisation(member(field, "organisation"), stored.organisation);
  return organisation === undefined ? undefined : { type: "supporter", id: stored._id, organisation };
}
