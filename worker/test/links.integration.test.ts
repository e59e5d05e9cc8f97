import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { pipeline, Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createLinks } from "../src/links/link-states.ts";
import { linksPerIssueMax, noNetworkCachedMs, stateCachedMs } from "../src/links/limits.ts";
import { lookAtLink } from "../src/links/look-at-link.ts";
import type { Names, Resolved } from "../src/links/names.ts";
import type { LinkState } from "../src/ports/content.ts";

interface Site extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  readonly asked: readonly Pick<IncomingMessage, "method" | "url" | "headers">[];
}

async function startSite(answer: RequestListener): Promise<Site> {
  const asked: Pick<IncomingMessage, "method" | "url" | "headers">[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method, url: request.url, headers: request.headers });
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

/** Answers each path with this status and, where it is one, this redirect. */
const paths =
  (answers: Readonly<Record<string, readonly [number, string?]>>): RequestListener =>
  (request, response) => {
    const [status, location] = answers[request.url ?? ""] ?? [404];
    response.writeHead(status, location === undefined ? {} : { location }).end(request.method === "HEAD" ? undefined : "x".repeat(10));
  };

/** Name servers that say what a test wants, and count how often they are asked. */
function namesOf(
  hosts: Readonly<Record<string, readonly string[] | Exclude<Resolved["state"], "found">>>,
): Names & { readonly asked: string[] } {
  const asked: string[] = [];
  const resolve = async (host: string): Promise<Resolved> => {
    asked.push(host);
    const found = hosts[host] ?? "unknown";
    if (typeof found === "string") return { state: found };
    return { state: "found", addresses: found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })) };
  };
  return { asked, resolve, resolveLocally: resolve, cancel: () => undefined };
}

async function look(address: string, allowed: readonly string[] = [], names: Names = namesOf({})): Promise<LinkState> {
  return lookAtLink(address, { names, allowedOrigins: new Set(allowed), signal: new AbortController().signal, requestTimeoutMs: 500 });
}

describe("a link never makes this machine go", () => {
  test.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://2130706433/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0.0.0.0/",
    "https://192.168.1.1/",
    "http://localhost/",
    "http://intranet/",
  ])("to %s", async (address) => {
    const names = namesOf({ localhost: ["127.0.0.1"], intranet: ["127.0.0.1"] });
    expect(await look(address, [], names)).toEqual({ state: "internal" });
    expect(names.asked).toEqual([]);
  });

  test.each([
    ["an internal address", ["10.0.0.1"]],
    ["this machine", ["127.0.0.1"]],
    ["an internal address beside a public one", ["1.1.1.1", "10.0.0.1"]],
    ["an internal address of the new kind", ["fd00::1"]],
    ["an internal address in the clothes of the new kind", ["::ffff:127.0.0.1"]],
  ])("to a name that stands for %s", async (_case, addresses) => {
    const state = await look("https://www.un-a.net/", [], namesOf({ "www.un-a.net": addresses }));
    expect(state).toEqual({ state: "notChecked", reason: expect.stringContaining("inside of this network") });
  });

  test("to a port that is no web server's, even of a public host", async () => {
    const names = namesOf({ "www.un-a.net": ["1.1.1.1"] });
    expect(await look("http://www.un-a.net:6379/", [], names)).toMatchObject({ state: "notChecked" });
    expect(names.asked).toEqual([]);
  });

  test("to an internal address by a redirect, nor to another service of an allowed host", async () => {
    await using other = await startSite(paths({ "/": [200] }));
    await using site = await startSite(paths({ "/in": [302, "http://10.0.0.1/admin"], "/other": [301, `${other.origin}/`] }));
    expect(await look(`${site.origin}/in`, [site.origin])).toEqual({ state: "internal" });
    expect(await look(`${site.origin}/other`, [site.origin])).toEqual({ state: "internal" });
    expect(other.asked).toEqual([]);
  });

  test("to a file or a script by a redirect", async () => {
    await using site = await startSite(
      paths({ "/file": [302, "file:///etc/passwd"], "/script": [302, "javascript:alert(1)"], "/bad": [302, "http://"] }),
    );
    const states = await Promise.all(["/file", "/script", "/bad"].map(async (path) => look(site.origin + path, [site.origin])));
    expect(states.map(({ state }) => state)).toEqual(["unwell", "unwell", "unwell"]);
  });

  test("elsewhere than to the address that was looked at, whatever the name stands for a moment later", async () => {
    await using site = await startSite(paths({ "/": [200] }));
    const origin = `http://pinned.un-a.net:${site.port}`;
    const names = namesOf({ "pinned.un-a.net": ["127.0.0.1"] });
    expect(await look(`${origin}/`, [origin], names)).toEqual({ state: "alive" });
    // Asked once, and by us; the system's own resolver knows no such host.
    expect(names.asked).toEqual(["pinned.un-a.net"]);
    expect(site.asked[0]?.headers.host).toBe(`pinned.un-a.net:${site.port}`);
  });
});

