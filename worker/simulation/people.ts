import { planCampaign, type Candidate } from "../src/campaign/plan-campaign.ts";
import type { MembersPace } from "../src/ports/members.ts";
import { bounds } from "./bounds.ts";
import type { QuietWindow } from "./quiet-model.ts";
import {
  isUnderWay,
  keepPlan,
  keptBackAs,
  sign,
  submittedBefore,
  type Campaign,
  type NewModelCampaign,
  type Row,
  type StoreModel,
  type SuppressionModel,
} from "./store-model.ts";
import { keyOf } from "./watch.ts";
import type { World } from "./world.ts";

// Editors, approvers and operators, who do what they like when they like.

const partnerIds = ["p1", "p2"] as const;

/** Some of them are one mailbox, some have left it; in some schedules some are on the list of a partner. */
export function drawAudience({ random }: Pick<World, "random">): Candidate[] {
  const count = 1 + random.below(7);
  const members = random.chance(0.4) ? 0.5 : 0;
  return Array.from({ length: count }, (_, index) => ({
    subscriptionId: `s${String(index + 1)}`,
    address: `reader-${String(random.chance(0.05) ? 1 : index + 1)}@example.org`,
    ...(random.chance(members)
      ? ({ recipientKind: "members", partnerId: random.oneOf(partnerIds) } as const)
      : ({ recipientKind: "person", partnerId: undefined } as const)),
    languages: ["en"],
    state: random.chance(0.05) ? "leaving" : "active",
    isSuppressed: false,
  }));
}

/** Mostly a partner sets no bound for its members. */
export function drawMembersPaces({ random }: Pick<World, "random">): ReadonlyMap<string, MembersPace> {
  return new Map(
    partnerIds.flatMap((partnerId) =>
      random.chance(0.7)
        ? []
        : [
            [
              partnerId,
              { messagesPerHourMax: 1 + random.below(2), messagesPerDayMax: random.chance(0.5) ? 2 + random.below(2) : undefined },
            ],
          ],
    ),
  );
}

/** So late, and nothing ends before it is done. */
function intend({ scheduler, intended }: World, ms: number, act: () => void): void {
  const intention = {};
  intended.add(intention);
  scheduler.after(ms, () => {
    intended.delete(intention);
    act();
  });
}

/** One campaign by two people who sign at the same time, or a rehearsal; sometimes another one, of this issue or the next. */
export function planCampaigns(world: World): void {
  const { random } = world;
  const latestMs = random.chance(0.2) ? 1.5 * bounds.scheduleMissedMs : bounds.actsWithinMs;
  if (random.chance(0.2)) plan(world, { id: "r1", kind: "rehearsal", issueId: "issue-1", approvalId: null, beginsAfterMs: 0, quiet: null });
  else ask(world, "c1", "issue-1", random.chance(0.3) ? random.next() * 2_000 : bounds.undoWindowMs);
  if (random.chance(0.4))
    intend(world, random.next() * latestMs, () => ask(world, "c2", random.oneOf(["issue-1", "issue-2"]), bounds.undoWindowMs));
}

/** As approval/approving.ts: a look whether a campaign is under way, and later the question, of which there is one at a time. */
function ask(world: World, id: string, issueId: string, beginsAfterMs: number): void {
  const { random, store, trace } = world;
  if (isUnderWay(store, issueId)) return;
  intend(world, random.next() * 50, () => {
    const isAsked = [...store.issuesAsked].some(([asked, issue]) => issue === issueId && store.approvals.get(asked) === "asked");
    if (isAsked) return;
    const approvalId = `approval of ${id}`;
    trace(() => `a person asks for the ${approvalId}`);
    store.approvals.set(approvalId, "asked");
    store.issuesAsked.set(approvalId, issueId);
    const quiet = drawQuiet(random);
    const signers = random.chance(0.5) ? ["", "-again"] : [""];
    for (const other of signers) signOnce(world, { id: `${id}${other}`, kind: "campaign", issueId, approvalId, beginsAfterMs, quiet });
  });
}

/** In most schedules none; else a while in which much would be handed over. */
function drawQuiet(random: World["random"]): QuietWindow | null {
  const from = random.next() * bounds.actsWithinMs;
  return random.chance(0.75) ? null : { from, to: from + random.between(200, bounds.actsWithinMs) };
}

/** What the plan is made of is read before it is kept. */
function signOnce(world: World, campaign: NewModelCampaign & { readonly approvalId: string }): void {
  const { random, store, trace } = world;
  intend(world, random.next() * 100, () => {
    const made = planOf(world, campaign.issueId);
    intend(world, random.next() * 50, () => {
      const isPlanned = sign(store, campaign, made);
      trace(() => `a person signs the ${campaign.approvalId}: ${isPlanned ? "planned" : "decided already"}`);
    });
  });
}

function plan(world: World, campaign: NewModelCampaign): void {
  keepPlan(world.store, campaign, planOf(world, undefined));
}

