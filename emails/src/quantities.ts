import { directionOf, locales, normalised, type Language, type MediaFile } from "@newsletter/schemas";
import { isolatedIn } from "./bidi.ts";

/** "PDF, 1.2 MB": what a download is and how long it will take, said before the reader begins it. */
export function fileFacts(language: Language, { extension, bytes }: MediaFile, separator: string): string {
  // A figure after Latin letters would be drawn with them, away from its Arabic unit (UAX #9, W7).
  return [isolatedIn(directionOf(language), extension.toUpperCase()), fileSize(language, bytes)].join(separator);
}

function fileSize(language: Language, bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const amount = isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1_000);
  const unit = isLarge ? "megabyte" : "kilobyte";
  return normalised(
    new Intl.NumberFormat(locales[language], { style: "unit", unit, maximumFractionDigits: isLarge ? 1 : 0 }).format(amount),
  );
}
