import { daySchema, type Days } from "@newsletter/schemas";
import type { RouterState } from "sanity/router";
import * as z from "zod";
import { subjectKinds, type SubjectKind } from "./about-subject.ts";

/** What is asked for; all of it stands in the address: `/about/project/project-se4u/2022-11-24/2024-11-24`. */
export interface AboutAsked {
  readonly subject: { readonly kind: SubjectKind; readonly id: string } | undefined;
  readonly period: Days;
}

const subjectSchema = z.object({ kind: z.enum(subjectKinds), id: z.string().min(1) });
const periodSchema = z.object({ from: daySchema, to: daySchema });

/** Without a period, or with one that is none: the two years up to today. */
export function askedIn(state: RouterState, today: string): AboutAsked {
  const subject = subjectSchema.safeParse(state).data;
  const period = periodSchema.safeParse(state).data;
  return { subject, period: period === undefined ? lastTwoYears(today) : { first: period.from, last: period.to } };
}

export function stateOf({ subject, period: { first, last } }: AboutAsked): RouterState {
  return subject === undefined ? {} : { kind: subject.kind, id: subject.id, from: first, to: last };
}

function lastTwoYears(today: string): Days {
  const before = new Date(`${today}T00:00:00Z`);
  before.setUTCFullYear(before.getUTCFullYear() - 2);
  return { first: before.toISOString().slice(0, today.length), last: today };
}
