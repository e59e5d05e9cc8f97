import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewSubscription } from "./support/plant-subscriptions.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation();
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

let count = 0;

/** Subscribes somebody and gives the addresses that a mail to them would carry. */
async function subscribed(kind: NewSubscription["recipientKind"]): Promise<{ oneClick: string; leave: string; number: string }> {
  count += 1;
  const number = count.toString(16).padStart(16, "0");
  const partnerId = kind === "person" ? undefined : "partner-vngoc";
  await served.installation.subscribe([{ number, address: `reader-${count}@example.org`, recipientKind: kind, partnerId }]);
  return {
    number,
    oneClick: `${served.web}/u/${served.token(number, "oneClick")}`,
    leave: `${served.web}/leave/${served.token(number, "leave")}`,
  };
}

async function stateOf(number: string): Promise<string | undefined> {
  return (await served.installation.modules.leavings.byNumber(number))?.state;
}

async function eventCount(number: string): Promise<number> {
  const { db } = served.installation.modules;
  const rows = await db
    .selectFrom("feedback_events as e")
    .innerJoin("subscriptions as s", "s.id", "e.subscription_id")
    .where("s.number", "=", Buffer.from(number, "hex"))
    .select("e.id")
    .execute();
  return rows.length;
}

const multipart = (): FormData => {
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  return form;
};
const urlencoded = (): URLSearchParams => new URLSearchParams({ "List-Unsubscribe": "One-Click" });

describe("a token that is not ours", () => {
  test.each(["POST", "GET"])("is answered by %s with 404 and no hint, damaged, foreign or for another purpose", async (method) => {
    const { oneClick, number } = await subscribed("person");
    const foreign = `${served.web}/u/${served.token("ffffffffffffffff", "oneClick")}`;
    const damaged = oneClick.replace(/.$/u, (last) => (last === "a" ? "b" : "a"));
    const otherPurpose = `${served.web}/u/${served.token(number, "leave")}`;
    const answers = await Promise.all(
      [foreign, damaged, otherPurpose, `${served.web}/u/x`, `${served.web}/leave/${"a".repeat(150)}`].map(async (url) =>
        fetch(url, { method }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(await Promise.all(answers.map(async (answer) => answer.text()))).size).toBe(1);
    expect(await stateOf(number)).toBe("active");
  });
});

describe("invariant 12: GET changes nothing", () => {
  test.each(["GET", "HEAD", "OPTIONS"])("%s on the one-click and the leaving address", async (method) => {
    const { oneClick, leave, number } = await subscribed("person");
    await Promise.all([oneClick, leave].map(async (url) => (await fetch(url, { method })).text()));
    expect(await stateOf(number)).toBe("active");
    expect(await eventCount(number)).toBe(0);
  });

  test("the page says whose delivery would stop, has a form and no script, and keeps the address masked", async () => {
    const { leave } = await subscribed("desk");
    const answer = await fetch(leave, { headers: { "accept-language": "fr-FR,fr;q=0.9,en;q=0.5" } });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('<html lang="fr" dir="ltr">');
    expect(page).toContain("r…\u2060@example.org");
    expect(page).not.toMatch(/reader-\d+@example\.org/u);
    expect(page).toContain('<form method="post">');
    expect(page).not.toContain("<script");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("an Arabic page runs from right to left", async () => {
    const { leave } = await subscribed("person");
    const page = await (await fetch(leave, { headers: { "accept-language": "ar" } })).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
  });
});

describe("one click (RFC 8058)", () => {
  test.each([
    ["multipart/form-data", multipart],
    ["application/x-www-form-urlencoded", urlencoded],
  ] as const)("works as %s, twice with one record, and never redirects", async (_type, body) => {
    const { oneClick, number } = await subscribed("person");
    const answers = [
      await fetch(oneClick, { method: "POST", body: body(), redirect: "manual" }),
      await fetch(oneClick, { method: "POST", body: body(), redirect: "manual" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ headers }) => headers.get("location"))).toEqual([null, null]);
    expect(await Promise.all(answers.map(async (answer) => answer.text()))).toHaveLength(2);
    expect(await stateOf(number)).toBe("left");
    expect(await eventCount(number)).toBe(1);
  });

  test("works with a token that a mail system put into capitals", async () => {
    const { number } = await subscribed("person");
    const url = `${served.web}/u/${served.token(number, "oneClick").toUpperCase()}`;
    expect((await fetch(url, { method: "POST", body: urlencoded() })).status).toBe(200);
    expect(await stateOf(number)).toBe("left");
  });

  test("works without any body, as bytes on a socket", async () => {
    const { oneClick, number } = await subscribed("person");
    const { port, pathname } = new URL(oneClick);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(`POST ${pathname} HTTP/1.1\r\nHost: news.example.org\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n/u);
    expect(await stateOf(number)).toBe("left");
  });

  test("takes a body of a kind nobody announced, but not one without end", async () => {
    const { oneClick, number } = await subscribed("person");
    const tooLong = await fetch(oneClick, { method: "POST", body: "x".repeat(20_000), headers: { "content-type": "text/plain" } });
    expect(tooLong.status).toBe(413);
    expect(await stateOf(number)).toBe("active");
    const answer = await fetch(oneClick, { method: "POST", body: "{}", headers: { "content-type": "application/json" } });
    expect(answer.status).toBe(200);
    expect(await stateOf(number)).toBe("left");
  });

  test.each(["desk", "list"] as const)("makes a %s leaving, so that one reader does not cut off the others for good", async (kind) => {
    const { oneClick, leave, number } = await subscribed(kind);
    await fetch(oneClick, { method: "POST", body: multipart() });
    expect(await stateOf(number)).toBe("leaving");
    expect(await (await fetch(leave)).text()).toContain("Your wish has been recorded");
    expect(await eventCount(number)).toBe(1);
  });
});

test("nothing went wrong that nobody expected", () => {
  expect(served.unexpected).toEqual([]);
});

test("the page names the partner whose delivery would stop, once a plan has met it", async () => {
  await using own = await serveInstallation();
  const number = "00000000000000aa";
  const [desk, ...others] = partnerSubscriptions;
  await own.installation.subscribe([{ ...desk, number }, ...others]);
  const address = `${own.web}/leave/${own.token(number, "leave")}`;
  expect(await (await fetch(address)).text()).not.toContain("We are");
  await own.installation.rehearseSample();
  expect(await (await fetch(address)).text()).toMatch(/This stops delivery to .*Vienna NGO Committee on Drugs/u);
});
