import { dayIn, type CalendarEntry, type ContentDocument, type Registration, type When } from "@newsletter/schemas";
import { clearanceOf } from "./clearance.ts";
import { fieldOf, member, referenced, report, type Conversion, type Field } from "./conversion.ts";
import { momentOf, whenOf } from "./date-fields.ts";
import type { DocumentOf } from "./document-names.ts";
import { partOfStepsMax } from "./limits.ts";
import { placesOf, releaseOf } from "./places.ts";
import { projectOf } from "./projects.ts";
import { takingPartOf } from "./taking-part.ts";
import { optionalString, requiredName, requiredString, webAddress } from "./text-fields.ts";

type StoredEntry = DocumentOf<"calendarEntry">;

export function calendarEntryOf(conversion: Conversion, stored: StoredEntry): CalendarEntry | undefined {
  const field = fieldOf(conversion, stored);
  const title = requiredString(member(field, "title"), stored.title, "title");
  const kind = stored.kind ?? report(member(field, "kind"), "kindMissing", "does not say what kind of happening it is.");
  const when = whenOf(field, stored);
  const url = webAddress(member(field, "url"), stored.url, "address");
  const place = optionalString(stored.place);
  const places = placesOf(field, stored);
  // Nothing is invented: an entry that says nothing about its place is shown without one.
  const placeKind = stored.placeKind ?? "notStated";
  if ((placeKind === "venue" || placeKind === "hybrid") && place === undefined && places.countries === undefined) {
    report(member(field, "place"), "placeMissing", "takes place somewhere, but does not say where.");
  }
  const partOf = partOfOf(member(field, "partOf"), stored);
  const registration = registrationOf(member(field, "registration"), stored.registration, when);
  const project = projectOf(member(field, "project"), stored.project);
  const takingPart = takingPartOf(stored);
  if (title === undefined || kind === undefined || when === undefined) return undefined;
  const { _id: id } = stored;
  const status = stored.status === "confirmed" ? undefined : stored.status;
  return {
    type: "calendarEntry",
    id,
    title,
    kind,
    when,
    placeKind,
    place,
    url,
    status,
    partOf,
    registration,
    ...takingPart,
    project,
    ...places,
    ...releaseOf(field, stored),
    clearance: clearanceOf(stored.clearance),
  };
}

/** The entry this one is a part of, by its words alone: readers are told what it belongs to, and find it where it stands. */
function partOfOf(field: Field, stored: StoredEntry): CalendarEntry["partOf"] {
  if (stored.partOf?._ref === stored._id) return report(field, "partOfItself", "is said to be a part of itself.");
  const whole = referenced(field, stored.partOf, ["calendarEntry"]);
  if (whole === undefined) return undefined;
  if (leadsBack(field.conversion.documents, whole, stored._id)) {
    return report(field, "partOfCircle", "is a part of an entry that is itself a part of this one.");
  }
  const title = requiredName(member(fieldOf(field.conversion, whole), "title"), whole.title, "title");
  return title === undefined ? undefined : { id: whole._id, title };
}

/** Follows what an entry is a part of, as far as its documents are there. */
function leadsBack(documents: ReadonlyMap<string, ContentDocument>, from: StoredEntry, id: string): boolean {
  let current: ContentDocument | undefined = from;
  for (let step = 0; step < partOfStepsMax && current?._type === "calendarEntry"; step += 1) {
    const next: string | undefined = current.partOf?._ref;
    if (next === id) return true;
    current = next === undefined ? undefined : documents.get(next);
  }
  return false;
}

function registrationOf(field: Field, stored: StoredEntry["registration"], when: When | undefined): Registration | undefined {
  const url = webAddress(member(field, "url"), stored?.url, "address to register at");
  if (stored?.precision === undefined) return url === undefined ? undefined : { url };
  const closes = momentOf(field, stored, "its registration");
  if (closes === undefined) return undefined;
  if (when !== undefined && closesAfterBeginning(closes, when)) {
    report(field, "registrationAfterStart", "has a registration that closes after it has begun.", "warning");
  }
  return { closes, url };
}

/** Compared as exactly as both are known; where only months are, a registration within the first of them is early enough. */
function closesAfterBeginning(closes: NonNullable<Registration["closes"]>, when: When): boolean {
  if (when.precision === "time" && closes.precision === "instant") return Date.parse(closes.closesAt) > Date.parse(when.startsAt);
  // Midnight is the end of the day before.
  const day = closes.precision === "day" ? closes.day : dayIn(closes.timeZone, new Date(Date.parse(closes.closesAt) - 1).toISOString());
  switch (when.precision) {
    case "time":
      return day > dayIn(when.timeZone, when.startsAt);
    case "day":
      return day > when.day;
    case "range":
      return day > when.firstDay;
    case "monthSpan":
      return day.slice(0, when.firstMonth.length) > when.firstMonth;
  }
}
