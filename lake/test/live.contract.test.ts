import { applyPatch } from "mendoza";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { SanityClient } from "@sanity/client";
import { EventStream } from "./support/event-stream.ts";
import { createTestLake, stop, type ServedLake, type TestLake } from "./support/test-lake.ts";

const patches = z.object({ apply: z.array(z.unknown()) });
const document = z.record(z.string(), z.unknown()).nullable();
const signInLink = z.object({ url: z.string(), sid: z.string() });

let lake: TestLake;
let served: ServedLake;
let token: string;
let ada: SanityClient;
let bob: SanityClient;

beforeAll(async () => {
  lake = await createTestLake(inject("postgresUrl"));
  served = await lake.serve();
  token = await lake.signIn("ada", "editor");
  ada = lake.client(served, token);
  bob = lake.client(served, await lake.signIn("bob", "editor"));
}, 60_000);
afterAll(async () => lake[Symbol.asyncDispose]());

const bearer = (): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });
const listenAddress = (query: string, more = ""): string =>
  `${served.url}/v2025-02-19/data/listen/production?query=${encodeURIComponent(query)}&includeAllVersions=true&effectFormat=mendoza&includeResult=false${more}`;
const listen = (query: string, more = ""): Promise<EventStream> => EventStream.open(listenAddress(query, more), bearer());

const publishAction = (id: string) => ({ actionType: "sanity.action.document.publish", draftId: `drafts.${id}`, publishedId: id }) as const;
const edit = (client: SanityClient, id: string, patch: object): Promise<unknown> =>
  client.action({ actionType: "sanity.action.document.edit", draftId: `drafts.${id}`, publishedId: id, patch });
const createDraft = (client: SanityClient, id: string): Promise<unknown> =>
  client.action({
    actionType: "sanity.action.document.create",
    publishedId: id,
    attributes: { _id: `drafts.${id}`, _type: "article", title: "One" },
    ifExists: "fail",
  });

describe("listening", () => {
  it("tells one whole chain of revisions whose effects lead from each version to the next", async () => {
    using stream = await listen('*[_id in ["chain", "drafts.chain"]]');
    await createDraft(ada, "chain");
    await ada.action(publishAction("chain"));
    await edit(bob, "chain", { set: { title: "Zwei 😀 größer" } });
    await bob.action(publishAction("chain"));
    await bob.delete("chain");
    const events = await stream.mutations(7);
    const current = new Map<unknown, Record<string, unknown> | null>();
    for (const event of events) {
      const before = current.get(event["documentId"]) ?? null;
      expect(event["previousRev"]).toBe(before?.["_rev"]);
      expect(event["resultRev"]).toBe(event["transactionId"]);
      const after = document.parse(applyPatch(before, patches.parse(event["effects"]).apply));
      expect(after?.["_rev"]).toBe(after === null ? undefined : event["transactionId"]);
      current.set(event["documentId"], after);
    }
    const steps = events.map((event) => `${String(event["documentId"])} ${String(event["transition"])}`);
    expect(steps).toEqual([
      "drafts.chain appear",
      "chain appear",
      "drafts.chain disappear",
      "drafts.chain appear",
      "chain update",
      "drafts.chain disappear",
      "chain disappear",
    ]);
    expect([...current.values()]).toEqual([null, null]);
  });

  it("counts the events of a transaction for each listener by itself", async () => {
    using one = await listen('*[_id == "pair-a"]');
    using both = await listen("*");
    await ada.transaction().create({ _id: "pair-a", _type: "tag" }).create({ _id: "pair-b", _type: "tag" }).commit();
    const [only] = await one.mutations(1);
    expect(only).toMatchObject({ documentId: "pair-a", transactionTotalEvents: 1 });
    const all = await both.mutations(2);
    expect(all.map((event) => event["transactionTotalEvents"])).toEqual([2, 2]);
  });

  it("tells of a transaction whose changes cancel out, with a new revision", async () => {
    await ada.create({ _id: "still", _type: "tag" });
    using stream = await listen('*[_id == "still"]');
    await ada
      .transaction()
      .patch("still", { set: { x: 1 } })
      .patch("still", { unset: ["x"] })
      .transactionId("cancelled-out")
      .commit();
    const [event] = await stream.mutations(1);
    expect(event).toMatchObject({
      transition: "update",
      resultRev: "cancelled-out",
      mutations: [{ patch: { id: "still", set: { x: 1 } } }, { patch: { unset: ["x"] } }],
    });
  });
});

