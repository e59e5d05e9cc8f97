import type { MessageSubmitter, Outcome } from "../src/ports/sending.ts";
import { outcomeOfAttempt, parseReply } from "../src/smtp/outcome-of-attempt.ts";
import type { Phase } from "../src/smtp/reply-rules.ts";
import { bounds } from "./bounds.ts";
import type { Life } from "./life.ts";
import { openRelayLine } from "./relay-line.ts";
import { answerAt, answerToBody, type Answer } from "./relay-model.ts";
import type { BodyEvidence } from "./watch.ts";
import type { World } from "./world.ts";

export interface SubmitterModel {
  readonly submit: MessageSubmitter["submit"];
  /** Every connection, at once. */
  readonly closeAll: () => void;
}

const envelope: readonly Phase[] = ["mail", "rcpt", "data"];

/**
 * What `smtp/nodemailer-submitter.ts` does over a socket, step by step over a relay that does at each of them what it likes; what a reply
 * means is said by the real rules. As there, the body waits for the mark, and a connection that dies meanwhile ends the attempt at once.
 * A row's return path is its key.
 */
export function createSubmitterModel(
  world: World,
  life: Life,
  { relay, evidenceOf }: { readonly relay: string; readonly evidenceOf: (key: string) => BodyEvidence },
): SubmitterModel {
  const { random, mood, watch, relays, trace } = world;
  const line = openRelayLine(world, life);
  let idleCount = 0;

  const step = async (phase: Phase, key: string): Promise<Outcome | undefined> => {
    const reply = await line.exchange(() => {
      const answer = answerAt(phase, mood(), random, relays.isDown(relay));
      trace(() => `${life.name} at ${relay} ${phase} ${key}: ${textOf(answer)}`);
      return answer;
    });
    return /^[23]/u.test(reply) ? undefined : failed(phase, reply, false);
  };
  const dialogue = async (key: string): Promise<Outcome | undefined> => {
    const isFresh = idleCount === 0;
    if (!isFresh) idleCount -= 1;
    for (const phase of isFresh ? (["connect", ...envelope] as const) : envelope) {
      // oxlint-disable-next-line no-await-in-loop -- one step after the other
      const failure = await step(phase, key);
      if (failure !== undefined) return failure;
    }
    return undefined;
  };
  const handOver = async (key: string): Promise<Outcome> => {
    watch.bodyBegun(key, { ...evidenceOf(key), relay });
    const reply = await line.exchange(bodyOn(world, life, key));
    if (reply === "lost") watch.doubtful(key);
    if (!reply.startsWith("2")) return failed("body", reply, true);
    idleCount += 1;
    const known = parseReply(reply);
    return { state: "accepted", ...(known === undefined ? {} : { reply: known }) };
  };

  return {
    submit: async ({ from: key, mayBegin }) => {
      const failure = await dialogue(key);
      if (failure !== undefined) return failure;
      const granted = await Promise.race([mayBegin().catch(() => "lost"), line.ended()]);
      if (granted === false) return { state: "claimLost" };
      return granted === true ? handOver(key) : failed("data", granted, false);
    },
    closeAll: line.close,
  };
}

/** A body that is on its way to the relay; what it does with it comes back as the answer. */
function bodyOn({ random, mood, watch, inFlight, trace }: World, life: Life, key: string): () => Answer {
  const flight = {};
  inFlight.add(flight);
  return () => {
    inFlight.delete(flight);
    // What a process had put on the wire before it died may have been all of it.
    const isCut = life.isDead() && random.chance(0.5);
    const { isTaken, answer } = isCut ? { isTaken: false, answer: "lost" as const } : answerToBody(mood(), random);
    if (isTaken) watch.bodyTaken(key);
    trace(() => `${life.name} body ${key}: ${isTaken ? "taken" : "not taken"}, ${textOf(answer)}`);
    return answer;
  };
}

function failed(phase: Phase, reply: string, bodyBegun: boolean): Outcome {
  return outcomeOfAttempt(
    { phase, reply: reply === "lost" ? undefined : parseReply(reply), bodyBegun, description: reply },
    { dueInMs: bounds.backOffFirstMs, evidenceCharactersMax: bounds.evidenceCharactersMax },
  );
}

function textOf(answer: Answer): string {
  return typeof answer === "string" ? answer : answer.line;
}
