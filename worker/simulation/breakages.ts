import type { Journal, Ledger, MessageSubmitter } from "../src/ports/sending.ts";
import type { LedgerModel } from "./ledger-model.ts";
import { move, type StoreModel } from "./store-model.ts";
import type { World } from "./world.ts";

/** A fault put in the domain's way on purpose, around its ports: a simulation that does not find it proves nothing. */
export interface Breakage {
  /** What the domain calls; a network lies behind it. */
  readonly ledger?: (ledger: Ledger, world: World) => Ledger;
  readonly journal?: (journal: Journal) => Journal;
  readonly submitter?: (submitter: MessageSubmitter) => MessageSubmitter;
  /** The statements themselves. */
  readonly model?: (model: LedgerModel, store: StoreModel) => LedgerModel;
}

export const unbroken: Breakage = {};

export const breakages = {
  "the body does not wait for the mark": {
    submitter: (submitter) => ({
      ...submitter,
      submit: (message) =>
        submitter.submit({
          ...message,
          mayBegin: () => {
            void message.mayBegin().catch(() => false);
            return Promise.resolve(true);
          },
        }),
    }),
  },
  "the body does not wait for the journal": {
    journal: (journal) => ({
      ...journal,
      appendMarks: (group, marks) => {
        void journal.appendMarks(group, marks).catch(() => undefined);
        return Promise.resolve();
      },
    }),
  },
  "an outcome does not wait for the journal": {
    journal: (journal) => ({
      ...journal,
      appendOutcome: (recipient, outcome) => {
        void journal.appendOutcome(recipient, outcome).catch(() => undefined);
        return Promise.resolve();
      },
    }),
  },
  "settling looks at no fencing token": {
    model: (model, store) => ({
      ...model,
      settle: (claim, seq, outcome) => {
        return model.settle({ ...claim, token: holderOf(store, { ...claim, seq }) }, seq, outcome);
      },
    }),
  },
  "marking looks at no fencing token": {
    model: (model, store) => ({
      ...model,
      mark: (marks, journal) => {
        const anybodys = marks.map((mark) => ({ ...mark, token: holderOf(store, mark) }));
        return model.mark(anybodys, journal);
      },
    }),
  },
  "a mark is given for a campaign that was paused": {
    model: (model, store) => ({
      ...model,
      mark: (marks, journal) => {
        const paused = [...store.campaigns.values()].map((campaign) => ({ campaign, pausedAt: campaign.pausedAt }));
        for (const { campaign } of paused) campaign.pausedAt = null;
        const answer = model.mark(marks, journal);
        for (const { campaign, pausedAt } of paused) campaign.pausedAt = pausedAt;
        return answer;
      },
    }),
  },
  "a mark is given in quiet hours": {
    model: (model, store) => ({
      ...model,
      mark: (marks, journal) => {
        const quiet = [...store.campaigns.values()].map((campaign) => ({ campaign, window: campaign.quiet }));
        for (const { campaign } of quiet) campaign.quiet = null;
        const answer = model.mark(marks, journal);
        for (const { campaign, window } of quiet) campaign.quiet = window;
        return answer;
      },
    }),
  },
  "claims look at no tokens": {
    model: (model) => ({ ...model, claim: ({ pace: _pace, ...claim }) => model.claim(claim) }),
  },
  "claims look at no partner's bound": {
    model: (model, store) => ({
      ...model,
      claim: (claim) => {
        const claimed = model.claim(claim);
        // As if their tokens had never been taken.
        for (const row of store.rows) if (row.token === claim.token) row.pacePartner = null;
        return claimed;
      },
    }),
  },
  "a restart fills the purse again": {
    model: (model, store) => ({
      ...model,
      claim: (claim) => {
        store.spent.length = 0;
        return model.claim(claim);
      },
    }),
  },
  "a relay is given what was begun at another": {
    model: (model, store) => ({
      ...model,
      claim: (claim) => {
        for (const row of store.rows) if (row.state === "planned") row.relay = null;
        return model.claim({ ...claim, begunHereOnly: false });
      },
    }),
  },
  "recovery touches leases that have not run out": {
    model: (model, store) => ({
      ...model,
      recoverSteps: model.recoverSteps.map(({ name, run }) => ({
        name,
        run: () => {
          for (const row of store.rows) if (row.leaseUntil !== null) row.leaseUntil = store.nowMs();
          return run();
        },
      })),
    }),
  },
  "the machine submits unconfirmed rows again": {
    ledger: (ledger, { store, acts }) => ({
      ...ledger,
      recover: async () => {
        const recovered = await ledger.recover();
        for (const { id, rows } of store.campaigns.values()) {
          acts.resolve(id, { seqs: rows.map(({ seq }) => seq), decision: "submitAgain" });
        }
        return recovered;
      },
    }),
  },
  "a connection lost in the body counts as not accepted": {
    submitter: (submitter) => ({
      ...submitter,
      submit: async (message) => {
        const outcome = await submitter.submit(message);
        return outcome.state === "unconfirmed" ? { ...outcome, state: "deferred", dueInMs: 100 } : outcome;
      },
    }),
  },
  "a connection lost in the body counts as accepted": {
    submitter: (submitter) => ({
      ...submitter,
      submit: async (message) => {
        const outcome = await submitter.submit(message);
        return outcome.state === "unconfirmed" ? { ...outcome, state: "accepted" } : outcome;
      },
    }),
  },
  "leases are not renewed": {
    ledger: (ledger) => ({ ...ledger, renew: () => Promise.resolve(0) }),
  },
  "campaigns never grow too old": {
    model: (model, store) => ({
      ...model,
      recoverSteps: model.recoverSteps.map(({ name, run }) => ({
        name,
        run: () => {
          const due = store.rows.filter(({ state, dueAt }) => name === "due" && state === "deferred" && (dueAt ?? 0) <= store.nowMs());
          for (const row of due) move(store, row, "comeDue");
          return run();
        },
      })),
    }),
  },
  "the queue is not filled again": {
    ledger: (ledger) => ({ ...ledger, openRanges: () => Promise.resolve([]) }),
  },
} as const satisfies Readonly<Record<string, Breakage>>;

/** The token of whoever holds the row. */
function holderOf({ campaigns }: StoreModel, { campaignId, seq }: { readonly campaignId: string; readonly seq: number }): string {
  return campaigns.get(campaignId)?.rows[seq - 1]?.token ?? "";
}
