import PostalMime from "postal-mime";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { issuePackToken } from "../src/audience/pack-token.ts";
import { picksPerPackMax } from "../src/pack/limits.ts";
import { newsletter } from "./support/command.ts";
import { issueId, openSendingHouse, type SendingHouse } from "./support/sending-house.ts";
import { zipEntries } from "./support/zip-entries.ts";

let house: SendingHouse;
let campaignId: string;
beforeAll(async () => {
  house = await openSendingHouse();
  campaignId = await house.approved();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await house.served.installation.run("delete from newsletter.pack_picks");
});

const coalition = "partner-uncac-coalition";

async function pathOf(partnerId: string): Promise<string> {
  const { audience, campaigns, tokenKey } = house.served.installation.modules;
  const partnerNumber = (await audience.partnerNumber(partnerId)) ?? "";
  const campaignNumber = (await campaigns.numberOf(campaignId)) ?? "";
  return `/pack/${issuePackToken(tokenKey, { partnerNumber, campaignNumber, lastDay: "2199-01-01" })}`;
}

async function open(partnerId: string, path = ""): Promise<Response> {
  return fetch(`${house.served.web}${await pathOf(partnerId)}${path}`, { redirect: "manual" });
}

type Fields = readonly (readonly [string, string])[];

async function send(partnerId: string, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
  return fetch(`${house.served.web}${await pathOf(partnerId)}/picks`, { method: "POST", redirect: "manual", headers, body });
}

/** The fields of a form as a browser would send them. */
const fieldsOf = (page: string): Fields =>
  [...page.matchAll(/<input type="(hidden|checkbox)" name="(\w+)" value="([^"]*)"( checked)?>/gu)].flatMap(
    ([, type, name, value, isChecked]) =>
      name === undefined || value === undefined || (type === "checkbox" && isChecked === undefined) ? [] : [[name, value] as const],
  );

const formOf = async (partnerId: string): Promise<Fields> => fieldsOf(await (await open(partnerId, "/picks")).text());
const without = (fields: Fields, name: string, isOut: (value: string) => boolean = () => true): Fields =>
  fields.filter(([key, value]) => key !== name || !isOut(value));

async function rowCount(): Promise<number> {
  return (await house.served.installation.modules.packs.picksOfIssue(issueId)).length;
}

describe("nothing is kept", () => {
  test("by opening the form, nor by a button that moves, arranges or previews", async () => {
    const form = await formOf(coalition);
    for (const act of ["", "up:1", "down:en", "themes", "issueOrder", "preview:en", "keep", "preview:xx"]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one button after the other
      expect([act, (await send(coalition, [...form, ["act", act]])).status]).toEqual([act, 200]);
    }
    expect(await rowCount()).toBe(0);
  });

  test("of what another site's page sends, nor of what a token of nobody carries", async () => {
    const form: Fields = [...(await formOf(coalition)), ["act", "save"]];
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- two of them
      expect((await send(coalition, form, headers)).status).toBe(403);
    }
    const body = new URLSearchParams([["act", "save"]]);
    expect((await fetch(`${house.served.web}/pack/${"a".repeat(40)}/picks`, { method: "POST", body })).status).toBe(404);
    expect(await rowCount()).toBe(0);
  });

  test.each<[string, (form: Fields) => Fields, string]>([
    ["nothing is left", (form) => without(form, "keep"), "Keep at least one item."],
    ["no language is left", (form) => without(form, "language"), "Keep at least one language."],
    ["a foreword is too long", (form) => [...form, ["foreword-en", "x".repeat(2_001)]], "A foreword has at most 2000 characters."],
    ["a gate refuses the bytes", (form) => [...form, ["foreword-en", "Dear {{name}}"]], "A placeholder was left in a text"],
  ])("when %s, and the form comes back as it was sent", async (_name, change, words) => {
    const sent = change(await formOf(coalition));
    const answer = await send(coalition, [...sent, ["act", "save"]]);
    const page = await answer.text();
    expect([answer.status, page.includes(words)]).toEqual([400, true]);
    expect(new Set(fieldsOf(page).map(String))).toEqual(new Set(sent.filter(([name]) => !name.startsWith("foreword")).map(String)));
    expect(await rowCount()).toBe(0);
  });

  test("of a body that is larger than any form, or of another kind", async () => {
    expect((await send(coalition, [["foreword-en", "x".repeat(300_000)]])).status).toBe(413);
    const json = await fetch(`${house.served.web}${await pathOf(coalition)}/picks`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ act: "save" }),
    });
    expect(json.status).toBe(415);
    expect(await rowCount()).toBe(0);
  });
});

