import { createServer } from "node:net";
import { once } from "node:events";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleIssueId } from "@newsletter/schemas/sample";
import type { EditionKey } from "@newsletter/schemas";
import { composeContent } from "../src/compose-content.ts";
import { readContentConfig } from "../src/config.ts";
import { limits } from "../src/limits.ts";
import { createPlanProofs, type PlannedProofs } from "../src/outbox/plan-proofs.ts";
import { sendOutbox } from "../src/outbox/send-outbox.ts";
import type { ContentSource } from "../src/ports/content.ts";
import type { SentProof } from "../src/ports/outbox.ts";
import { mailboxProfile } from "../src/ports/relays.ts";
import { renderEditions } from "../src/rendering/render-editions.ts";
import { createSampleSource } from "../src/sample/sample-source.ts";
import { createSubmitter } from "../src/smtp/nodemailer-submitter.ts";
import { createInstallation, type Installation } from "./support/installation.ts";
import { sampleWith, sampleWithFile } from "./support/sample-with.ts";
import { startSink, type SinkScript } from "./support/sink.ts";

let installation: Installation;
beforeEach(async () => {
  installation = await createInstallation("PostgreSQL");
});
afterEach(async () => {
  await installation[Symbol.asyncDispose]();
});

const direct: EditionKey = { language: "en", kind: "direct", form: "personal" };

async function plan(key: EditionKey = direct, source: ContentSource = createSampleSource()): Promise<PlannedProofs> {
  const { takeSnapshot, readAttachments } = composeContent(readContentConfig({ DATA_DIR: installation.dataDir }), source);
  const planProofs = createPlanProofs({ ...installation.modules, takeSnapshot, source, renderEditions, readAttachments });
  return planProofs({ issueId: sampleIssueId, keys: [key], askedBy: "editor" });
}

/** One round of the sender, against a relay on this port. */
async function send(port: number): Promise<void> {
  const submitter = createSubmitter({
    relay: mailboxProfile({ host: "127.0.0.1", port }),
    connectTimeoutMs: 2_000,
    greetingTimeoutMs: 2_000,
    socketTimeoutMs: 5_000,
    evidenceCharactersMax: 500,
    dueInMs: () => 60_000,
  });
  try {
    await sendOutbox({
      ...installation.modules,
      submitter,
      way: { relay: "mailbox", pace: undefined },
      bounds: { leaseDurationMs: 30_000, handedLeaseMs: 30_000, attemptsMax: limits.attemptsMax, mailsPerRoundMax: 20 },
      pauseMs: () => 60_000,
      isStopped: () => false,
      onOutcome: () => undefined,
    });
  } finally {
    await submitter.close();
  }
}

const mails = (): Promise<readonly SentProof[]> => installation.modules.outbox.ofIssue(sampleIssueId);
const states = async (): Promise<readonly string[]> => (await mails()).map(({ state }) => state);

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await once(server.close(), "close");
  return typeof address === "object" && address !== null ? address.port : 9;
}

