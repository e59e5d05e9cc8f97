import { request } from "node:http";
import { createInterface } from "node:readline";

export interface StreamEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A raw reader of /data/listen, for what the official client hides. Closed by leaving its scope. */
export class EventStream {
  readonly #close: () => void;
  readonly #events: StreamEvent[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(close: () => void) {
    this.#close = close;
  }

  static async open(address: string, headers: Readonly<Record<string, string>>): Promise<EventStream> {
    const asked = request(address, { headers, agent: false });
    const stream = new EventStream(() => asked.destroy());
    asked.on("error", () => undefined);
    asked.on("response", (response) => {
      response.on("error", () => undefined);
      let type = "message";
      createInterface({ input: response })
        .on("line", (line) => {
          if (line.startsWith("event: ")) type = line.slice("event: ".length);
          if (line.startsWith("data: ")) stream.#take({ type, data: JSON.parse(line.slice("data: ".length)) });
        })
        .on("error", () => undefined);
    });
    asked.end();
    await stream.until((events) => events.some((event) => event.type === "welcome"));
    return stream;
  }

  /** The mutations so far, once they satisfy. */
  async until(isEnough: (events: readonly StreamEvent[]) => boolean): Promise<readonly Readonly<Record<string, unknown>>[]> {
    while (!isEnough(this.#events)) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const wake = (): void => resolve(undefined);
      this.#waiting.add(wake);
      // oxlint-disable-next-line eslint/no-await-in-loop -- each event may be the one
      await promise;
      this.#waiting.delete(wake);
    }
    return this.#events.filter((event) => event.type === "mutation").map((event) => event.data);
  }

  mutations(count: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return this.until((events) => events.filter((event) => event.type === "mutation").length >= count);
  }

  [Symbol.dispose](): void {
    this.#close();
  }

  #take(event: StreamEvent): void {
    this.#events.push(event);
    for (const wake of this.#waiting) wake();
  }
}