function planOf({ store }: World, issueId: string | undefined): ReturnType<typeof planCampaign> {
  const candidates = store.audience.map((candidate) => ({ ...candidate, ...keptBack(store, candidate) }));
  return planCampaign({
    candidates,
    languages: ["en"],
    partnerIds,
    ...(issueId === undefined ? {} : { submittedBefore: submittedBefore(store, issueId) }),
  });
}

function keptBack(store: StoreModel, candidate: Candidate): Pick<Candidate, "isSuppressed" | "isSuppressedByPartner"> {
  const reason = keptBackAs(store, candidate);
  return { isSuppressed: reason === "suppressed", isSuppressedByPartner: reason === "suppressedByPartner" };
}

/** What people do while it runs. */
export function letPeopleAct(world: World): void {
  const { random, scheduler } = world;
  const mood = world.mood();
  for (let act = 0; act < mood.acts; act += 1) intend(world, random.next() * bounds.actsWithinMs, () => actOnce(world));
  for (let wipe = 0; wipe < mood.wipes; wipe += 1) scheduler.after(random.next() * bounds.actsWithinMs, world.queue.wipe);
}

type Act = "pause" | "resume" | "resolve" | "suppress" | "retryNow" | "planAgain" | "cancel" | "withdraw";

/** As often as it stands here. */
const likely: readonly [Act, ...Act[]] = [
  "pause",
  "pause",
  "resume",
  "resume",
  "resolve",
  "resolve",
  "resolve",
  "suppress",
  "suppress",
  "retryNow",
  "planAgain",
  "planAgain",
  "cancel",
  "withdraw",
];

function actOnce(world: World): void {
  const { random, store, acts, watch, trace } = world;
  const campaigns = [...store.campaigns.values()];
  const campaign = campaigns[random.below(campaigns.length)];
  if (campaign === undefined) return;
  const { id } = campaign;
  const act = random.oneOf(likely);
  trace(() => `a person: ${act} ${id}`);
  switch (act) {
    case "pause":
      acts.pause(id);
      watch.stopped(id, true);
      return;
    case "resume":
      resume(world, campaign);
      return;
    case "cancel":
      acts.cancel(id);
      watch.stopped(id, true);
      return;
    case "retryNow":
    case "planAgain":
      acts[act](id);
      return;
    case "suppress":
      store.suppressed.push({ address: `reader-${String(1 + random.below(8))}@example.org`, ...drawScope(random) });
      return;
    case "withdraw":
      // Somebody changed what had been signed: the bytes, or the approval itself.
      if (campaign.approvalId !== null && random.chance(0.5)) store.approvals.set(campaign.approvalId, "withdrawn");
      return;
    case "resolve":
      resolveSome(world, campaign);
  }
}

/** The whole publication, one list whose reader left it, or a partner's own. */
function drawScope(random: World["random"]): Pick<SuppressionModel, "list" | "isByPartner"> {
  const partnerId = random.oneOf(partnerIds);
  return random.oneOf<Pick<SuppressionModel, "list" | "isByPartner">>([
    { list: null, isByPartner: false },
    { list: { partnerId: undefined }, isByPartner: false },
    { list: { partnerId }, isByPartner: false },
    { list: { partnerId }, isByPartner: true },
  ]);
}

function resume({ acts, watch }: World, campaign: Campaign): void {
  acts.resume(campaign.id);
  watch.stopped(campaign.id, campaign.cancelledAt !== null);
}

const decisions = ["submitAgain", "submitAgain", "submitAgain", "accepted", "abandoned"] as const;

function resolveSome({ random, acts, watch, trace }: World, { id, rows }: Campaign): void {
  const seqs = rows.filter(({ state }) => state === "unconfirmed" && random.chance(0.6)).map(({ seq }) => seq);
  const decision = random.oneOf(decisions);
  for (const seq of acts.resolve(id, { seqs, decision })) {
    watch.decided(keyOf({ campaignId: id, seq }), decision);
    trace(() => `a person: ${id} ${String(seq)} is ${decision}`);
  }
}

/** Somebody who does not wait for evidence. */
export function resolveHastily(world: World, { campaign, seq }: Row): void {
  const { random, acts, watch, mood, trace } = world;
  if (!random.chance(mood().hasty)) return;
  intend(world, random.next() * 500, () => {
    const decision = random.oneOf(decisions);
    if (acts.resolve(campaign.id, { seqs: [seq], decision }).length === 0) return;
    watch.decided(keyOf({ campaignId: campaign.id, seq }), decision);
    trace(() => `a person: ${campaign.id} ${String(seq)} is ${decision}, at once`);
  });
}

/** Once the evil is over, whatever waits for a person gets one. */
export function decideWhatWaits(world: World): void {
  const { random, scheduler, store, acts, watch } = world;
  for (const campaign of store.campaigns.values()) {
    const isForGood = campaign.heldReason === "approval" || store.approvals.get(campaign.approvalId ?? "") === "withdrawn";
    if (isForGood) {
      acts.cancel(campaign.id);
      watch.stopped(campaign.id, true);
    } else if (campaign.pausedAt !== null || campaign.heldReason === "scheduleMissed") resume(world, campaign);
  }
  scheduler.after(1_000 + random.next() * 1_000, () => decideWhatWaits(world));
}