describe("a proof", () => {
  test("goes to the proof list as it would arrive, says what it is, and unsubscribes nobody", async () => {
    await using sink = await startSink();
    expect(await plan()).toEqual({ state: "planned", addressCount: 1, newCount: 1 });
    await send(sink.port);
    expect(await mails()).toMatchObject([{ address: "proofs@example.org", keyText: "en.direct.personal", state: "accepted" }]);
    const [{ to, content } = { to: "", content: "" }] = sink.bodies;
    expect(to).toBe("proofs@example.org");
    expect(content).toMatch(/^Subject: \[Proof\] Civil Society Newsletter/mu);
    expect(content).not.toMatch(/^(List-|Precedence|Feedback-ID)/imu);
    expect(content.replaceAll(/=\r?\n/gu, "")).toContain("/leave/proof");
    await send(sink.port);
    expect(sink.bodies).toHaveLength(1);
  });

  test("carries the files of the issue as a campaign would, and none over a slow connection", async () => {
    await using sink = await startSink();
    await plan(direct, sampleWithFile());
    await plan({ ...direct, kind: "lowBandwidth" }, sampleWithFile());
    await send(sink.port);
    const arrived = await Promise.all(sink.bodies.map(async ({ content }) => PostalMime.parse(content)));
    expect(arrived.map(({ attachments }) => attachments.map(({ filename, mimeType }) => [filename, mimeType]))).toEqual([
      [["Pilot initiatives.pdf", "application/pdf"]],
      [],
    ]);
    expect(arrived.map(({ text }) => /(?:Attached to this message|Files with this issue):/u.exec(text ?? "")?.[0])).toEqual([
      "Attached to this message:",
      "Files with this issue:",
    ]);
  });

  test("is the same proof when the button is pressed twice, and another one for another edition", async () => {
    const twice = await Promise.all([plan(), plan()]);
    expect(twice).toEqual(expect.arrayContaining([0, 1].map((newCount) => ({ state: "planned", addressCount: 1, newCount }))));
    expect(await plan({ ...direct, language: "fr" })).toMatchObject({ newCount: 1 });
    expect(await mails()).toHaveLength(2);
  });

  test("goes to nobody when the list is empty, and is not made of half an issue", async () => {
    expect(await plan(direct, sampleWith({ publication: { proofList: [] } }))).toEqual({ state: "nobody" });
    expect(await plan(direct, sampleWith({ issue: { subject: [] } }))).toMatchObject({ state: "incomplete" });
    expect(await mails()).toEqual([]);
  });
});

describe("a single mail is as honest as a campaign", () => {
  test("it is handed, durably, before its body leaves", async () => {
    await using sink = await startSink({ afterDot: () => "wait" });
    await plan();
    const sending = send(sink.port);
    await sink.when(({ waiting }) => waiting === 1);
    expect(await states()).toEqual(["handed"]);
    sink.release("250 2.0.0 Ok");
    await sending;
    expect(await states()).toEqual(["accepted"]);
  });

  test.each<[string, SinkScript, string, number]>([
    ["a refusal for good", { rcpt: () => "550 5.1.1 no such user" }, "rejected", 0],
    ["a refusal for now", { rcpt: () => "450 4.2.0 greylisted" }, "planned", 0],
    ["a connection lost before the body", { data: "hangUp" }, "planned", 0],
    ["a connection lost after the body", { afterDot: () => "hangUp" }, "unconfirmed", 1],
    ["a refusal after the body", { afterDot: () => "554 5.6.0 refused" }, "rejected", 1],
  ])("%s is told apart, and is not tried again in the same breath", async (_case, script, state, bodyCount) => {
    await using sink = await startSink(script);
    await plan();
    await send(sink.port);
    await send(sink.port);
    expect(await states()).toEqual([state]);
    expect(sink.bodies).toHaveLength(bodyCount);
    expect((await mails())[0]?.evidence).not.toBe("");
  });

  test("a relay that is not there costs nobody an attempt", async () => {
    await plan();
    await send(await closedPort());
    expect(await states()).toEqual(["planned"]);
  });

  test("invariant 7: what a dead process had handed over is unconfirmed, and never sent again by the machine", async () => {
    const { outbox, ids } = installation.modules;
    await plan();
    const mail = await outbox.take(ids.uuidv7(), 30_000);
    if (mail === undefined) throw new Error("a mail is due");
    expect(await outbox.take(ids.uuidv7(), 30_000)).toBeUndefined();
    // A lease that has run out already stands for a process that died long ago.
    expect(await outbox.hand(mail, -1)).toBe(true);
    await using sink = await startSink();
    await send(sink.port);
    expect(await states()).toEqual(["unconfirmed"]);
    expect(sink.bodies).toEqual([]);
    expect(await outbox.settle(mail, { state: "accepted" }, 0)).toBe(false);
  });

  test("one whose lease was lost hands nothing over", async () => {
    const { outbox, ids } = installation.modules;
    await plan();
    const lost = await outbox.take(ids.uuidv7(), -1);
    const taken = await outbox.take(ids.uuidv7(), 30_000);
    expect(lost?.id).toBe(taken?.id);
    expect(lost === undefined || (await outbox.hand(lost, 30_000))).toBe(false);
  });
});
