import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { limits } from "../src/limits.ts";
import { mailboxProfile, type RelayAccess } from "../src/ports/relays.ts";
import type { MessageSubmitter, Outcome } from "../src/ports/sending.ts";
import { createSubmitter } from "../src/smtp/nodemailer-submitter.ts";
import { createAuthority } from "./support/certificates.ts";
import { startRealRelay, type RealRelay, type RealRelayScript } from "./support/real-relay.ts";

// The way into a relay, over sockets: what is wrong with it is nobody's rejection, and nothing leaves in clear.

const authority = createAuthority();
const certificate = authority.issue("127.0.0.1");
const password = "correct horse battery";
const login = { user: "newsletter@example.org", password };
const submitters: MessageSubmitter[] = [];
afterEach(async () => {
  await Promise.all(submitters.splice(0).map(async (submitter) => submitter.close()));
});

type Access = Partial<RelayAccess>;

function submitterTo({ port }: Pick<RealRelay, "port">, access: Access = {}): MessageSubmitter {
  const submitter = createSubmitter({
    relay: { ...mailboxProfile({ host: "127.0.0.1", port }), tls: "starttls", ca: authority.ca, auth: login, ...access },
    connectTimeoutMs: 5_000,
    greetingTimeoutMs: 5_000,
    socketTimeoutMs: 5_000,
    evidenceCharactersMax: limits.evidenceCharactersMax,
    dueInMs: () => 60_000,
  });
  submitters.push(submitter);
  return submitter;
}

/** What became of one message, and whether it was asked if its body may begin. */
async function submit(
  submitter: MessageSubmitter,
): Promise<{ readonly outcome: Outcome | { state: "claimLost" }; readonly isAsked: boolean }> {
  let isAsked = false;
  const outcome = await submitter.submit({
    from: "bounce@example.org",
    to: "reader@example.org",
    bytes: Buffer.from("Subject: January\r\n\r\nThe issue.\r\n"),
    mayBegin: () => {
      isAsked = true;
      return Promise.resolve(true);
    },
  });
  return { outcome, isAsked };
}

describe("a relay's fault, and not one byte of a message or of a password in clear:", () => {
  test.each<[string, Partial<RealRelayScript>, Access, string]>([
    ["STARTTLS is refused", { starttls: "454 4.7.0 TLS not available" }, {}, "relayTls"],
    ["somebody has taken the offer of STARTTLS out", { starttls: "notOffered" }, {}, "relayTls"],
    ["the certificate is of an authority that nobody trusts", {}, { ca: undefined }, "relayTls"],
    [
      "the certificate is of another one that is not trusted, over TLS from the start",
      { tls: "implicit" },
      { tls: "implicit", ca: createAuthority().ca },
      "relayTls",
    ],
    ["the certificate has another name", { certificate: authority.issue("other.example.org") }, {}, "relayTls"],
    ["TLS is spoken to a server that does not speak it", {}, { tls: "implicit" }, "relayTls"],
    ["the password is wrong", { login: () => "535 5.7.8 Authentication credentials invalid" }, {}, "relayLogin"],
  ])("%s", async (_case, script, access, category) => {
    await using relay = await startRealRelay({ tls: "starttls", certificate, ...script });
    const { outcome, isAsked } = await submit(submitterTo(relay, { ...(script.tls === undefined ? {} : { tls: script.tls }), ...access }));
    expect(outcome).toMatchObject({ state: "planned", category });
    expect(isAsked).toBe(false);
    expect([relay.bodies, relay.asked]).toEqual([[], []]);
    const clear = relay.inClear();
    for (const word of ["AUTH", "MAIL", "RCPT", password, Buffer.from(password).toString("base64")]) expect(clear).not.toContain(word);
  });
});

test("secrets that a server repeats to us stand in no evidence", async () => {
  const repeated = (words: string): string => `535 5.7.8 No such login: ${Buffer.from(words).toString("base64")} (${password})`;
  await using relay = await startRealRelay({ tls: "starttls", certificate, login: repeated });
  const { outcome } = await submit(submitterTo(relay));
  const said = JSON.stringify(outcome);
  expect(said).toContain("535");
  expect(said).not.toContain(password);
  expect(said).not.toContain(Buffer.from(`\u0000${login.user}\u0000${password}`).toString("base64"));
});

