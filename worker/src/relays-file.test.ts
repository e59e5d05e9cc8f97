import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ConfigError } from "./config.ts";
import { readRelays } from "./relays-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "newsletter-relays-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const main = { name: "main", host: "smtp.example.org", port: 587, tls: "starttls", signsDkim: true };
const login = { user: "newsletter", password: "correct horse" };

function file(content: unknown, mode = 0o600): string {
  const path = join(folder, "relays.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return path;
}

async function faultsOf(path: string): Promise<string> {
  return readRelays(path).then(
    () => "",
    (cause: unknown) => {
      if (cause instanceof ConfigError) return cause.message;
      throw cause;
    },
  );
}

test("all faults come in one message, each with its place, and no value is repeated", async () => {
  const message = await faultsOf(
    file(
      {
        relays: [
          { ...main, name: "Main relay", port: 0, tls: "none", auth: { ...login, oauth2: {} }, colour: "red" },
          { ...main, name: "mailbox", caFile: "missing.pem", auth: { user: "u", token: "correct horse" }, messagesPerMinuteMax: 0.5 },
        ],
      },
      0o644,
    ),
  );
  for (const place of [
    "relay 1, name: a name of a-z",
    "relay 1, port: a port number",
    'relay 1, tls: "none" is for a relay on this machine alone',
    "relay 1, auth: a password goes over TLS alone",
    "relay 1, auth, oauth2, tokenUrl",
    'relay 1: "colour" means nothing here',
    'relay 2, name: any name but "mailbox"',
    'relay 2, auth: "token" means nothing here',
    "relay 2, messagesPerMinuteMax: a whole number",
    "others may read it (mode 644), and it holds secrets: chmod 600",
  ]) {
    expect(message).toContain(place);
  }
  expect(message).not.toContain("horse");
});

test.each<[string, unknown, string]>([
  ["a third relay", { relays: [main, { ...main, name: "spare" }, { ...main, name: "third" }] }, "no third"],
  ["no relay", { relays: [] }, "one relay, and perhaps a second one"],
  ["two of one name", { relays: [main, main] }, "two relays have the same name"],
  ["a certificate that is not there", { relays: [{ ...main, caFile: "missing.pem" }] }, "relay 1, caFile: no PEM file is there"],
  ["a login that is neither", { relays: [{ ...main, auth: { user: "u" } }] }, 'relay 1, auth: either "password" or "oauth2"'],
  [
    "a token endpoint without TLS",
    {
      relays: [
        {
          ...main,
          auth: { user: "u", oauth2: { tokenUrl: "http://login.example.org", clientId: "i", clientSecret: "s", refreshToken: "r" } },
        },
      ],
    },
    "relay 1, auth, oauth2, tokenUrl: an https address",
  ],
  ["what is no object", [], "the file: it has to be an object"],
  ["what is no JSON, without quoting it", '{ "password": "correct horse" ', "it is no JSON"],
])("%s is refused", async (_case, content, words) => {
  const message = await faultsOf(file(content));
  expect(message).toContain(words);
  expect(message).not.toContain("horse");
});

test("a file that is not there is said with its name", async () => {
  expect(await faultsOf(join(folder, "nowhere.json"))).toMatch(/RELAYS_FILE \(.*nowhere\.json\) has a fault:\n {2}there is no such file/u);
});

test("without a file there is no relay; with one, the second is what one falls back on", async () => {
  expect(await readRelays(undefined)).toEqual([]);
  const spare = { name: "spare", host: "127.0.0.1", port: 25, tls: "none", signsDkim: false };
  expect(await readRelays(file({ relays: [{ ...main, auth: login, messagesPerDayMax: 10_000 }, spare] }))).toEqual([
    { ...main, auth: login, ca: undefined, messagesPerMinuteMax: undefined, messagesPerDayMax: 10_000, lanesMax: undefined },
    { ...spare, auth: undefined, ca: undefined, messagesPerMinuteMax: undefined, messagesPerDayMax: undefined, lanesMax: undefined },
  ]);
});

test("others may read a file without secrets", async () => {
  expect(await readRelays(file({ relays: [main] }, 0o644))).toHaveLength(1);
});
