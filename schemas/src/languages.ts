import * as z from "zod";

/** The six official languages of the United Nations as BCP 47 tags, in the order screens and language links show them. */
export const languages = ["en", "fr", "es", "ar", "ru", "zh"] as const;

export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

export type Direction = "ltr" | "rtl";

export function directionOf(language: Language): Direction {
  return language === "ar" ? "rtl" : "ltr";
}

export function isLanguage(value: unknown): value is Language {
  return languageSchema.safeParse(value).success;
}

/** Each language's own name, for language links; a reader looks for the word he can read. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  es: "Español",
  ar: "العربية",
  ru: "Русский",
  zh: "中文",
};
