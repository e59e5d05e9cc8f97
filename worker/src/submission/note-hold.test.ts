import { expect, test } from "vitest";
import { createNoteHold } from "./note-hold.ts";

function noting(): { readonly noted: (string | null)[]; readonly note: ReturnType<typeof createNoteHold> } {
  const noted: (string | null)[] = [];
  const hold = (_campaignId: string, reason: string | null): Promise<void> => {
    noted.push(reason);
    return Promise.resolve();
  };
  return { noted, note: createNoteHold({ hold }) };
}

test("a process that was started anew takes back what a dead one had noted, once the relay took something", async () => {
  const { noted, note } = noting();
  await note("campaign", "done");
  expect(noted).toEqual([null]);
});

test("a range in which there was nothing to do says nothing about the relay", async () => {
  const { noted, note } = noting();
  await note("campaign", "relayFault");
  await note("another", "nothing");
  expect(noted).toEqual(["relay"]);
});
