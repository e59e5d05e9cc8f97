import { monthSchema } from "@newsletter/schemas";
import type { RouterState } from "sanity/router";
import * as z from "zod";
import { noFilter, type CalendarFilter } from "./calendar-filter.ts";

/** What of the calendar is shown: all of it stands in the address, so that it can be sent to a colleague. */
export interface CalendarView {
  readonly view: "month" | "agenda";
  /** "2024-01" */
  readonly month: string;
  readonly filter: CalendarFilter;
}

const stateSchema = z.object({
  view: z.enum(["month", "agenda"]).catch("month"),
  month: monthSchema.optional().catch(undefined),
  _searchParams: z.array(z.tuple([z.string(), z.string()])).catch([]),
});

/** An address that says nothing, or nonsense, shows the present month. */
export function viewFrom(state: RouterState, presentMonth: string): CalendarView {
  const { view, month = presentMonth, _searchParams } = stateSchema.parse(state);
  const given = new Map(_searchParams);
  const value = (name: keyof CalendarFilter): string => given.get(name) ?? "";
  return {
    view,
    month,
    filter: { kind: value("kind"), region: value("region"), language: value("language"), project: value("project"), issue: value("issue") },
  };
}

export function stateOf({ view, month, filter }: CalendarView): RouterState {
  const params = Object.entries({ ...noFilter, ...filter }).filter(([, value]) => value !== "");
  return { view, month, ...(params.length === 0 ? {} : { _searchParams: params }) };
}