describe("what an office picks", () => {
  test("is what its pack holds beside the whole issue, for itself alone, under its masthead, and without a token", async () => {
    const form = await formOf(coalition);
    const picked = without(
      without(form, "language", (value) => value === "fr" || value === "es"),
      "keep",
      (value) => value.startsWith("0"),
    );
    const before = await open("partner-vngoc", "/issue/en/html");
    const answer = await send(coalition, [
      ...picked,
      ["foreword-en", "Dear members,\n\nread on."],
      ["foreword-ar", "أعضاءنا"],
      ["act", "save"],
    ]);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${await pathOf(coalition)}?note=kept`]);

    const entries = zipEntries(Buffer.from(await (await open(coalition, "/pack.zip")).arrayBuffer()));
    const names = [...entries.keys()].filter((path) => path.startsWith("en/")).toSorted();
    expect(names).toHaveLength(8);
    expect([...entries.keys()].some((path) => path.startsWith("fr/"))).toBe(false);
    const mail = await PostalMime.parse(entries.get(names.find((name) => /UNCAC Coalition - .*eml$/u.test(name)) ?? "") ?? "");
    expect(mail.text).toContain("Selected by UNCAC Coalition");
    expect(mail.text).toContain("Dear members,\n\nread on.");
    expect(mail.text).not.toContain("أعضاءنا");
    expect(mail.html).toContain("A global network of civil society");
    expect(JSON.stringify([mail.headers, mail.text, mail.html])).not.toMatch(/\/(?:u|leave|pack|preferences)\/|list-unsubscribe/u);

    // The others' packs, and the issue itself, are as they were.
    expect(await (await open("partner-vngoc", "/issue/en/html")).text()).toBe(await before.text());
    expect(await (await open(coalition, "/issue/en/html")).text()).toBe(await (await open("partner-vngoc", "/issue/en/html")).text());
    expect((await open("partner-vngoc", "/selection/ar/html")).status).toBe(404);
  });

  test("is found again in the form, in its order", async () => {
    const form = await formOf(coalition);
    const moved = fieldsOf(await (await send(coalition, [...form, ["act", "down:0"]])).text());
    expect(moved).not.toEqual(form);
    await send(coalition, [...moved, ["act", "save"]]);
    expect(await formOf(coalition)).toEqual(moved);
  });

  test("takes no text for markup, in the page and in the preview", async () => {
    const typed = `</textarea><script>alert(1)</script>\u202E"'><img src=x onerror=alert(1)>`;
    const answer = await send(coalition, [...(await formOf(coalition)), ["foreword-en", typed], ["act", "preview:en"]]);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).not.toMatch(/<script|<img src=x|\u202E/u);
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="');
  });

  test("can be taken back: the pack holds the whole issue then, and the partner's themes come first no more", async () => {
    expect((await open("partner-vngoc", "/selection/en/html")).status).toBe(200);
    const answer = await send("partner-vngoc", [["act", "reset"]]);
    expect(answer.headers.get("location")).toBe(`${await pathOf("partner-vngoc")}?note=reset`);
    expect((await open("partner-vngoc", "/selection/en/html")).status).toBe(404);
    expect((await open("partner-vngoc", "/issue/en/html")).status).toBe(200);
  });

  test("is bounded, and the same twice is kept once", async () => {
    const form = await formOf(coalition);
    const save = async (text: string): Promise<string | null> =>
      (await send(coalition, [...form, ["foreword-en", text], ["act", "save"]])).headers.get("location");
    await save("One");
    await save("One");
    expect(await rowCount()).toBe(1);
    await house.served.installation.run(
      `insert into newsletter.pack_picks (partner_id, campaign_id, picks)
       select partner_id, campaign_id, picks from newsletter.pack_picks, generate_series(2, ${picksPerPackMax})`,
    );
    expect(await save("Another")).toContain("note=full");
    expect(await rowCount()).toBe(picksPerPackMax);
  });
});

test("the publisher sees which items each partner picked, and no person", async () => {
  const { databaseUrl, dataDir } = house.served.installation;
  const packs = async (...args: readonly string[]): Promise<{ readonly out: string; readonly code: number }> =>
    newsletter(["packs", "--issue", issueId, ...args], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
  expect((await packs()).out).toContain("No partner has picked");
  const form = await formOf(coalition);
  await send(coalition, [...without(form, "keep", (value) => value === "0"), ["foreword-en", "A private word"], ["act", "save"]]);
  const { out } = await packs("--json");
  expect(JSON.parse(out)).toMatchObject({
    issueId,
    packs: [
      {
        partnerId: coalition,
        campaignId,
        languages: ["en", "fr", "es", "ar"],
        hasForeword: true,
        leftOut: [{ type: "letter" }],
        changes: 1,
      },
    ],
  });
  expect(out).not.toContain("A private word");
});
