import { expect, test } from "vitest";
import { createCircuit } from "./circuit.ts";
import { createNoteHold } from "./note-hold.ts";

function opened(): { readonly noted: (string | null)[]; readonly note: ReturnType<typeof createNoteHold>; readonly isOpen: () => boolean } {
  const noted: (string | null)[] = [];
  const circuit = createCircuit({ nowMs: () => 0 }, { circuitFirstMs: 1_000, circuitMaxMs: 1_000 });
  const hold = (_campaignId: string, reason: string | null): Promise<void> => {
    noted.push(reason);
    return Promise.resolve();
  };
  return { noted, note: createNoteHold({ hold }, circuit), isOpen: circuit.isOpen };
}

test("a process that was started anew takes back what a dead one had noted, once the relay took something", async () => {
  const { noted, note } = opened();
  await note("campaign", "done");
  expect(noted).toEqual([null]);
});

test("a range in which there was nothing to do says nothing about the relay", async () => {
  const { noted, note, isOpen } = opened();
  await note("campaign", "relayFault");
  await note("another", "nothing");
  expect(noted).toEqual(["relay"]);
  expect(isOpen()).toBe(true);
});