describe("a link is", () => {
  test.each([
    ["alive", "/", { state: "alive" }],
    ["dead when it answers 404", "/gone", { state: "dead", reason: "it answers 404" }],
    ["dead when it answers 410", "/410", { state: "dead", reason: "it answers 410" }],
    ["unwell when it answers 500", "/500", { state: "unwell", reason: "it answers 500" }],
    ["not checked when programs are turned away", "/403", { state: "notChecked", reason: "some servers turn programs away" }],
    ["alive behind a redirect of today", "/302", { state: "alive" }],
    ["alive when it moved within its site", "/301", { state: "alive" }],
    ["unwell when redirects have no end", "/loop", { state: "unwell", reason: "it redirects more than 5 times" }],
    ["dead when it redirects to nothing", "/to-nothing", { state: "dead", reason: "it answers 404" }],
  ] as const)("%s", async (_case, path, expected) => {
    const answers = {
      "/": [200],
      "/410": [410],
      "/500": [500],
      "/403": [403],
      "/302": [302, "/"],
      "/301": [301, "/"],
      "/loop": [302, "/loop"],
      "/to-nothing": [301, "/gone"],
    } as const;
    await using site = await startSite(paths(answers));
    expect(await look(site.origin + path, [site.origin])).toEqual(expected);
  });

  test("moved when it redirects for good to another host, named up to the last redirect that is for good", async () => {
    await using there = await startSite(paths({ "/first": [308, "/second"], "/second": [302, "/today"], "/today": [200] }));
    await using site = await startSite(paths({ "/": [301, `${there.origin}/first`] }));
    expect(await look(`${site.origin}/`, [site.origin, there.origin])).toEqual({ state: "moved", target: `${there.origin}/second` });
  });

  test("alive when the server knows no HEAD, or breaks it off", async () => {
    await using site = await startSite((request, response) => {
      if (request.method === "GET") response.writeHead(200).end("here");
      else if (request.url === "/405") response.writeHead(405).end();
      else request.socket.destroy();
    });
    expect(await look(`${site.origin}/405`, [site.origin])).toEqual({ state: "alive" });
    expect(await look(`${site.origin}/broken`, [site.origin])).toEqual({ state: "alive" });
    expect(site.asked.map(({ method }) => method)).toEqual(["HEAD", "GET", "HEAD", "GET"]);
  });

  test("unwell when nothing listens, or what listens speaks no HTTP", async () => {
    const gone = createTcpServer().listen(0, "127.0.0.1");
    await once(gone, "listening");
    const address = gone.address();
    const port = address !== null && typeof address !== "string" ? address.port : 0;
    gone.on("connection", (socket) =>
      socket
        .on("error", () => undefined)
        .resume()
        .end("220 mail.un-a.net ESMTP\r\n"),
    );
    const origin = `http://127.0.0.1:${port}`;
    expect(await look(origin, [origin])).toMatchObject({ state: "unwell", reason: expect.stringContaining("as a web server does") });
    await once(gone.close(), "close");
    expect(await look(origin, [origin])).toEqual({ state: "unwell", reason: "its host refuses the connection" });
  });

  test("alive when one of the addresses of its host answers, and unwell when none does", async () => {
    const site = await startSite(paths({ "/": [200] }));
    const origin = `http://two.un-a.net:${site.port}`;
    const names = namesOf({ "two.un-a.net": ["::1", "127.0.0.1"] });
    expect(await look(origin, [origin], names)).toEqual({ state: "alive" });
    await site[Symbol.asyncDispose]();
    // Without IPv6 on this machine only one of the two refuses; the other is no reason to speak of a missing network.
    expect(await look(origin, [origin], names)).toEqual({ state: "unwell", reason: "its host refuses the connection" });
  });

  test("unwell when its host has no TLS", async () => {
    await using site = await startSite(paths({ "/": [200] }));
    const origin = site.origin.replace("http:", "https:");
    expect(await look(origin, [origin])).toEqual({ state: "unwell", reason: "its host makes no secure connection" });
  });

  test("unwell when its host takes the connection and stays silent", async () => {
    await using site = await startSite(() => undefined);
    expect(await look(`${site.origin}/`, [site.origin])).toEqual({ state: "unwell", reason: "its host does not answer in time" });
  });

  test.each([
    ["dead when there is no such host", "unknown", { state: "dead", reason: "there is no host of that name" }],
    ["unwell when the name servers of its host fail", "noAnswer", { state: "unwell", reason: "the name servers of its host fail" }],
    ["not checked without a network", "noNetwork", { state: "notChecked", reason: "there is no network here" }],
  ] as const)("%s", async (_case, state, expected) => {
    expect(await look("https://www.un-a.net/", [], namesOf({ "www.un-a.net": state }))).toEqual(expected);
  });

  test("an example when its name is reserved for them", async () => {
    expect(await look("https://www.example.org/page")).toEqual({ state: "example" });
  });
});