describe("listening beside others", () => {
  it("lets two official clients see each other's writes, with the author", async () => {
    const seen = Promise.withResolvers<unknown>();
    const subscription = bob
      .listen('*[_type == "note"]', {}, { events: ["welcome", "mutation"], includeResult: true })
      .subscribe((event) => {
        if (event.type === "welcome") void ada.create({ _id: "note-1", _type: "note", text: "Hello" });
        else seen.resolve(event);
      });
    expect(await seen.promise).toMatchObject({ documentId: "note-1", identity: "ada", transition: "appear", result: { text: "Hello" } });
    subscription.unsubscribe();
  });

  it("hears of an import that runs beside the server", async () => {
    const { writeFile } = await import("node:fs/promises");
    const file = `${lake.folder}/data.ndjson`;
    await writeFile(file, `${JSON.stringify({ _id: "imported", _type: "import", items: [{ a: 1 }] })}\n`);
    using stream = await listen('*[_type == "import"]');
    expect(await lake.run("import", file, "--as", "bob", "--json")).toBe('{"written":1,"skipped":0,"assets":0}');
    expect(await lake.run("import", file, "--as", "bob", "--json")).toBe('{"written":0,"skipped":1,"assets":0}');
    expect((await stream.mutations(1))[0]).toMatchObject({ documentId: "imported", identity: "bob" });
  });

  it("sends a browser on the project's host to a host of its own, with a ticket that works once", async () => {
    const { port } = new URL(served.url);
    const path = listenAddress("*").slice(served.url.length);
    const browser = { ...bearer(), host: `newsletter.lake.localhost:${port}`, origin: "http://localhost:3333" };
    const { statusCode, headers } = await head(`${served.url}${path}`, browser);
    expect(statusCode).toBe(307);
    expect(headers).toMatchObject({ "cache-control": "no-store", "access-control-allow-origin": "http://localhost:3333" });
    const target = new URL(headers.location ?? "");
    expect(target.host).toMatch(/^listen-[0-9a-f]+\.lake\.localhost:\d+$/u);
    const second = { host: target.host, origin: "null" };
    using stream = await EventStream.open(`${served.url}${target.pathname}${target.search}`, second);
    await ada.create({ _id: "ticketed", _type: "tag" });
    expect((await stream.mutations(1))[0]).toMatchObject({ documentId: "ticketed" });
    const again = await head(`${served.url}${target.pathname}${target.search}`, second);
    expect(again.statusCode).toBe(401);
    expect(again.headers).toMatchObject({ "access-control-allow-origin": "null", "access-control-allow-credentials": "true" });
  });
});

async function head(address: string, headers: Readonly<Record<string, string>>) {
  const { request } = await import("node:http");
  const { promise, resolve, reject } = Promise.withResolvers<import("node:http").IncomingMessage>();
  request(address, { headers, agent: false }, resolve).on("error", reject).end();
  const response = await promise;
  response.destroy();
  return response;
}

describe("history", () => {
  it("tells who did what, newest first, and gives every revision back", async () => {
    await createDraft(ada, "told");
    await ada.action(publishAction("told"));
    await edit(bob, "told", { set: { title: "Two" } });
    await bob.action(publishAction("told"));
    const events = await ada.request<{ events: Record<string, { type: string; author: string; revisionId: string }[]> }>({
      url: "/data/history/production/events/documents/told?limit=10",
    });
    expect(events.events["told"]?.map(({ type, author }) => [type, author])).toEqual([
      ["publishDocumentVersion", "bob"],
      ["publishDocumentVersion", "ada"],
    ]);
    const first = events.events["told"]?.[1]?.revisionId ?? "";
    const old = await ada.request<{ documents: unknown[] }>({
      url: `/data/history/production/documents/told,drafts.told?revision=${first}`,
    });
    expect(old.documents).toMatchObject([{ _id: "told", title: "One", _rev: first }]);
    const response = await fetch(
      `${served.url}/v2025-02-19/data/history/production/transactions/told,drafts.told?excludeContent=true&effectFormat=mendoza&limit=50`,
      { headers: bearer() },
    );
    const lines = (await response.text())
      .trim()
      .split("\n")
      .map((line): { author: string; effects: Record<string, { apply: unknown[] }> } => JSON.parse(line));
    expect(lines.map(({ author }) => author)).toEqual(["ada", "ada", "bob", "bob"]);
    let replayed: unknown = null;
    for (const { effects } of lines) if (effects["told"] !== undefined) replayed = applyPatch(replayed, effects["told"].apply);
    expect(replayed).toEqual(await ada.getDocument("told"));
  });
});

