import { claimOf, sentenceOf, type Claim } from "../claim.ts";
import type { Artefact, Forwarded, Way } from "./artefact.ts";
import { foundIn, linksOf, type Found } from "./found-in.ts";

/** What members have of an artefact after a way of passing on, and what it offers them. */
export interface Passed extends Found {
  readonly way: string;
  readonly artefact: Artefact["name"];
  /** As it arrived. */
  readonly message: string;
}

export interface PassedOn {
  readonly claims: readonly Claim[];
  readonly passed: readonly Passed[];
}

/** Every artefact by every way, one way after the other. A way that cannot be gone is a claim that fails, and the others go on. */
export async function passOn(artefacts: readonly Artefact[], ways: readonly Way[]): Promise<PassedOn> {
  const claims: Claim[] = [];
  const passed: Passed[] = [];
  for (const way of ways) {
    const claim = `${way.name}: every mail arrives at a member with all its links, the fields that stop it ${way.keepsFields ? "kept" : "gone"}`;
    try {
      const arrived = await passedBy(way, artefacts);
      passed.push(...arrived);
      claims.push(claimOf(claim, await faultsOf(way, artefacts, arrived), `${String(arrived.length)} mails`));
    } catch (cause) {
      claims.push({ claim, ok: false, detail: sentenceOf(cause) });
    }
  }
  return { claims, passed };
}

async function passedBy({ name, pass }: Way, artefacts: readonly Artefact[]): Promise<readonly Passed[]> {
  const forwarded = await pass(artefacts);
  return Promise.all(forwarded.map(async (each) => asPassed(name, each)));
}

async function asPassed(way: string, { artefact, message }: Forwarded): Promise<Passed> {
  return { way, artefact, message, ...(await foundIn(message)) };
}

/** A way that loses what is dangerous about a mail would prove nothing: what it does to fields and links is a claim of its own. */
async function faultsOf({ keepsFields }: Way, artefacts: readonly Artefact[], arrived: readonly Passed[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { name, message } of artefacts) {
    const [original, after] = [await foundIn(message), arrived.find(({ artefact }) => artefact === name)];
    const expected = keepsFields ? original.oneClicks.length : 0;
    const ours = after?.oneClicks.filter((address) => original.oneClicks.includes(address)).length ?? 0;
    if (ours !== expected) faults.push(`${name}: ${String(ours)} addresses of List-Unsubscribe, not ${String(expected)}`);
    const kept = new Set(after?.links);
    const lost = linksOf(original.content).filter((link) => !kept.has(link));
    if (lost[0] !== undefined) faults.push(`${name}: ${String(lost.length)} links are lost, ${lost[0]} first`);
  }
  return faults;
}
