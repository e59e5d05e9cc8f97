import { createHash } from "node:crypto";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { sampleFolder } from "@newsletter/schemas/sample";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { CampaignError } from "../src/campaign/campaign-error.ts";
import { startSender, type Sender } from "../src/sender.ts";
import { backends, createInstallation, partnerSubscriptions, type Installation } from "./support/installation.ts";
import { sampleWithFile } from "./support/sample-with.ts";
import { startSink, type Sink, type SinkScript } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

function send(installation: Installation, sink: Sink, leaseDurationMs?: number): Promise<Sender> {
  return startSender(installation.modules, {
    dataDir: installation.dataDir,
    publicUrl: "http://127.0.0.1:3400",
    mailboxSmtp: { host: "127.0.0.1", port: sink.port },
    onEvent: () => undefined,
    ...(leaseDurationMs === undefined ? {} : { bounds: { leaseDurationMs } }),
  });
}

test("an audience of ten thousand is taken whole, and planned whole", async () => {
  await using installation = await createInstallation("PostgreSQL");
  await installation.subscribe([...partnerSubscriptions, ...Array.from({ length: 9_997 }, () => ({}))]);
  const { candidateCount } = await installation.rehearseSample();
  expect(candidateCount).toBe(10_000);
});

describe.each(backends)("a rehearsal with the queue on %s", (backend) => {
  test("plans nothing when a partner has no subscription", async () => {
    await using installation = await createInstallation(backend);
    await installation.subscribe(partnerSubscriptions.slice(0, 2));
    const refused = installation.rehearseSample();
    await expect(refused).rejects.toBeInstanceOf(CampaignError);
    await expect(refused).rejects.toThrow("partner-alliance");
    expect(await installation.modules.campaigns.all()).toEqual([]);
  });

  test("gives each partner the edition its recipient kind asks for", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink();
    await installation.subscribe(partnerSubscriptions);
    const sender = await send(installation, sink);
    const { campaignId } = await installation.rehearseSample();
    const { status, counts } = await waitFor(
      () => installation.reportOf(campaignId),
      (report) => report.isAtRest,
    );
    await sender.drain();
    expect(status).toBe("finished");
    expect(counts).toMatchObject({ accepted: 3, excluded: 0, unconfirmed: 0 });
    const mails = await Promise.all(sink.bodies.map(async ({ to, content }) => ({ to, mail: await PostalMime.parse(content) })));
    const subjects = new Map(mails.map(({ to, mail }) => [to, mail.subject ?? ""]));
    expect(subjects.get("office@vngoc.example.org")).toContain("VNGOC");
    expect(subjects.get("members@coalition.example.org")).toBe("Civil Society Newsletter, January 2024: a record in Atlanta");
    expect(subjects.get("secretary@alliance.example.org")).toContain("نشرة المجتمع المدني");
  });

  test("invariant 9: suppression is read again at claim", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink();
    await installation.subscribe(partnerSubscriptions);
    const { campaignId } = await installation.rehearseSample();
    const { db, leavings, ids } = installation.modules;
    const { number } = await db
      .selectFrom("subscriptions")
      .select("number")
      .where("recipient_kind", "=", "person")
      .executeTakeFirstOrThrow();
    await leavings.leave(number.toString("hex"), { source: "oneClick", eventId: ids.uuidv7(), noticesOf: () => [] });
    const sender = await send(installation, sink);
    const { status, counts, exclusions } = await waitFor(
      () => installation.reportOf(campaignId),
      (report) => report.isAtRest,
    );
    await sender.drain();
    expect(status).toBe("finished");
    expect(counts).toMatchObject({ accepted: 2, excluded: 1 });
    expect(exclusions).toEqual({ suppressed: 1 });
    expect(sink.bodies).toHaveLength(2);
  });

  test("invariant 13: the list's body is the forwardable edition, without a token", async () => {
    await using installation = await createInstallation(backend);
    await using sink = await startSink();
    await installation.subscribe(partnerSubscriptions);
    const sender = await send(installation, sink);
    const { campaignId } = await installation.rehearseSample();
    await waitFor(
      () => installation.reportOf(campaignId),
      (report) => report.isAtRest,
    );
    await sender.drain();
    const list = sink.bodies.find(({ to }) => to === "members@coalition.example.org");
    const mail = await PostalMime.parse(list?.content ?? "");
    expect(`${mail.html ?? ""}${mail.text ?? ""}`).not.toMatch(/\/(?:u|leave)\//u);
    expect(mail.headers.filter(({ key }) => key === "list-unsubscribe")).toHaveLength(1);
  });
});