describe("signing in", () => {
  it("turns a link into a session once, and a sign-out ends it", async () => {
    const link = signInLink.parse(JSON.parse(await lake.run("sign-in-link", "bob", "--json")));
    expect(link).toMatchObject({ url: expect.stringMatching(/^http:\/\/localhost:3333\/#sid=[\w-]{43}$/u) });
    const { sid } = link;
    const session = z.object({ token: z.string() }).parse(await (await fetch(`${served.url}/v2026-05-04/auth/fetch?sid=${sid}`)).json());
    expect(session.token.length).toBeGreaterThanOrEqual(32);
    expect((await fetch(`${served.url}/v2026-05-04/auth/fetch?sid=${sid}`)).status).toBe(401);
    const client = lake.client(served, session.token);
    expect(await client.users.getById("me")).toMatchObject({ id: "bob", role: "editor", roles: [{ title: "Editor" }] });
    await client.request({ method: "POST", url: "/auth/logout" });
    await expect(client.users.getById("me")).rejects.toMatchObject({ statusCode: 401, response: { body: { errorCode: "SIO-401-ANF" } } });
  });

  it("returns from the sign-in page to the Studio alone", async () => {
    const page = (origin: string): Promise<Response> => fetch(`${served.url}/auth/login/lake?origin=${encodeURIComponent(origin)}`);
    expect((await page("https://elsewhere.example/")).status).toBe(400);
    expect((await page("http://127.0.0.1:3333/desk")).headers.get("content-type")).toContain("text/html");
    const { sid } = signInLink.parse(JSON.parse(await lake.run("sign-in-link", "bob", "--json")));
    const answer = await fetch(`${served.url}/v1/auth/login/lake?origin=${encodeURIComponent("http://localhost:3333/desk")}`, {
      method: "POST",
      body: new URLSearchParams({ code: `http://localhost:3333/#sid=${sid}` }),
      redirect: "manual",
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(`http://localhost:3333/desk#sid=${sid}`);
  });
});

describe("the manners of the server", () => {
  it("answers JSON with CORS headers to what it does not know and to what is not JSON", async () => {
    const headers = { ...bearer(), origin: "http://localhost:3333" };
    const unknown = await fetch(`${served.url}/v1/journey/trial`, { headers });
    expect([unknown.status, unknown.headers.get("access-control-allow-origin")]).toEqual([404, "http://localhost:3333"]);
    expect(await unknown.json()).toMatchObject({ statusCode: 404, error: "Not Found" });
    const broken = await fetch(`${served.url}/v1/data/mutate/production`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: "{oops",
    });
    expect(await broken.json()).toMatchObject({ statusCode: 400, message: expect.stringContaining("not valid JSON") });
    const preflight = await fetch(`${served.url}/v1/anything`, {
      method: "OPTIONS",
      headers: { origin: "http://127.0.0.1:3333", "access-control-request-headers": "authorization,x-sanity-app" },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-credentials")]).toEqual([204, "true"]);
    expect((await fetch(`${served.url}/v2025-02-19/data/query/production?query=*`)).status).toBe(401);
    expect((await fetch(`${served.url}/v1/intake/batch`, { method: "POST", body: "[]" })).status).toBe(200);
  });

  it("takes long queries by address and by body, keeps settings and gives each role its grants", async () => {
    const long = `*[_type == "none" && title != "${"x".repeat(9000)}"]`;
    expect(await ada.fetch(long)).toEqual([]);
    expect(await ada.fetch(`${long} | order(title) {"y": "${"y".repeat(9000)}"}`)).toEqual([]);
    await ada.request({ method: "PUT", url: "/users/me/keyvalue", body: [{ key: "studio.a", value: { x: 1 } }] });
    expect(await ada.request({ url: "/users/me/keyvalue/studio.a,studio.b" })).toEqual([
      { key: "studio.a", value: { x: 1 } },
      { key: "studio.b", value: null },
    ]);
    expect(await ada.request({ url: "/projects/newsletter/datasets/production/acl" })).toMatchObject([
      { permissions: ["create", "history", "read", "update"] },
    ]);
    expect(await ada.request({ url: "/users/ada,bob" })).toMatchObject([{ id: "ada", isCurrentUser: true }, { id: "bob" }]);
    expect(await ada.request({ url: "/data/doc/production/told,nowhere" })).toMatchObject({
      documents: [{ _id: "told" }],
      omitted: [{ id: "nowhere", reason: "existence" }],
    });
  });
});

describe("the process", () => {
  it("tells all faults of its settings at once and starts nothing", async () => {
    const { readConfig } = await import("../src/config.ts");
    expect(() => readConfig({ PORT_LAKE: "high", SANITY_PROJECT_ID: "Nope!" })).toThrow(
      /LAKE_DATABASE_URL[\s\S]*PORT_LAKE[\s\S]*SANITY_PROJECT_ID/u,
    );
  });

  it("keeps every acknowledged write when its process is killed, and stops cleanly when asked to", async () => {
    const acknowledged: string[] = [];
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 200; n += 1) {
        const id = `kept-${String(writer)}-${String(n)}`;
        // oxlint-disable-next-line eslint/no-await-in-loop -- one write after the other is what an editor does
        await ada.create({ _id: id, _type: "kept" });
        acknowledged.push(id);
        if (acknowledged.length === 40) resolve(undefined);
      }
    });
    const ended = Promise.allSettled(writers);
    await promise;
    await stop(served.child, "SIGKILL");
    await ended;
    served = await lake.serve();
    ada = lake.client(served, token);
    const found = new Set(await ada.fetch<string[]>('*[_type == "kept"]._id'));
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    await stop(served.child, "SIGTERM");
    expect(served.child.exitCode).toBe(0);
  });
});
