// The last day of a token that expires, in two bytes: days since 2020-01-01 in UTC, which reach into the year 2199.

const dayMs = 86_400_000;
const firstDayMs = Date.UTC(2020, 0, 1);

/** `2024-02-04` as four hexadecimal digits. */
export function hexOfDay(day: string): string {
  return ((Date.parse(day) - firstDayMs) / dayMs).toString(16).padStart(4, "0");
}

export function dayOfBytes(content: Buffer, offset: number): string {
  return new Date(firstDayMs + content.readUInt16BE(offset) * dayMs).toISOString().slice(0, 10);
}

/** So many days after an instant, in UTC. */
export function dayAfter(instant: Date, days: number): string {
  return new Date(instant.getTime() + days * dayMs).toISOString().slice(0, 10);
}
