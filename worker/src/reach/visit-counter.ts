import type { CountedPublication, VisitStore } from "../ports/reach.ts";
import type { Clock } from "../ports/surroundings.ts";
import { visitLinesMax } from "./limits.ts";
import { lineOf, type VisitedPage, type VisitLine } from "./visit.ts";

// Visits are counted in memory, and go to the database together, once a minute and when the process ends. So a page never waits for a count,
// is not touched by a database that is away, and no row says at which second somebody came. What has not gone there when a process dies is lost:
// at most a minute. Several processes each count what they see, and the database adds up.

export interface VisitCounter {
  /** A page of this publication was opened. Nothing is kept of a publication that has its counts off. */
  readonly note: (publication: { readonly slug: string } | { readonly id: string }, visited: VisitedPage) => void;
  /** Adds what was counted to the database, and reads which publications have their counts on. */
  readonly keep: () => Promise<void>;
}

interface CounterWith {
  readonly visits: VisitStore;
  readonly clock: Clock;
}

export function createVisitCounter({ visits, clock }: CounterWith): VisitCounter {
  // None until the database has said which: a switch that nobody could read is off.
  let counted: readonly CountedPublication[] = [];
  let lines = new Map<string, VisitLine>();

  const add = (line: VisitLine): void => {
    const name = JSON.stringify([line.day, line.publicationId, line.page, line.issueId, line.partnerId, line.language, line.format]);
    const known = lines.get(name);
    if (known === undefined && lines.size >= visitLinesMax) return;
    lines.set(name, { ...line, count: line.count + (known?.count ?? 0) });
  };

  return {
    note: (publication, visited) => {
      const found = counted.find(({ id, slug }) => ("id" in publication ? publication.id === id : publication.slug === slug));
      if (found !== undefined) add(lineOf(visited, found.id, clock.now().toISOString().slice(0, 10)));
    },
    keep: async () => {
      counted = await visits.countedPublications();
      const taken = lines;
      lines = new Map();
      // Switched off meanwhile: what was counted before somebody said so goes nowhere.
      const wanted = [...taken.values()].filter(({ publicationId }) => counted.some(({ id }) => id === publicationId));
      if (wanted.length === 0) return;
      try {
        await visits.add(wanted);
      } catch (cause) {
        for (const line of wanted) add(line);
        throw cause;
      }
    },
  };
}