test.each(["starttls", "implicit"] as const)("with TLS (%s), the right name and the right password a message is taken", async (tls) => {
  let words = "";
  const accept = (given: string): string => {
    words = given;
    return "235 2.7.0 Ok";
  };
  await using relay = await startRealRelay({ tls, certificate, login: accept });
  const { outcome } = await submit(submitterTo(relay, { tls }));
  expect(outcome).toMatchObject({ state: "accepted" });
  expect(words).toBe(`\u0000${login.user}\u0000${password}`);
  expect(relay.bodies).toHaveLength(1);
  expect(relay.inClear()).not.toContain("MAIL");
});

interface TokenEndpoint extends AsyncDisposable {
  readonly url: string;
  readonly asked: URLSearchParams[];
}

type TokenAnswer = (count: number) => { readonly status: number; readonly body: string; readonly location?: string };

async function startTokenEndpoint(answer: TokenAnswer): Promise<TokenEndpoint> {
  const asked: URLSearchParams[] = [];
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(new URLSearchParams(await text(request)));
    const { status, body, location } = answer(asked.length);
    response.writeHead(status, { "content-type": "application/json", ...(location === undefined ? {} : { location }) }).end(body);
  };
  const server = createServer((request, response) => {
    void answerTo(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/token`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

function granted(token: string): string {
  return JSON.stringify({ access_token: token, expires_in: 3_600, token_type: "Bearer" });
}

describe("a relay that wants an access token", () => {
  const oauth2 = { clientId: "client", clientSecret: "client secret", refreshToken: "refresh token" };
  const access = ({ url }: TokenEndpoint): Access => ({ auth: { user: login.user, oauth2: { ...oauth2, tokenUrl: url } } });

  test("gets one, fetched once for all connections, with the refresh token", async () => {
    const logins: string[] = [];
    await using relay = await startRealRelay({
      tls: "starttls",
      certificate,
      login: (words) => `${logins.push(words) > 0 ? "235" : ""} Ok`,
    });
    await using endpoint = await startTokenEndpoint((count) => ({ status: 200, body: granted(`token ${String(count)}`) }));
    const submitter = submitterTo(relay, access(endpoint));
    const ends = await Promise.all([submit(submitter), submit(submitter)]);
    expect(ends.map(({ outcome }) => outcome.state)).toEqual(["accepted", "accepted"]);
    expect(logins).toEqual(Array.from({ length: 2 }, () => `user=${login.user}\u0001auth=Bearer token 1\u0001\u0001`));
    expect(endpoint.asked.map((given) => Object.fromEntries(given))).toEqual([
      { client_id: "client", client_secret: "client secret", refresh_token: "refresh token", grant_type: "refresh_token" },
    ]);
  });

  test("and takes none that is old gets a new one, once", async () => {
    await using relay = await startRealRelay({
      tls: "starttls",
      certificate,
      login: (words) => (words.includes("token 2") ? "235 2.7.0 Ok" : "334 eyJzdGF0dXMiOiI0MDEifQ=="),
    });
    await using endpoint = await startTokenEndpoint((count) => ({ status: 200, body: granted(`token ${String(count)}`) }));
    const { outcome } = await submit(submitterTo(relay, access(endpoint)));
    expect(outcome).toMatchObject({ state: "accepted" });
    expect(endpoint.asked).toHaveLength(2);
  });

  test.each<[string, TokenAnswer, string]>([
    ["is refused", () => ({ status: 400, body: '{"error":"invalid_grant","error_description":"refresh token expired"}' }), "invalid_grant"],
    ["is answered with something else", () => ({ status: 200, body: "<html>client secret</html>" }), "status 200"],
    ["is sent elsewhere", () => ({ status: 307, body: "", location: "http://127.0.0.1:9/" }), "did not answer"],
  ])("whose refresh %s is at fault: nobody is rejected, and no secret is told", async (_case, answer, words) => {
    await using relay = await startRealRelay({ tls: "starttls", certificate });
    await using endpoint = await startTokenEndpoint(answer);
    const { outcome } = await submit(submitterTo(relay, access(endpoint)));
    expect(outcome).toMatchObject({ state: "planned", category: "relayLogin", evidence: expect.stringContaining(words) });
    expect(JSON.stringify(outcome)).not.toMatch(/client secret|refresh token/u);
    expect(relay.asked).toEqual([]);
  });
});
