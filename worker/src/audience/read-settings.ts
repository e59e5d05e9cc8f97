import type { Language, PreferenceWords } from "@newsletter/schemas";
import * as z from "zod";
import type { SettingsChange } from "../ports/preferences.ts";
import { chosenLanguages } from "./chosen-languages.ts";
import { dayAfter } from "./last-day.ts";
import { pauseDaysMax, pauseWeeks } from "./limits.ts";

export type SettingsFault = keyof PreferenceWords["fault"];

export type ReadSettings =
  | { readonly state: "read"; readonly change: SettingsChange }
  | { readonly state: "faulty"; readonly faults: readonly SettingsFault[] };

const typedSchema = z.record(z.string(), z.string().max(1_000).catch("")).catch({});
/** Value of the choice that the field for a day belongs to. */
export const untilDay = "day";

/** The form of a reader's settings. A pause ends at the beginning of its day, in UTC. */
export function readSettings(body: unknown, offered: readonly Language[], now: Date): ReadSettings {
  const typed = typedSchema.parse(body);
  const languages = chosenLanguages(typed, offered);
  const pausedUntil = pauseOf(typed["pause"] ?? "", typed["pauseDay"] ?? "", now);
  const faults: readonly (SettingsFault | undefined)[] = [
    languages.length === 0 ? "languages" : undefined,
    pausedUntil === undefined ? "pause" : undefined,
  ];
  const found = faults.filter((fault) => fault !== undefined);
  if (pausedUntil === undefined || found.length > 0) return { state: "faulty", faults: found };
  return { state: "read", change: { languages, pausedUntil, isLowBandwidth: typed["lowBandwidth"] === "yes" } };
}

/** Undefined for a pause that is none: a day that is over, or too far away for anybody to remember it. */
function pauseOf(choice: string, day: string, now: Date): string | null | undefined {
  if (choice === "") return null;
  const weeks = pauseWeeks.find((each) => String(each) === choice);
  if (weeks !== undefined) return dayAfter(now, weeks * 7);
  if (choice !== untilDay || !z.iso.date().safeParse(day).success) return undefined;
  return day > dayAfter(now, 0) && day <= dayAfter(now, pauseDaysMax) ? day : undefined;
}

/** Ids of the publications that were ticked, in a form whose fields may come once or often. */
export function readTicked(body: unknown): readonly string[] {
  const ticked = z.object({ publication: z.union([z.string().transform((one) => [one]), z.array(z.string())]) }).safeParse(body);
  return ticked.success ? ticked.data.publication : [];
}
