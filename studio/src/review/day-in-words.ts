/** `8 Jan 2024`, of a day or of an instant, in UTC as the worker counts days. */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day));
}
