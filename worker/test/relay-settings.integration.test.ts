import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { mailboxProfile, type RelayProfile } from "../src/ports/relays.ts";
import { startSender } from "../src/sender.ts";
import { createAuthority } from "./support/certificates.ts";
import { newsletter } from "./support/command.ts";
import { createTestDatabase, type TestDatabase } from "./support/database.ts";
import { startRealRelay } from "./support/real-relay.ts";
import { openSendingHouse } from "./support/sending-house.ts";
import { startSink } from "./support/sink.ts";
import { waitFor } from "./support/wait-for.ts";

// What is said about relays before anything leaves: by the worker at its start, by the doctor, and where approval is asked for.

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "newsletter-relay-settings-"));
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function settings(relays: readonly object[]): Record<string, string> {
  const file = join(folder, "relays.json");
  writeFileSync(file, JSON.stringify({ relays }), { mode: 0o600 });
  return { DATABASE_URL: database.url, DATA_DIR: folder, RELAYS_FILE: file, SANITY_API_HOST: "http://127.0.0.1:9" };
}

const real = { name: "main", host: "smtp.example.org", port: 587, tls: "starttls", signsDkim: true };

test("the worker does not start with a relay of the world and links to this machine", async () => {
  const env = settings([real]);
  const child = spawn(process.execPath, [fileURLToPath(new URL("../dist/main.js", import.meta.url))], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [[code], said] = await Promise.all([once(child, "exit"), text(child.stderr)]);
  expect(code).toBe(1);
  expect(said).toMatch(/^newsletter worker: Links lead to http:\/\/127\.0\.0\.1:3400, .*“main” \(smtp\.example\.org\).* Set PUBLIC_URL /u);
});

const answerSchema = z.object({ checks: z.array(z.object({ name: z.string(), state: z.string(), detail: z.string() })) });

async function doctorsWords(relays: readonly object[]): Promise<Readonly<Record<string, string>>> {
  const { out } = await newsletter(["doctor", "--json"], settings(relays));
  expect(out).not.toContain("horse");
  return Object.fromEntries(answerSchema.parse(JSON.parse(out)).checks.map(({ name, state, detail }) => [name, `${state}: ${detail}`]));
}

function refuseLogin(): string {
  return "535 5.7.8 Authentication credentials invalid";
}

describe("the doctor", () => {
  test("says of each relay what failed, what it may take, and that nobody signs; without a mail and without a secret", async () => {
    const authority = createAuthority();
    writeFileSync(join(folder, "ca.pem"), authority.ca);
    await using main = await startRealRelay({ tls: "starttls", certificate: authority.issue("127.0.0.1"), login: refuseLogin });
    await using spare = await startSink();
    const auth = { user: "newsletter", password: "correct horse" };
    const local = { ...real, host: "127.0.0.1", port: main.port };
    const words = await doctorsWords([
      { ...local, caFile: "ca.pem", auth, messagesPerMinuteMax: 600, messagesPerDayMax: 50_000, lanesMax: 3 },
      { name: "spare", host: "127.0.0.1", port: spare.port, tls: "none", signsDkim: false },
    ]);
    expect(words["relay “main”"]).toMatch(
      /^fault: 127\.0\.0\.1:\d+: it refuses the login \(.*535.*\); at most 600 messages a minute, 50000 a day, 3 lanes$/u,
    );
    expect(words["relay “spare”"]).toMatch(
      /^warning: 127\.0\.0\.1:\d+, without TLS, no login; its profile limits nothing; signsDkim is false/u,
    );
    expect([main.asked, spare.bodies]).toEqual([[], []]);
    const untrusted = await doctorsWords([{ ...local, auth }]);
    expect(untrusted["relay “main”"]).toContain("TLS failed, so nothing was said");
  });

  test("lists every fault of the file, and says where campaigns go without one", async () => {
    const words = await doctorsWords([{ ...real, tls: "none" }]);
    expect(words["relays"]).toMatch(/^fault: RELAYS_FILE .* has a fault:\n {2}relay 1, tls/u);
    const { RELAYS_FILE: _, ...without } = settings([]);
    expect((await newsletter(["doctor"], without)).out).toContain("relays: none: campaigns go to the mailbox");
  });
});

describe("with links to this machine", () => {
  const world: RelayProfile = { ...mailboxProfile({ host: "smtp.example.org", port: 587 }), name: "main" };

  test("approval cannot be asked for where a relay of the world is set up, and everybody sees which one it is", async () => {
    await using house = await openSendingHouse({ relays: [world] });
    expect((await house.prepared()).findings).toContainEqual(expect.objectContaining({ rule: "linksLeadNowhere", severity: "error" }));
    expect((await house.state("approver")).relays).toEqual([{ name: "main", host: "smtp.example.org" }]);
  });

  test("nothing leaves by an approval from before the relay", async () => {
    await using house = await openSendingHouse();
    const campaignId = await house.approved();
    const { modules, dataDir, reportOf } = house.served.installation;
    const mailboxSmtp = { host: "127.0.0.1", port: house.sink.port };
    const publicUrl = "https://news.example.org";
    const events: object[] = [];
    const sender = await startSender(modules, { dataDir, publicUrl, mailboxSmtp, relays: [world], onEvent: (event) => events.push(event) });
    const report = await waitFor(
      () => reportOf(campaignId),
      ({ status }) => status === "held",
    );
    await sender.drain();
    expect(report).toMatchObject({ campaign: { heldReason: "approval" }, counts: { planned: 3 } });
    expect(events).toContainEqual(
      expect.objectContaining({ event: "campaign.notApproved", fault: expect.stringContaining("Links lead to") }),
    );
  });
});
