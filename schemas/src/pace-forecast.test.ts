import { expect, test } from "vitest";
import { paceInWords } from "./pace-forecast.ts";

const perMinute = { messagesMax: 300, per: "minute", domain: null } as const;

test.each([
  [{ ...perMinute, secondsLeft: 20 }, "300 a minute: about 1 minute to go"],
  [{ ...perMinute, secondsLeft: 2_381 }, "300 a minute: about 40 minutes to go"],
  [{ ...perMinute, secondsLeft: 5_401 }, "300 a minute: about 2 hours to go"],
  [{ messagesMax: 2_000, per: "day", domain: null, secondsLeft: 172_801 } as const, "2,000 a day: about 3 days to go"],
  [
    { messagesMax: 20, per: "hour", domain: null, partner: "VNGOC", secondsLeft: 7_200 } as const,
    "20 an hour to members of VNGOC: about 2 hours to go",
  ],
  [{ ...perMinute, domain: "example.org", secondsLeft: 600 }, "300 a minute to example.org: about 10 minutes to go"],
])("%j: %s", (forecast, words) => {
  expect(paceInWords(forecast)).toBe(words);
});
