import { expect, test } from "vitest";
import { wayOutInWords } from "./way-out-words.ts";

const main = { name: "main", host: "smtp.example.org" };
const spare = { name: "spare", host: "mail.example.net" };

test.each([
  [[], "Goes to the mailbox on this machine: no relay is set up."],
  [[main], "Leaves through “main” (smtp.example.org)."],
  [[main, spare], "Leaves through “main” (smtp.example.org); while that takes no mail, through “spare” (mail.example.net)."],
] as const)("with %j", (relays, words) => {
  expect(wayOutInWords(relays, null)).toBe(words);
});

test("says how long it takes at the relay's pace, before anybody signs", () => {
  const pace = { messagesMax: 300, per: "minute", domain: null, secondsLeft: 2_400 } as const;
  expect(wayOutInWords([main], pace)).toBe("Leaves through “main” (smtp.example.org). At 300 a minute: about 40 minutes to go.");
});
