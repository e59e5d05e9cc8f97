import type { QuietHours } from "@newsletter/schemas";

/** As approvals and campaigns keep them. */
export interface QuietColumns {
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly quiet_zone: string | null;
}

export function quietColumns(hours: QuietHours | null): QuietColumns {
  return { quiet_from: hours?.from ?? null, quiet_to: hours?.to ?? null, quiet_zone: hours?.timeZone ?? null };
}

export function quietHoursOf({ quiet_from: from, quiet_to: to, quiet_zone: timeZone }: QuietColumns): QuietHours | null {
  return from === null || to === null || timeZone === null ? null : { from: toMinute(from), to: toMinute(to), timeZone };
}

/** `20:00:00` as the database says it. */
function toMinute(time: string): string {
  return time.slice(0, "20:00".length);
}