test("a request says who asks, and nothing about us, the reader or the editor", async () => {
  await using site = await startSite((_request, response) => {
    response.writeHead(302, { location: "/again", "set-cookie": "a=b" }).end();
  });
  const { port } = site;
  await look(`http://user:secret@127.0.0.1:${port}/page?x=1#part`, [site.origin]);
  expect(site.asked.length).toBeGreaterThan(1);
  expect(site.asked[0]?.url).toBe("/page?x=1");
  for (const { headers } of site.asked) {
    expect(Object.keys(headers).toSorted()).toEqual(["accept", "connection", "host", "user-agent"]);
    expect(headers["user-agent"]).toContain("newsletter");
  }
});

test("no more of a page than its header is read", async () => {
  const sizes: number[] = [];
  await using site = await startSite((request, response) => {
    if (request.method === "HEAD") return void response.writeHead(405).end();
    // Far more than what sockets hold between them.
    const body = Readable.from(Array.from({ length: 1_000 }, () => Buffer.alloc(65_536)));
    pipeline(body, response.writeHead(200), () => sizes.push(request.socket.bytesWritten));
  });
  expect(await look(`${site.origin}/`, [site.origin])).toEqual({ state: "alive" });
  await expect.poll(() => sizes.length).toBe(1);
  expect(sizes[0]).toBeLessThan(60_000_000);
});

describe("what is known of links", () => {
  test("is asked for in the background, once for all who ask, five at a time", async () => {
    let open = 0;
    let openMax = 0;
    await using site = await startSite((_request, response) => {
      open += 1;
      openMax = Math.max(openMax, open);
      setImmediate(() => {
        open -= 1;
        response.writeHead(200).end();
      });
    });
    const links = createLinks({ allowedOrigins: [site.origin] });
    const urls = Array.from({ length: 20 }, (_, index) => `${site.origin}/${index}`);
    expect(links.known(urls)).toEqual({ states: new Map(), waiting: 20 });
    expect(links.known(urls).waiting).toBe(20);
    await links.idle();
    const { states, waiting } = links.known([...urls, `${urls[0] ?? ""}#part`]);
    expect(waiting).toBe(0);
    expect(new Set([...states.values()].map(({ state }) => state))).toEqual(new Set(["alive"]));
    expect(states.size).toBe(21);
    expect(site.asked).toHaveLength(20);
    expect(openMax).toBeLessThanOrEqual(5);
    await links.close();
  });

  test("is remembered for 15 minutes, and for one when there was no network", async () => {
    const names = namesOf({ "off.un-a.net": "noNetwork", "gone.un-a.net": "unknown" });
    let nowMs = 0;
    const links = createLinks({ allowedOrigins: [], names, now: () => nowMs });
    const urls = ["https://off.un-a.net/", "https://gone.un-a.net/"];
    const askedAfter = async (ms: number): Promise<number> => {
      nowMs = ms;
      links.known(urls);
      await links.idle();
      return names.asked.length;
    };
    expect(await askedAfter(0)).toBe(2);
    expect(await askedAfter(noNetworkCachedMs - 1)).toBe(2);
    expect(await askedAfter(noNetworkCachedMs)).toBe(3);
    expect(await askedAfter(stateCachedMs - 1)).toBe(4);
    expect(await askedAfter(stateCachedMs)).toBe(5);
    await links.close();
  });

  test("is bounded for an issue, and says so", async () => {
    const names = namesOf({});
    const links = createLinks({ allowedOrigins: [], names });
    const urls = Array.from({ length: linksPerIssueMax + 3 }, (_, index) => `https://h${index}.un-a.net/`);
    const { states, waiting } = links.known(urls);
    expect(waiting).toBe(linksPerIssueMax);
    expect(states.size).toBe(3);
    const expected = { state: "notChecked", reason: "only 200 links of an issue are looked at" };
    for (const state of states.values()) expect(state).toEqual(expected);
    await links.close();
  });

  test("of something that is no address is that it leads nowhere", async () => {
    const links = createLinks({ allowedOrigins: [], names: namesOf({}) });
    expect(links.known(["http://"]).states.get("http://")).toEqual({ state: "dead", reason: "it is no web address" });
    await links.close();
  });

  test("ends at closing, with a server that never answers", async () => {
    await using site = await startSite(() => undefined);
    const links = createLinks({ allowedOrigins: [site.origin] });
    links.known([`${site.origin}/`, `${site.origin}/other`]);
    await expect.poll(() => site.asked.length).toBe(2);
    await links.close();
    expect(links.known([`${site.origin}/`])).toEqual({ states: new Map(), waiting: 1 });
    await links.idle();
    expect(site.asked).toHaveLength(2);
  });
});
