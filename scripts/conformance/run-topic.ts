import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sentenceOf, type Claim } from "./claim.ts";
import type { Check, Topic } from "./topic.ts";

/** As many as the machines this runs on have cores. */
const laneCount = 2;

/** Tells every claim of a topic as it is settled. A check that is not done within the bound is a claim that fails. */
export async function runTopic(topic: Topic, tell: (claim: Claim) => void, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  const folder = mkdtempSync(join(tmpdir(), "newsletter-conformance-"));
  try {
    const { claims, checks } = await topic.prepare(folder);
    claims.forEach(tell);
    const waiting = [...checks];
    const lane = async (): Promise<void> => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) (await outcome(check, until)).forEach(tell);
    };
    await Promise.all(Array.from({ length: laneCount }, lane));
  } catch (cause) {
    tell({ claim: topic.name, ok: false, detail: sentenceOf(cause) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The claims of a check; one failed claim when it throws, says nothing, or does not come to an end. */
async function outcome({ name, run }: Check, until: number): Promise<readonly Claim[]> {
  const bound = new AbortController();
  const late = async (): Promise<readonly Claim[]> => {
    await pause(Math.max(0, until - performance.now()), undefined, { signal: bound.signal }).catch(() => undefined);
    return [{ claim: name, ok: false, detail: "is not done in the time that all checks have together" }];
  };
  try {
    const claims = await Promise.race([run(), late()]);
    return claims.length === 0 ? [{ claim: name, ok: false, detail: "made no claim" }] : claims;
  } catch (cause) {
    return [{ claim: name, ok: false, detail: sentenceOf(cause) }];
  } finally {
    bound.abort();
  }
}
