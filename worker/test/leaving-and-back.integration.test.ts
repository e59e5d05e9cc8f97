import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueToken } from "../src/audience/token.ts";
import { contact, openLeavingHouse, partnerId, type LeavingHouse, type Subscribed } from "./support/leaving-house.ts";

let house: LeavingHouse;
beforeAll(async () => {
  house = await openLeavingHouse();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

const post = async (url: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
const pageOf = async (url: string): Promise<string> => (await fetch(url)).text();

/** It has left, or is leaving; gives the notice that came of it. */
async function gone(who: Subscribed): Promise<string> {
  await post(who.oneClick);
  const [notice] = await house.told(who);
  if (notice === undefined) throw new Error("nobody was told");
  return notice.link;
}

const endOverdue = async (): Promise<number> => house.served.installation.modules.leavings.leaveUndecided();

describe("a person", () => {
  test.each(["person", "members"] as const)("who is one of %s leaves at once and is told once, however often it is asked", async (kind) => {
    const reader = await house.subscribed(kind);
    const answers = await Promise.all([post(reader.oneClick), post(reader.leave), post(reader.oneClick)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await house.stateOf(reader)).toBe("left");
    expect(await house.suppressionOf(reader)).toBe("unsubscribed");
    expect(await house.consentsOf(reader)).toEqual([expect.stringMatching(/^withdrawn (oneClick|page) reader$/u)]);
    const told = await house.told(reader);
    expect(told.map(({ purpose, to }) => [purpose, to])).toEqual([["leftNotice", reader.address]]);
    expect(told[0]?.subject).toMatch(/^You were unsubscribed: .+ \(undo\)$/u);
  });

  test("comes back by the notice, with the consent there was and no new one", async () => {
    const reader = await house.subscribed("person");
    const undo = await gone(reader);
    expect(await pageOf(undo)).toContain("Receive the newsletter again?");
    expect(await house.stateOf(reader)).toBe("left");
    const answers = await Promise.all([post(undo), post(undo)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await house.stateOf(reader)).toBe("active");
    expect(await house.suppressionOf(reader)).toBeUndefined();
    expect(await house.consentsOf(reader)).toEqual(["withdrawn oneClick reader", "restored page reader"]);
    expect(await pageOf(undo)).toContain("Delivery goes on");
  });

  test("may leave again after that, and is told again", async () => {
    const reader = await house.subscribed("person");
    await post(await gone(reader));
    await post(reader.leave);
    expect(await house.stateOf(reader)).toBe("left");
    expect(await house.told(reader)).toHaveLength(2);
  });

  test("whose two subscriptions were joined leaves the one there is by the links of either, and comes back to it", async () => {
    const [kept, joined] = [await house.subscribed("person"), await house.subscribed("person")];
    await house.served.installation.run(
      `update newsletter.subscriptions set state = 'left', merged_into = (select id from newsletter.subscriptions where number = '\\x${kept.number}')
        where number = '\\x${joined.number}'`,
    );
    await post(joined.oneClick);
    expect(await house.stateOf(kept)).toBe("left");
    expect((await house.told(kept)).map(({ to }) => to)).toEqual([kept.address]);
    await post((await house.told(kept))[0]?.link ?? "");
    expect([await house.stateOf(kept), await house.stateOf(joined)]).toEqual(["active", "left"]);
  });

  test("has 30 days for it, and then the way to subscribe anew", async () => {
    const [early, late] = [await house.subscribed("person"), await house.subscribed("person")];
    const [undoEarly, undoLate] = [await gone(early), await gone(late)];
    await house.longAgo(early, 30 * 24 - 1);
    await house.longAgo(late, 30 * 24);
    const page = await pageOf(undoLate);
    expect(page).toContain("It is too late for this link");
    expect(page).toMatch(/href="\/subscribe\/[a-z-]+\/en"/u);
    await Promise.all([post(undoEarly), post(undoLate)]);
    expect([await house.stateOf(early), await house.stateOf(late)]).toEqual(["active", "left"]);
  });

  test("does not get past a bounce or a complaint by it, and reads so", async () => {
    const reader = await house.subscribed("person");
    const undo = await gone(reader);
    await house.served.installation.run(
      `update newsletter.suppressions set reason = 'bounced', scope = 'publication', leaving_id = null where address = '${reader.address}'`,
    );
    expect(await (await post(undo)).text()).toContain("Something else still keeps mail from this address");
    expect(await house.suppressionOf(reader)).toBe("bounced");
  });

  test("whose mail bounced gets no notice either", async () => {
    const reader = await house.subscribed("person");
    await house.served.installation.run(
      `insert into newsletter.suppressions (publication_id, address, reason) select publication_id, lower(address), 'bounced' from newsletter.subscriptions where address = '${reader.address}'`,
    );
    await post(reader.oneClick);
    expect(await house.stateOf(reader)).toBe("left");
    expect(await house.told(reader)).toEqual([]);
  });

  test("who never confirmed is not made a subscriber by leaving and coming back", async () => {
    const reader = await house.subscribed("person", { state: "requested" });
    await post(await gone(reader));
    expect(await house.stateOf(reader)).toBe("requested");
  });

  test("whose address left two lists comes back to each by its own link alone", async () => {
    const address = "twice@example.org";
    const [own, byPartner] = [await house.subscribed("person", { address }), await house.subscribed("members", { address })];
    const [undoFirst, undoSecond] = [await gone(own), await gone(byPartner)];
    expect(await (await post(undoFirst)).text()).toContain("Delivery goes on");
    expect([await house.stateOf(own), await house.stateOf(byPartner)]).toEqual(["active", "left"]);
    expect(await house.suppressionOf(own)).toBe("unsubscribed");
    await post(undoSecond);
    expect(await house.stateOf(byPartner)).toBe("active");
    expect(await house.suppressionOf(own)).toBeUndefined();
  });
});

describe.each(["desk", "list"] as const)("a %s", (kind) => {
  test("waits for its contact, who is asked once, and never the address itself", async () => {
    const office = await house.subscribed(kind);
    await Promise.all([post(office.oneClick), post(office.leave), post(office.oneClick)]);
    expect(await house.stateOf(office)).toBe("leaving");
    expect(await house.suppressionOf(office)).toBeUndefined();
    const told = await house.told(office);
    expect(told.map(({ purpose, to }) => [purpose, to])).toEqual([["leavingNotice", contact.address]]);
    expect(told[0]?.text).toContain("Cora Contact");
    expect(told[0]?.text).toContain("Vienna NGO Committee on Drugs");
  });

  test("goes on when the contact keeps it, whoever asks how often", async () => {
    const office = await house.subscribed(kind);
    const decide = await gone(office);
    const page = await pageOf(decide);
    expect(page).toContain("Should delivery go on?");
    expect(page).toContain("Vienna NGO Committee on Drugs");
    await Promise.all([post(decide, { decision: "keep" }), post(decide, { decision: "keep" })]);
    expect(await house.stateOf(office)).toBe("active");
    expect(await house.consentsOf(office)).toEqual([`restored contact ${contact.id}`]);
    expect(await (await post(decide, { decision: "confirm" })).text()).toContain("Delivery goes on");
    expect(await house.stateOf(office)).toBe("active");
    expect(await endOverdue()).toBe(0);
  });

  test("has left when the contact confirms it, and comes back when that was wrong", async () => {
    const office = await house.subscribed(kind);
    const decide = await gone(office);
    await Promise.all([post(decide, { decision: "confirm" }), post(decide, { decision: "confirm" })]);
    expect(await house.stateOf(office)).toBe("left");
    expect(await house.suppressionOf(office)).toBe("unsubscribed");
    expect(await pageOf(decide)).toContain("You can bring it back");
    await post(decide, { decision: "keep" });
    expect(await house.stateOf(office)).toBe("active");
    expect(await house.suppressionOf(office)).toBeUndefined();
    expect(await house.consentsOf(office)).toEqual([`withdrawn contact ${contact.id}`, `restored contact ${contact.id}`]);
  });

  test("has left after 48 hours without an answer, once, whoever looks; for 30 days its contact brings it back", async () => {
    const [early, late] = [await house.subscribed(kind), await house.subscribed(kind)];
    const [, decideLate] = [await gone(early), await gone(late)];
    await house.longAgo(early, 47);
    await house.longAgo(late, 48);
    const counts = await Promise.all([endOverdue(), endOverdue(), endOverdue()]);
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    expect([await house.stateOf(early), await house.stateOf(late)]).toEqual(["leaving", "left"]);
    expect(await house.consentsOf(late)).toEqual(["withdrawn oneClick reader"]);
    await house.longAgo(late, 30 * 24 - 1);
    await post(decideLate, { decision: "keep" });
    expect(await house.stateOf(late)).toBe("active");
    await post(early.leave);
    await post((await house.told(early))[0]?.link ?? "", { decision: "keep" });
  });

  test("is not decided by a form that says neither, nor by who is no contact any more", async () => {
    const office = await house.subscribed(kind);
    const decide = await gone(office);
    await post(decide);
    await post(decide, { decision: "forget" });
    const { contacts } = house.served.installation.modules;
    await contacts.remove(contact.id, "test");
    expect((await post(decide, { decision: "confirm" })).status).toBe(404);
    await contacts.keep({ ...contact, partnerId, stakeholderKind: null }, "test");
    expect(await house.stateOf(office)).toBe("leaving");
  });
});

test("a desk whose partner's only contact is the desk itself asks nobody, which operators see, and 48 hours count all the same", async () => {
  const { modules } = house.served.installation;
  const office = await house.subscribed("desk", { address: "office@alone.example.org", partnerId: "partner-alone" });
  await modules.contacts.keep(
    { id: modules.ids.uuidv7(), name: "Office", address: "Office@alone.example.org", partnerId: "partner-alone", stakeholderKind: null },
    "test",
  );
  await post(office.oneClick);
  expect(await house.told(office)).toEqual([]);
  const waiting = (await modules.leavings.undecided()).filter((each) => each.partnerId === "partner-alone");
  expect(waiting).toEqual([expect.objectContaining({ address: "office@alone.example.org", toldCount: 0 })]);
  await house.longAgo(office, 48);
  expect(await endOverdue()).toBe(1);
  expect(await house.stateOf(office)).toBe("left");
});

describe("tokens and forms of others", () => {
  test("forged, cut off, replayed for another purpose: 404, the same for all, and nothing changes", async () => {
    const [reader, office] = [await house.subscribed("person"), await house.subscribed("desk")];
    const [undo, decide] = [await gone(reader), await gone(office)];
    const { web, token } = house.served;
    const { tokenKey } = house.served.installation.modules;
    const decideByReader = issueToken(tokenKey, { purpose: "decide", subscriptionNumber: reader.number, campaignNumber: "00000000" });
    const strange = [
      undo.replace(/.$/u, (last) => (last === "a" ? "b" : "a")),
      undo.slice(0, -1),
      undo.replace("/undo/", "/decide/"),
      decide.replace("/decide/", "/undo/"),
      reader.oneClick.replace("/u/", "/undo/"),
      `${web}/undo/${token("ffffffffffffffff", "undo")}`,
      // The way back of a desk is its contact's word, whoever makes a token for it.
      `${web}/undo/${token(office.number, "undo")}`,
      `${web}/decide/${decideByReader}`,
      `${web}/decide/${token(office.number, "decide")}`,
    ];
    const answers = await Promise.all(strange.flatMap((url) => [post(url, { decision: "keep" }), fetch(url)]));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set(await Promise.all(answers.map(async (answer) => answer.text()))).size).toBe(1);
    expect([await house.stateOf(reader), await house.stateOf(office)]).toEqual(["left", "leaving"]);
  });

  test.each(["GET", "HEAD", "OPTIONS"])("invariant 12: %s on the pages of undoing and deciding changes nothing", async (method) => {
    const [reader, office] = [await house.subscribed("person"), await house.subscribed("list")];
    const links = [await gone(reader), await gone(office)];
    await Promise.all(links.map(async (url) => (await fetch(`${url}?decision=keep`, { method })).text()));
    expect([await house.stateOf(reader), await house.stateOf(office)]).toEqual(["left", "leaving"]);
  });

  test("another site's page sends no form here, but a mail client's one click comes from anywhere", async () => {
    const reader = await house.subscribed("person");
    const elsewhere = { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example.org" };
    const send = async (url: string): Promise<number> => (await fetch(url, { method: "POST", headers: elsewhere })).status;
    expect(await send(reader.leave)).toBe(403);
    expect(await house.stateOf(reader)).toBe("active");
    expect(await send(reader.oneClick)).toBe(200);
    const [notice] = await house.told(reader);
    expect(await send(notice?.link ?? "")).toBe(403);
    expect(await house.stateOf(reader)).toBe("left");
  });

  test("who was erased is answered as anybody is, and is brought back by no link", async () => {
    const reader = await house.subscribed("person");
    const undo = await gone(reader);
    await house.served.installation.run(
      `update newsletter.subscriptions set address = 'erased:' || id, erased_at = now() where number = '\\x${reader.number}'`,
    );
    expect((await post(reader.oneClick)).status).toBe(200);
    expect(await house.told(reader)).toHaveLength(1);
    expect(await (await post(undo)).text()).toContain("It is too late for this link");
    expect(await house.stateOf(reader)).toBe("left");
  });
});

test("nothing went wrong that nobody expected", () => {
  expect(house.served.unexpected).toEqual([]);
});