const asStored = (): Promise<Buffer> => readFile(new URL("files/pilot-initiatives-concept-note.pdf", sampleFolder));

describe("the files an issue brings along", () => {
  test("are never missing from a mail: without them nothing leaves, and once they are back, everything does", async () => {
    await using installation = await createInstallation("PostgreSQL");
    await using sink = await startSink();
    await installation.subscribe(partnerSubscriptions);
    const { campaignId } = await installation.rehearseFrom(sampleWithFile());
    const kept = join(
      installation.dataDir,
      "media",
      `${createHash("sha256")
        .update(await asStored())
        .digest("hex")}.pdf`,
    );
    await rename(kept, `${kept}.away`);
    const sender = await send(installation, sink, 1_000);
    const { status } = await waitFor(
      () => installation.reportOf(campaignId),
      ({ campaign }) => campaign.heldReason === "fileLost",
    );
    expect(status).toBe("held");
    expect(sink.bodies).toEqual([]);
    await rename(`${kept}.away`, kept);
    const { counts } = await waitFor(
      () => installation.reportOf(campaignId),
      (report) => report.status === "finished" && report.campaign.heldReason === null,
    );
    await sender.drain();
    expect(counts).toMatchObject({ accepted: 3, rejected: 0, unconfirmed: 0 });
  });

  test("reach everybody as they are, under a name in the language of the mail", async () => {
    await using installation = await createInstallation("PostgreSQL");
    await using sink = await startSink();
    await installation.subscribe(partnerSubscriptions);
    const sender = await send(installation, sink);
    const { campaignId } = await installation.rehearseFrom(sampleWithFile());
    await waitFor(
      () => installation.reportOf(campaignId),
      (report) => report.isAtRest,
    );
    await sender.drain();
    const mails = await Promise.all(sink.bodies.map(async ({ to, content }) => ({ to, mail: await PostalMime.parse(content) })));
    expect(new Map(mails.map(({ to, mail }) => [to, mail.attachments.map(({ filename }) => filename)]))).toEqual(
      new Map([
        ["office@vngoc.example.org", ["Pilot initiatives.pdf"]],
        ["members@coalition.example.org", ["Pilot initiatives.pdf"]],
        ["secretary@alliance.example.org", ["المبادرات التجريبية.pdf"]],
      ]),
    );
    const whole = await asStored();
    for (const { mail } of mails) {
      const [attachment] = mail.attachments;
      expect(attachment?.content instanceof ArrayBuffer && whole.equals(Buffer.from(attachment.content))).toBe(true);
    }
  });
});

interface Ending {
  readonly name: string;
  readonly script: SinkScript;
  readonly expected: Readonly<Record<string, number>>;
  readonly held?: string;
}

describe("outcomes by how far the dialogue got", () => {
  test.each<Ending>([
    { name: "550 at RCPT", script: { rcpt: () => "550 5.1.1 User unknown" }, expected: { rejected: 3 } },
    { name: "450 at RCPT", script: { rcpt: () => "450 4.2.0 Greylisted" }, expected: { deferred: 3 } },
    { name: "421 at RCPT", script: { rcpt: () => "421 4.3.2 Closing" }, expected: { planned: 3 }, held: "relay" },
    { name: "550 at MAIL", script: { mail: "550 5.7.1 Sender rejected" }, expected: { planned: 3 }, held: "relay" },
    { name: "a connection lost before the body", script: { data: "hangUp" }, expected: { deferred: 3 } },
    { name: "a connection lost in the body", script: { inBody: "hangUp" }, expected: { unconfirmed: 3 } },
    { name: "a connection lost after the final dot", script: { afterDot: () => "hangUp" }, expected: { unconfirmed: 3 } },
    { name: "554 after the final dot", script: { afterDot: () => "554 5.6.0 Content rejected" }, expected: { rejected: 3 } },
    { name: "451 after the final dot", script: { afterDot: () => "451 4.3.0 Try later" }, expected: { deferred: 3 } },
  ])("$name", async ({ script, expected, held }) => {
    await using installation = await createInstallation("PostgreSQL");
    await using sink = await startSink(script);
    await installation.subscribe(partnerSubscriptions);
    const { campaignId } = await installation.rehearseSample();
    const sender = await send(installation, sink);
    const report = await waitFor(
      () => installation.reportOf(campaignId),
      ({ isAtRest, campaign }) => (held === undefined ? isAtRest : campaign.heldReason === held),
    );
    await sender.drain();
    expect(await installation.modules.ledger.counts(campaignId)).toMatchObject(expected);
    expect(report.campaign.heldReason).toBe(held ?? null);
  });
});
