import { bounds } from "./bounds.ts";
import type { Life } from "./life.ts";
import type { Answer } from "./relay-model.ts";
import type { World } from "./world.ts";

/** The connections of a process to the relay. A reply is its line, or `lost`. */
export interface RelayLine {
  /** The way to the relay and back; ends at once when we close, and after our patience when it is silent. */
  readonly exchange: (decide: () => Answer) => Promise<string>;
  /** Resolves when the relay ends the dialogue by itself, or we close; mostly never. */
  readonly ended: () => Promise<string>;
  readonly close: () => void;
}

/** What a relay says that does not want to wait for the body any longer. */
const goodbye: Answer = { line: "421 4.4.2 Timeout exceeded" };

export function openRelayLine({ random, scheduler, mood }: World, life: Life): RelayLine {
  const open = new Set<() => void>();
  const lostAtClose = (): { readonly promise: Promise<string>; readonly answered: (reply: string) => void } => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const lost = (): void => answered("lost");
    const answered = (reply: string): void => {
      open.delete(lost);
      resolve(reply);
    };
    open.add(lost);
    return { promise, answered };
  };
  const exchange: RelayLine["exchange"] = (decide) => {
    const { promise, answered } = lostAtClose();
    if (life.isLastStep("relay")) scheduler.after(random.next() * 2 * mood().relayMs, () => life.end("killed"));
    scheduler.after(random.next() * mood().relayMs, () => {
      const answer = decide();
      const backMs = answer === "silent" ? bounds.socketTimeoutMs : random.next() * mood().relayMs;
      life.arrive(backMs, () => answered(typeof answer === "string" ? "lost" : answer.line));
    });
    return promise;
  };
  return {
    exchange,
    ended: () => (random.chance(mood().hungUp) ? exchange(() => random.oneOf(["lost", goodbye])) : lostAtClose().promise),
    close: () => {
      for (const lost of open) lost();
    },
  };
}
