import { readReachToken } from "../audience/reach-token.ts";
import { dayAfter } from "../audience/last-day.ts";
import type { PackRecord, PackStore } from "../ports/packs.ts";
import type { AnswerKept, AnswerStore, KeptAnswer } from "../ports/reach.ts";
import type { Clock } from "../ports/surroundings.ts";
import type { ReachAnswer } from "./read-answer.ts";

/** The one question, to one partner about one campaign's issue. */
export interface PartnersQuestion extends PackRecord {
  /** The last day on which an answer is taken, in UTC. */
  readonly lastDay: string;
}

export type OpenedQuestion =
  | { readonly state: "open" | "expired"; readonly question: PartnersQuestion }
  /** Also where the publication asks nothing. */
  | { readonly state: "unknown" };

/** What the pages of the question need. Opening it changes nothing: whoever scans mail opens every link. */
export interface Reaching {
  readonly byToken: (token: string) => Promise<OpenedQuestion>;
  /** The same question, on the page of a pack; undefined where it is not asked, or not any more. */
  readonly ofPack: (pack: PackRecord) => PartnersQuestion | undefined;
  /** The latest first, two at most. */
  readonly answers: (question: PartnersQuestion) => Promise<readonly KeptAnswer[]>;
  readonly answer: (question: PartnersQuestion, answer: ReachAnswer, seenId: string | undefined) => Promise<AnswerKept>;
}

interface ReachingWith {
  readonly packs: Pick<PackStore, "find">;
  readonly answers: AnswerStore;
  readonly tokenKey: Uint8Array;
  readonly clock: Clock;
  readonly reachDays: number;
}

export function createReaching({ packs, answers, tokenKey, clock, reachDays }: ReachingWith): Reaching {
  const isOver = (lastDay: string): boolean => clock.now().toISOString().slice(0, 10) > lastDay;
  return {
    byToken: async (token) => {
      const read = readReachToken(tokenKey, token);
      if (read === undefined) return { state: "unknown" };
      const record = await packs.find(read.partnerNumber, read.campaignNumber);
      if (record === undefined || !isAsked(record)) return { state: "unknown" };
      return { state: isOver(read.lastDay) ? "expired" : "open", question: { ...record, lastDay: read.lastDay } };
    },
    ofPack: (pack) => {
      const lastDay = dayAfter(new Date(pack.beganAt), reachDays);
      const hasBegun = clock.now().toISOString() >= pack.beganAt;
      return isAsked(pack) && hasBegun && !isOver(lastDay) ? { ...pack, lastDay } : undefined;
    },
    answers: (question) => answers.latest(question),
    answer: (question, answer, seenId) => answers.keep(question, answer, seenId),
  };
}

/** As the issue was approved: a switch that was turned since changes no mail that is there. */
function isAsked({ snapshot }: PackRecord): boolean {
  return snapshot.publication.hasReachQuestion === true;
}
