import { expect, test } from "vitest";
import { startSink, type SinkScript } from "../../../worker/test/support/sink.ts";
import { handOver } from "./hand-over.ts";
import { startMembersInbox } from "./members-inbox.ts";

const handing = { greeting: "EHLO", from: "office@partner.example.org", to: "reader@members.example.org" } as const;

test.each<[string, SinkScript, string]>([
  ["refuses the recipient", { rcpt: () => "550 5.1.1 User unknown" }, "The mail server answers 550 5.1.1 User unknown"],
  ["refuses after the dot", { afterDot: () => "451 4.3.0 Try again later" }, "The mail server answers 451 4.3.0 Try again later"],
  ["hangs up", { mail: "hangUp" }, "The mail server hung up at MAIL FROM:<office@partner.example.org>."],
])("a mail server that %s is a sentence", async (_what, script, sentence) => {
  await using sink = await startSink(script);
  await expect(handOver({ ...handing, port: sink.port, message: "Subject: January\r\n\r\nText.\r\n" })).rejects.toThrow(sentence);
});

test("a mail arrives as it was, with lines that begin with points", async () => {
  await using inbox = await startMembersInbox();
  const message = "Subject: January\r\n\r\n.\r\n..\r\n.hidden\r\n";
  await handOver({ ...handing, port: inbox.port, message });
  expect(await inbox.take(1)).toEqual([message]);
});
