import { expect, test } from "vitest";
import { bounceCorpusClaims, type CorpusMail } from "./bounce-corpus.ts";

const bounce = `From: MAILER-DAEMON@mx.example.net
To: sender@example.com
Subject: failure notice

I'm afraid I wasn't able to deliver your message.

--- Below this line is a copy of the message.

Return-Path: <sender@example.com>
Message-ID: <1@example.com>
`;
const labels = JSON.stringify({ "a.eml": [["5.1.1", "550", "userunknown", 1]], "b.eml": [["", "", "vacation", 0]] });
const mail = (name: string, bytes: string, lineEnds: CorpusMail["lineEnds"] = "bsd"): CorpusMail => ({ name, bytes, lineEnds });
const oks = (mails: readonly CorpusMail[]): readonly boolean[] => bounceCorpusClaims(mails, labels).map(({ ok }) => ok);

test("nothing to try is no proof", () => {
  expect(oks([])).toEqual([false, false, false, false]);
});

test("a bounce that is found and told holds; one that is taken for a person's mail fails by name", () => {
  const vacation = mail("b.eml", "From: a@example.org\nTo: sender@example.com\nAuto-Submitted: auto-replied\n\nI am away.\n");
  expect(oks([mail("a.eml", bounce), vacation])).toEqual([true, true, true, true]);
  const person = mail("a.eml", bounce.replace("MAILER-DAEMON", "somebody").replace("failure notice", "Hello"));
  const claims = bounceCorpusClaims([person, vacation], labels);
  expect(claims.map(({ ok }) => ok)).toEqual([false, false, false, true]);
  expect(claims[0]?.detail).toContain("bsd/a.eml is not found");
});

test("a vacation reply that is told as a bounce fails", () => {
  const claims = bounceCorpusClaims([mail("a.eml", bounce), mail("b.eml", bounce)], labels);
  expect(claims[3]).toMatchObject({ ok: false, detail: "b.eml is told as a bounce" });
});

test("line ends are counted apart", () => {
  const [found] = bounceCorpusClaims([mail("a.eml", bounce), mail("a.eml", bounce.replaceAll("\n", "\r"), "mac")], labels);
  expect(found?.detail).toBe("1 of 1, with CRLF 0 of 0, with CR 1 of 1");
});
