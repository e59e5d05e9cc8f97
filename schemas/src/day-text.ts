import type { Language } from "./languages.ts";

// Intl's output is normalised by one function, here: U+202F and U+00A0, which ICU versions disagree about, become U+00A0. Arabic is written
// with Latin digits, as in the documents of the institutions that this product serves, which also keeps dates readable in clients that
// scramble mixed directions.

export const locales: Readonly<Record<Language, string>> = {
  en: "en-GB",
  fr: "fr-FR",
  es: "es-ES",
  ar: "ar-EG-u-nu-latn",
  ru: "ru-RU",
  zh: "zh-CN",
};

export function normalised(text: string): string {
  return text.replaceAll("\u202F", "\u00A0").replaceAll("\u200F", "");
}

/** As many as there are languages and combinations of parts in our code. To make one takes far longer than to use it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Of the Gregorian calendar in UTC. */
export function dateFormat(language: Language, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${JSON.stringify(parts)}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locales[language], { calendar: "gregory", timeZone: "UTC", ...parts });
  formats.set(name, format);
  return format;
}

/** A date of the Gregorian calendar in UTC, with the parts that are asked for. */
export function dateText(language: Language, date: Date, parts: Intl.DateTimeFormatOptions): string {
  return normalised(dateFormat(language, parts).format(date));
}

/** "8 January 2024 at 09:00 UTC": an instant that something depends on. */
export function instantText(language: Language, instant: string): string {
  const time = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return dateText(language, new Date(instant), { day: "numeric", month: "long", year: "numeric", ...time });
}

/** "8 January 2024", "8 يناير 2024", "2024年1月8日", of a calendar day, or of an instant in UTC. */
export function dayText(language: Language, day: string): string {
  return dateText(language, new Date(day), { day: "numeric", month: "long", year: "numeric" });
}
