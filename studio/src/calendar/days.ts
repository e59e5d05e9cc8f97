// Calendar days as text, `2024-01-29`: no instant, no zone, so that no change of clocks can move one.

const dayMs = 86_400_000;
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export function addDays(day: string, count: number): string {
  return new Date(timeOf(day) + count * dayMs).toISOString().slice(0, "2024-01-29".length);
}

/** Days from one to the other; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs);
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(timeOf(day)).getUTCDay() + 6) % 7;
}

export function monthOf(day: string): string {
  return day.slice(0, "2024-01".length);
}

/** `2024-01` and 1 give `2024-02`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, "2024-01".length);
}

export function monthsBetween(from: string, to: string): number {
  return monthCount(to) - monthCount(from);
}

const monthCount = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** The weeks of a month as a calendar on the wall has them: Monday first, with the days of the neighbours that fill them up. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const monday = addDays(first, -weekdayOf(first));
  const dayCount = daysBetween(monday, `${addMonths(month, 1)}-01`);
  return Array.from({ length: Math.ceil(dayCount / 7) }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(monday, week * 7 + day)),
  );
}
