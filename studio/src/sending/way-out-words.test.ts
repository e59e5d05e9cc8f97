import { expect, test } from "vitest";
import { wayOutInWords } from "./way-out-words.ts";

const main = { name: "main", host: "smtp.example.org" };
const spare = { name: "spare", host: "mail.example.net" };

test.each([
  [[], "Goes to the mailbox on this machine: no relay is set up."],
  [[main], "Leaves through “main” (smtp.example.org)."],
  [[main, spare], "Leaves through “main” (smtp.example.org); while that takes no mail, through “spare” (mail.example.net)."],
] as const)("with %j", (relays, words) => {
  expect(wayOutInWords(relays)).toBe(words);
});
