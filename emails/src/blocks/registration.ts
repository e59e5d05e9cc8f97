import type { CalendarEntry } from "@newsletter/schemas";
import { deadlineText, isClosed } from "../dates.ts";
import type { Edition } from "../edition.ts";

/** "Registration until 10 October 2021", or that it has closed as of the reference time; empty where no deadline is known. */
export function registrationWords(edition: Edition, { registration, status }: CalendarEntry): string {
  if (registration?.closes === undefined || status === "cancelled") return "";
  const when = deadlineText(edition.language, registration.closes);
  return isClosed(registration.closes, edition.snapshot.referenceTime)
    ? edition.words.registrationClosed(when)
    : edition.words.registrationUntil(when);
}

/** Where to register, while one still can. */
export function registerUrl(edition: Edition, { registration, status }: CalendarEntry): string | undefined {
  if (status === "cancelled" || registration === undefined) return undefined;
  const hasClosed = registration.closes !== undefined && isClosed(registration.closes, edition.snapshot.referenceTime);
  return hasClosed ? undefined : registration.url;
}
