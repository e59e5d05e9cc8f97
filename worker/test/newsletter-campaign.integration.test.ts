import { afterEach, beforeEach, expect, test } from "vitest";
import { startSender, type Sender } from "../src/sender.ts";
import { newsletter, type CommandEnd } from "./support/command.ts";
import { createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { startSink, type Sink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

let installation: Installation;
let sink: Sink;
let sender: Sender | undefined;

beforeEach(async () => {
  installation = await createInstallation();
  sink = await startSink({ afterDot: (to) => (to.startsWith("office") ? "hangUp" : "250 2.0.0 Ok") });
  await installation.subscribe(partnerSubscriptions);
});
afterEach(async () => {
  await sender?.drain();
  sender = undefined;
  await sink[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

async function campaign(...args: readonly string[]): Promise<CommandEnd> {
  const { databaseUrl, dataDir } = installation;
  return newsletter(["campaign", ...args], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
}

async function send(relay = sink): Promise<void> {
  sender = await startSender(installation.modules, {
    dataDir: installation.dataDir,
    publicUrl: "http://127.0.0.1:3400",
    mailboxSmtp: { host: "127.0.0.1", port: relay.port },
    onEvent: () => undefined,
  });
}

test("what does not exist, or is no number, is said and changes nothing", async () => {
  const { campaignId } = await installation.rehearseSample();
  const unknown = "0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10";
  expect(await campaign("pause", unknown)).toMatchObject({ code: 1, err: expect.stringContaining(`There is no campaign ${unknown}`) });
  const decision = ["--as", "accepted", "--reason", "none"];
  expect(await campaign("resolve", campaignId, "--seq", "one", ...decision)).toMatchObject({
    err: expect.stringContaining('"one" is no list'),
  });
  expect(await campaign("resolve", campaignId, "--seq", "1", ...decision)).toMatchObject({
    code: 1,
    err: expect.stringContaining("None of these recipients is unconfirmed"),
  });
  expect(await installation.reportOf(campaignId)).toMatchObject({ status: "running", counts: { planned: 3 } });
});

test("the message of a recipient is read before it leaves, by number or address", async () => {
  const { campaignId } = await installation.rehearseSample();
  expect(await campaign("mail", campaignId)).toMatchObject({ code: 1, err: expect.stringContaining("--seq or --address") });
  expect(await campaign("mail", campaignId, "--seq", "9")).toMatchObject({ code: 1, err: expect.stringContaining("there is no message") });
  const { out } = await campaign("mail", campaignId, "--address", "SECRETARY@alliance.example.org");
  expect(out).toContain("\r\nTo: secretary@alliance.example.org\r\n");
  expect(out).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
});

test("a paused campaign stands still until it is resumed, a cancelled one for good", async () => {
  const { campaignId } = await installation.rehearseSample();
  expect((await campaign("pause", campaignId)).out).toContain("paused");
  await send();
  expect((await campaign("pause", campaignId, "--json")).out).toContain('"status": "paused"');
  expect((await campaign("cancel", campaignId)).out).toContain("3 cancelled");
  expect((await campaign("resume", campaignId)).out).toContain("cancelled");
  expect(sink.bodies).toEqual([]);
});

test("who was rejected because of us is planned again once it is put right; who does not exist is not", async () => {
  const { campaignId } = await installation.rehearseSample();
  const reason = ["--reason", "The SPF record was wrong."];
  expect(await campaign("plan-again", campaignId, ...reason)).toMatchObject({ code: 1, err: expect.stringContaining("Nobody") });
  let isPutRight = false;
  await using relay = await startSink({
    rcpt: (address) => {
      if (address.startsWith("members")) return "550 5.1.1 User unknown";
      return isPutRight ? "250 2.1.5 Ok" : "550 5.7.26 Unauthenticated email is not accepted";
    },
  });
  await send(relay);
  await waitFor(
    () => installation.reportOf(campaignId),
    ({ isAtRest }) => isAtRest,
  );
  expect(await installation.modules.acts.rejections(campaignId)).toEqual([
    { category: "ours", count: 2, reply: "550 5.7.26" },
    { category: "recipient", count: 1, reply: "550 5.1.1" },
  ]);
  isPutRight = true;
  expect((await campaign("plan-again", campaignId, ...reason)).code).toBe(0);
  await waitFor(
    () => installation.reportOf(campaignId),
    ({ counts }) => counts.accepted === 2 && counts.rejected === 1,
  );
  expect(relay.bodies).toHaveLength(2);
});

test("who was deferred is tried at once when an operator asks", async () => {
  const { campaignId } = await installation.rehearseSample();
  let isGreylisting = true;
  await using relay = await startSink({ rcpt: () => (isGreylisting ? "450 4.2.0 Greylisted" : "250 2.1.5 Ok") });
  await send(relay);
  await waitFor(
    () => installation.reportOf(campaignId),
    ({ counts }) => counts.deferred === 3,
  );
  isGreylisting = false;
  // By itself it would be a minute.
  expect((await campaign("retry", campaignId)).code).toBe(0);
  await waitFor(
    () => installation.reportOf(campaignId),
    ({ counts }) => counts.accepted === 3,
  );
});

test("unconfirmed recipients are listed with masked addresses, and decided about with a reason", async () => {
  const { campaignId } = await installation.rehearseSample();
  await send();
  await waitFor(
    () => installation.reportOf(campaignId),
    ({ status }) => status === "needsDecision",
  );
  const listed = await campaign("unconfirmed", campaignId);
  expect(listed.out).toMatch(/^\d  o…@vngoc\.example\.org  <[^>]+>/u);
  const seq = listed.out.slice(0, 1);
  const resolved = await campaign("resolve", campaignId, "--seq", seq, "--as", "accepted", "--reason", "The office has it.", "--json");
  expect(JSON.parse(resolved.out)).toMatchObject({ status: "finished", counts: { accepted: 3, unconfirmed: 0 } });
  expect((await campaign("unconfirmed", campaignId)).out).toBe("Nobody is unconfirmed.\n");
});
