import type { Random } from "./random.ts";

/** Virtual time. Whatever happens is an event at an instant; nothing waits for real time. */
export interface Scheduler {
  readonly nowMs: () => number;
  /** Something that happens outside of every process. */
  readonly after: (ms: number, act: () => void) => void;
  /** Something that a process goes on from: whatever it does next is done before the next event. */
  readonly wakeAfter: (ms: number, act: () => void) => void;
  /** Runs events in the order of their instants until `isOver`, or until the instant is reached; gives how many ran. */
  readonly run: (untilMs: number, isOver: () => boolean) => Promise<number>;
}

interface ScheduledEvent {
  readonly at: number;
  /** Between events of one instant chance decides, not the order in which they were made. */
  readonly turn: number;
  readonly act: () => void;
  readonly wakes: boolean;
}

export function createScheduler(random: Random): Scheduler {
  const heap: ScheduledEvent[] = [];
  let now = 0;
  return {
    nowMs: () => now,
    after: (ms, act) => push(heap, { at: now + ms, turn: random.next(), act, wakes: false }),
    wakeAfter: (ms, act) => push(heap, { at: now + ms, turn: random.next(), act, wakes: true }),
    run: async (untilMs, isOver) => {
      let ran = 0;
      for (let event = pop(heap); event !== undefined && event.at <= untilMs; event = pop(heap)) {
        now = event.at;
        event.act();
        ran += 1;
        // oxlint-disable-next-line no-await-in-loop -- one event after the other is the point
        if (event.wakes) await drained();
        if (isOver()) break;
      }
      return ran;
    },
  };
}

/**
 * Resolves when the domain has gone as far as it can without another event: Node empties the queue of microtasks before it looks at what
 * was put on `nextTick` within one.
 */
function drained(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

function isBefore(one: ScheduledEvent, other: ScheduledEvent): boolean {
  return one.at === other.at ? one.turn < other.turn : one.at < other.at;
}

function push(heap: ScheduledEvent[], event: ScheduledEvent): void {
  let place = heap.length;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(event, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = event;
}

function pop(heap: ScheduledEvent[]): ScheduledEvent | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || first === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    if (left === undefined) break;
    const isLeft = right === undefined || isBefore(left, right);
    const child = isLeft ? left : right;
    if (!isBefore(child, last)) break;
    heap[place] = child;
    place = 2 * place + (isLeft ? 1 : 2);
  }
  heap[place] = last;
  return first;
}
