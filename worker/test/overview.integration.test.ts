import { leavingsResponseSchema, invitePeopleResponseSchema, pickedPacksResponseSchema } from "@newsletter/schemas/studio";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everything } from "../src/pack/picks.ts";
import { contact, openLeavingHouse, type LeavingHouse, type Subscribed } from "./support/leaving-house.ts";
import { sendForm } from "./support/reader-forms.ts";
import { issueId, publicationId } from "./support/sending-house.ts";
import { sampleSnapshot } from "./support/sample-snapshot.ts";
import { partnerSubscriptions } from "./support/installation.ts";

// What the Studio shows of the acts of others: what partners picked, who wishes to stop, and how many people a file brought who can be asked.

let house: LeavingHouse;
beforeAll(async () => {
  house = await openLeavingHouse();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

async function get(path: string, who = "editor"): Promise<unknown> {
  const answer = await fetch(`${house.served.web}/api/v1${path}`, { headers: who === "" ? {} : { authorization: `Bearer ${who}` } });
  return answer.json();
}

const post = async (to: string, body: object): Promise<unknown> => {
  const headers = { authorization: "Bearer editor", "content-type": "application/json" };
  return (await fetch(`${house.served.web}/api/v1${to}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
};

const leavingsPath = `/audience/leavings?publicationId=${publicationId}`;
const leavings = async () => leavingsResponseSchema.parse(await get(leavingsPath));

async function left(who: Subscribed): Promise<void> {
  await fetch(who.oneClick, { method: "POST" });
}

async function decided(who: Subscribed, decision: "keep" | "confirm"): Promise<void> {
  const [notice] = await house.told(who);
  await sendForm(house.served, new URL(notice?.link ?? "").pathname, { fields: { decision } });
}

test("is for who is signed in", async () => {
  const paths = [leavingsPath, `/sending/packs?issueId=${issueId}`, `/audience/invite?publicationId=${publicationId}&file=a.csv`];
  expect(await Promise.all(paths.map(async (path) => get(path, "")))).toEqual(
    paths.map(() => ({ error: expect.objectContaining({ code: "signInNeeded" }) as unknown })),
  );
});

test("who is leaving: since when, until when, and who was asked; of a person no address", async () => {
  const desk = await house.subscribed("desk", { address: "desk@vngoc.example.org" });
  const person = await house.subscribed("person");
  await left(desk);
  await left(person);
  const { waiting, ended } = await leavings();
  expect(waiting).toMatchObject([
    { maskedAddress: "d…@vngoc.example.org", recipientKind: "desk", partnerId: "partner-vngoc", toldCount: 1, told: [contact.name] },
  ]);
  expect(Date.parse(waiting[0]?.decideUntil ?? "") - Date.parse(waiting[0]?.askedAt ?? "")).toBe(48 * 3_600_000);
  expect(ended).toMatchObject([{ maskedAddress: null, recipientKind: "person", outcome: "left", decidedBy: null }]);
  expect(JSON.stringify(await leavings())).not.toContain(person.address);

  await decided(desk, "keep");
  const after = await leavings();
  expect(after.waiting).toEqual([]);
  expect(after.ended).toMatchObject([
    { outcome: "left" },
    { outcome: "kept", decidedBy: contact.name, maskedAddress: "d…@vngoc.example.org" },
  ]);
});

test("what became of a list that nobody answered for, of one that its contact let go, and of who came back", async () => {
  const expired = await house.subscribed("list", { address: "slow@vngoc.example.org" });
  const confirmed = await house.subscribed("list", { address: "gone@vngoc.example.org" });
  const back = await house.subscribed("person");
  for (const who of [expired, confirmed, back]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as they are listed
    await left(who);
  }
  await decided(confirmed, "confirm");
  await house.longAgo(expired, 49);
  await house.served.installation.modules.leavings.leaveUndecided();
  const [notice] = await house.told(back);
  await sendForm(house.served, new URL(notice?.link ?? "").pathname);
  const { ended } = await leavings();
  const outcomes = new Map(ended.map(({ maskedAddress, outcome, decidedBy }) => [maskedAddress, [outcome, decidedBy]]));
  expect(outcomes.get("s…@vngoc.example.org")).toEqual(["expired", null]);
  expect(outcomes.get("g…@vngoc.example.org")).toEqual(["confirmed", contact.name]);
  expect(ended.filter(({ recipientKind }) => recipientKind === "person").map(({ outcome }) => outcome)).toContain("undone");
});

test("what partners picked, by item, with their languages and whether there is a foreword", async () => {
  const { installation } = house.served;
  await installation.subscribe(partnerSubscriptions);
  const { campaignId } = await installation.rehearseSample();
  const { snapshot } = await sampleSnapshot();
  const whole = everything(snapshot, ["fr", "en"]);
  const picks = { ...whole, sections: whole.sections.slice(1), foreword: { fr: "Chers membres" } };
  await installation.modules.packs.keepPicks({ campaignId, partnerId: "partner-vngoc" }, picks);
  await installation.modules.packs.keepPicks({ campaignId, partnerId: "partner-alliance" }, null);
  const { packs } = pickedPacksResponseSchema.parse(await get(`/sending/packs?issueId=${issueId}`));
  const [alliance, vngoc] = packs;
  expect(alliance).toMatchObject({ partnerId: "partner-alliance", hasForeword: false, leftOut: [] });
  expect(vngoc).toMatchObject({ partnerId: "partner-vngoc", languages: ["fr", "en"], hasForeword: true, changes: 1 });
  expect(vngoc?.leftOut.length).toBeGreaterThan(0);
  expect([...(vngoc?.kept ?? []), ...(vngoc?.leftOut ?? [])]).toHaveLength(alliance?.kept.length ?? 0);
});

test("people whom a file brought are counted, asked by one act, and by no second one", async () => {
  const path = `/audience/invite?publicationId=${publicationId}&file=course.csv`;
  const content = Buffer.from("address,languages\na@example.org,en\nb@example.org,fr\n").toString("base64");
  const file = { publicationId, file: "course.csv", content, agreement: null, isDryRun: false, skipFaulty: false };
  await post("/audience/import", file);
  expect(invitePeopleResponseSchema.parse(await get(path))).toEqual({ askedCount: 2, notAskedCount: 0, hasMore: false });
  const asked = { publicationId, file: "course.csv" };
  expect(await post("/audience/invite", asked)).toEqual({ askedCount: 2, notAskedCount: 0, hasMore: false });
  expect(await post("/audience/invite", asked)).toEqual({ askedCount: 0, notAskedCount: 2, hasMore: false });
});
