import type { CallForApplications, Deadline, NewsItem, Picture, Supporter, Video } from "@newsletter/schemas";
import { calendarEntryOf } from "./calendar-entries.ts";
import { clearanceOf } from "./clearance.ts";
import { fieldOf, keyed, member, referenced, report, type Conversion, type Field } from "./conversion.ts";
import { checkDays, momentOf } from "./date-fields.ts";
import type { DocumentOf } from "./document-names.ts";
import { morePicturesMax } from "./limits.ts";
import { allPresent, organisationsOf, pictureOf, requiredOrganisation } from "./organisations.ts";
import { placesOf, releaseOf } from "./places.ts";
import { projectOf } from "./projects.ts";
import { requiredText } from "./rich-texts.ts";
import { takingPartOf } from "./taking-part.ts";
import { optionalString, plainText, requiredName, requiredString, webAddress } from "./text-fields.ts";

type StoredDeadline = NonNullable<DocumentOf<"callForApplications">["deadlines"]>[number];
type StoredTopic = NonNullable<StoredDeadline["topics"]>[number];

export function newsItemOf(conversion: Conversion, stored: DocumentOf<"newsItem">): NewsItem | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const teaser = requiredText(member(field, "teaser"), stored.teaser, "teaser");
  const picture = pictureOf(member(field, "picture"), stored.picture);
  const byline = optionalString(stored.byline);
  const morePictures = morePicturesOf(member(field, "morePictures"), stored.morePictures ?? []);
  const place = optionalString(stored.place);
  const places = placesOf(field, stored);
  checkDays(field, stored);
  const links = allPresent(
    (stored.links ?? []).map(({ _key, language, url }, index) => {
      const link = keyed(member(field, "links"), _key, index);
      const address = webAddress(member(link, "url"), url, "address for one of its links", "required");
      if (language === undefined) return report(member(link, "language"), "languageNotStated", "has a link without its language.");
      return address === undefined ? undefined : { language, url: address };
    }),
  );
  const organisations = organisationsOf(member(field, "organisations"), stored.organisations);
  const coOrganisers = organisationsOf(member(field, "coOrganisers"), stored.coOrganisers);
  const project = projectOf(member(field, "project"), stored.project);
  if (title === undefined || teaser === undefined) return undefined;
  const { _id: id, theme, firstDay, lastDay } = stored;
  return {
    type: "newsItem",
    id,
    title,
    teaser,
    byline,
    picture,
    morePictures: morePictures.length === 0 ? undefined : morePictures,
    theme,
    place,
    firstDay,
    lastDay,
    links,
    organisations,
    coOrganisers: coOrganisers.length === 0 ? undefined : coOrganisers,
    project,
    ...places,
    ...releaseOf(field, stored),
    clearance: clearanceOf(stored.clearance),
  };
}

function morePicturesOf(field: Field, stored: NonNullable<DocumentOf<"newsItem">["morePictures"]>): Picture[] {
  if (stored.length > morePicturesMax) {
    report(field, "picturesTooMany", `has more than ${morePicturesMax} pictures beside the first; the others are not shown.`, "warning");
  }
  return allPresent(stored.slice(0, morePicturesMax).map((picture, index) => pictureOf(keyed(field, picture["_key"], index), picture)));
}

export function callOf(conversion: Conversion, stored: DocumentOf<"callForApplications">): CallForApplications | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const summary = requiredText(member(field, "summary"), stored.summary, "summary");
  const picture = pictureOf(member(field, "picture"), stored.picture);
  const applyUrl = webAddress(member(field, "applyUrl"), stored.applyUrl, "address to apply at");
  const takingPart = takingPartOf(stored);
  const legalBasis = optionalString(stored.legalBasis);
  const places = placesOf(field, stored);
  const storedDeadlines = stored.deadlines ?? [];
  if (storedDeadlines.length === 0) report(member(field, "deadlines"), "deadlineMissing", "has no deadline.");
  const deadlines = allPresent(
    storedDeadlines.map((deadline, index) => deadlineOf(keyed(member(field, "deadlines"), deadline._key, index), deadline)),
  );
  if (title === undefined || summary === undefined || deadlines.length === 0) return undefined;
  return {
    type: "callForApplications",
    id: stored._id,
    title,
    summary,
    ...takingPart,
    legalBasis,
    deadlines,
    picture,
    applyUrl,
    ...places,
    ...releaseOf(field, stored),
    clearance: clearanceOf(stored.clearance),
  };
}

function deadlineOf(field: Field, stored: StoredDeadline): Deadline | undefined {
  const closes = momentOf(field, stored, "a deadline");
  const topics = allPresent((stored.topics ?? []).map((topic, index) => topicOf(keyed(member(field, "topics"), topic._key, index), topic)));
  if (closes === undefined) return undefined;
  return { key: stored._key, topics, closes, words: optionalString(stored.words) };
}

function topicOf(field: Field, stored: StoredTopic): Deadline["topics"][number] | undefined {
  const name = requiredName(member(field, "name"), stored.name, "name for a topic of a deadline");
  const found = referenced(member(field, "entry"), stored.entry, ["calendarEntry"]);
  const entry = found === undefined ? undefined : calendarEntryOf(field.conversion, found);
  if (name === undefined) return undefined;
  return { key: stored._key, shortForm: plainText(stored.shortForm), name, entry };
}

export function videoOf(conversion: Conversion, stored: DocumentOf<"video">): Video | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const summary = requiredText(member(field, "summary"), stored.summary, "summary");
  const still = pictureOf(member(field, "still"), stored.still);
  const watchUrl = webAddress(member(field, "watchUrl"), stored.watchUrl, "address to watch it at", "required");
  const moreUrl = webAddress(member(field, "moreUrl"), stored.moreUrl, "address for more information");
  const project = projectOf(member(field, "project"), stored.project);
  if (title === undefined || summary === undefined || watchUrl === undefined) return undefined;
  const { _id: id, durationSeconds, captionLanguages = [] } = stored;
  return {
    type: "video",
    id,
    title,
    summary,
    still,
    watchUrl,
    moreUrl,
    durationSeconds,
    captionLanguages,
    project,
    ...releaseOf(field, stored),
    clearance: clearanceOf(stored.clearance),
  };
}

export function supporterOf(conversion: Conversion, stored: DocumentOf<"supporter">): Supporter | undefined {
  const field = fieldOf(conversion, stored);
  const organisation = requiredOrganisation(member(field, "organisation"), stored.organisation);
  return organisation === undefined ? undefined : { type: "supporter", id: stored._id, organisation };
}
