import { editionKeyText, joinWording, languages } from "@newsletter/schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayAfter } from "../src/audience/last-day.ts";
import { planCampaign } from "../src/campaign/plan-campaign.ts";
import { whereStands } from "./support/address-search.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { linksIn } from "./support/mails.ts";
import type { NewSubscription } from "./support/plant-subscriptions.ts";
import { askFor, plannedMails, sendForm } from "./support/reader-forms.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";

const publicationId = "publication-civil-society-newsletter";
const other = "publication-second";

let served: ServedInstallation;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.subscribe(partnerSubscriptions);
  await served.installation.rehearseSample();
  await served.installation.run(
    `insert into newsletter.publications (id, slug, profile, base_url)
     select '${other}', 'second', profile || '{"id": "${other}", "slug": "second", "languages": ["fr", "en"], "name": {"en": "Second Letter"}}', base_url from newsletter.publications`,
  );
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});

const db = () => served.installation.modules.db;
let count = 0;

interface Reader {
  readonly address: string;
  readonly number: string;
  readonly path: string;
}

async function reader(given: Partial<NewSubscription> = {}): Promise<Reader> {
  count += 1;
  const number = (0xa000 + count).toString(16).padStart(16, "0");
  const address = given.address ?? `settings-${count}@example.org`;
  await served.installation.subscribe([{ number, address, ...given }]);
  return { address, number, path: `/preferences/${served.token(number, "preferences")}` };
}

async function stored({ number }: Reader) {
  return db().selectFrom("subscriptions").selectAll().where("number", "=", Buffer.from(number, "hex")).executeTakeFirstOrThrow();
}

async function textOf(path: string, init?: RequestInit): Promise<string> {
  return (await fetch(`${served.web}${path}`, init)).text();
}

/** What a plan of this moment makes of somebody. */
async function planned({ address }: Reader): Promise<string> {
  const { rows } = planCampaign({
    candidates: await served.installation.modules.campaigns.candidates(publicationId),
    languages,
    partnerIds: ["partner-vngoc", "partner-uncac-coalition", "partner-alliance"],
  });
  const row = rows.find(({ candidate }) => candidate.address === address && candidate.state !== "left");
  if (row === undefined) throw new Error("a plan says something of every subscription");
  return row.state === "excluded" ? `excluded: ${row.reason}` : editionKeyText(row.edition);
}

/** Somebody about whom every table knows something. */
async function wellKnown(): Promise<Reader> {
  const address = `Known.Well+${count}@Example.org`;
  await askFor(served, { address });
  const row = await db()
    .selectFrom("subscriptions")
    .selectAll()
    .where(sql`lower(address)`, "=", address.toLowerCase())
    .executeTakeFirstOrThrow();
  const [confirmation] = await plannedMails(served, row.address);
  await sendForm(served, linksIn(confirmation ?? {}, "/confirm/")[0] ?? "");
  const number = row.number.toString("hex");
  const who = { address: row.address, number, path: `/preferences/${served.token(number, "preferences")}` };
  await served.installation.rehearseSample();
  await served.installation.run(`
    update newsletter.recipients set evidence = '550 5.1.1 <${address}>: gone', state = 'rejected', settled_at = now()
     where subscription_id = '${row.id}' and seq = (select min(seq) from newsletter.recipients where subscription_id = '${row.id}');
    update newsletter.consents set detail = '{"line": "${address}"}' where subscription_id = '${row.id}';
    insert into newsletter.feedback_events (id, subscription_id, kind, source, campaign_id, seq, diagnostic)
      select gen_random_uuid(), subscription_id, 'bounce', 'dsn', campaign_id, seq, 'unknown: ${address}' from newsletter.recipients where subscription_id = '${row.id}' limit 1;
    update newsletter.outbox set state = 'accepted', settled_at = now(), message = null, evidence = '250 ok ${address}' where address = '${row.address}'`);
  await served.installation.rehearseSample();
  await sendForm(served, "/preferences", { fields: { address } });
  return who;
}

describe("a token that is not for settings", () => {
  test("is answered with 404, whatever is asked", async () => {
    const { number, path } = await reader();
    const paths = [
      path.replace(/.$/u, (last) => (last === "a" ? "b" : "a")),
      `/preferences/${served.token(number, "leave")}`,
      "/preferences/x",
    ];
    const opened = await Promise.all(paths.flatMap((each) => [each, `${each}/erase`]).map(async (each) => fetch(`${served.web}${each}`)));
    const acts = paths.flatMap((each) => ["", "/publications", "/data", "/erase"].map((act) => `${each}${act}`));
    const posted = await Promise.all(acts.map(async (each) => sendForm(served, each, { fields: { language1: "ru" } })));
    const answers = [...opened, ...posted];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  });
});

describe("invariant 12: GET changes nothing", () => {
  test.each(["GET", "HEAD"])("%s of the settings and of the page that erases", async (method) => {
    const who = await reader();
    const before = await stored(who);
    await Promise.all(
      ["", "/erase", "/data", "/publications", "?note=saved"].map(async (path) => textOf(`${who.path}${path}`, { method })),
    );
    expect(await stored(who)).toEqual(before);
    expect(await textOf(who.path)).not.toContain(who.address);
  });

  test("nor does a form of another site", async () => {
    const who = await reader();
    const before = await stored(who);
    const acts = ["", "/publications", "/data", "/erase"];
    const answers = await Promise.all(
      acts.map(async (act) =>
        sendForm(served, `${who.path}${act}`, { fields: { language1: "ru" }, headers: { "sec-fetch-site": "cross-site" } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(await stored(who)).toEqual(before);
  });
});

describe("settings that cannot be kept", () => {
  const today = new Date();
  test.each([
    ["no language", { language1: "" }, "Choose at least one language."],
    ["a pause that is over", { pause: "day", pauseDay: dayAfter(today, 0) }, "Choose a day that is still to come"],
    ["a pause for years", { pause: "day", pauseDay: dayAfter(today, 400) }, "Choose a day that is still to come"],
    ["a day that does not exist", { pause: "day", pauseDay: "2027-02-30" }, "Choose a day that is still to come"],
    ["weeks nobody offered", { pause: "500" }, "Choose a day that is still to come"],
  ])("are refused whole: %s", async (_what, fields, said) => {
    const who = await reader();
    const answer = await sendForm(served, who.path, { fields: { language1: "fr", lowBandwidth: "yes", ...fields } });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(said);
    expect(await stored(who)).toMatchObject({ languages: ["en"], is_low_bandwidth: false, paused_until: null });
  });

  test.each(["desk", "list"] as const)("of a %s are its contact's to change, and hers alone is the way to stop", async (recipientKind) => {
    const who = await reader({ recipientKind, partnerId: "partner-vngoc" });
    const before = await stored(who);
    const page = await textOf(who.path);
    expect(page).toContain("This is a shared address");
    expect(page).not.toContain("<form");
    expect(page).toMatch(/href="\/leave\/[a-z2-7]{40}"/u);
    await sendForm(served, who.path, { fields: { language1: "ru" } });
    expect((await sendForm(served, `${who.path}/data`)).status).toBe(404);
    expect((await sendForm(served, `${who.path}/erase`)).status).toBe(400);
    expect(await stored(who)).toEqual(before);
  });

  test("of who has left stay as they are", async () => {
    const who = await reader({ state: "requested" });
    await sendForm(served, who.path, { fields: { language1: "ru" } });
    expect(await stored(who)).toMatchObject({ state: "requested", languages: ["en"] });
    expect(await textOf(who.path)).toContain("has not been confirmed yet");
  });
});

describe("settings", () => {
  test("are kept with a row in the history, and say what an issue becomes", async () => {
    const who = await reader();
    const answer = await sendForm(served, who.path, { fields: { language1: "ar", language2: "en", lowBandwidth: "yes", pause: "4" } });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${who.path}?note=saved`]);
    const until = dayAfter(new Date(), 28);
    expect(await stored(who)).toMatchObject({ languages: ["ar", "en"], is_low_bandwidth: true, paused_until: new Date(until) });
    const consent = await db()
      .selectFrom("consents")
      .selectAll()
      .where("address", "=", who.address)
      .where("act", "=", "changed")
      .executeTakeFirst();
    expect(consent).toMatchObject({
      method: "page",
      actor: "reader",
      languages: ["ar", "en"],
      detail: { pausedUntil: until, isLowBandwidth: true },
    });
    expect(await planned(who)).toBe("excluded: paused");
    // The pause ends by itself.
    await served.installation.run(`update newsletter.subscriptions set paused_until = now() where address = '${who.address}'`);
    expect(await planned(who)).toBe("ar.lowBandwidth.personal");
  });

  test("name a day of the reader's own until which nothing comes, and show it again", async () => {
    const who = await reader();
    const day = dayAfter(new Date(), 3);
    await sendForm(served, who.path, { fields: { language1: "en", pause: "day", pauseDay: day } });
    expect(await textOf(who.path)).toContain(`value="${day}"`);
    await sendForm(served, who.path, { fields: { language1: "en", pause: "" } });
    expect((await stored(who)).paused_until).toBeNull();
  });

  test("run from right to left in Arabic", async () => {
    const who = await reader();
    expect(await textOf(who.path, { headers: { "accept-language": "ar" } })).toContain('<html lang="ar" dir="rtl">');
  });
});

const join = async (who: Reader, publication: string, wording = joinWording("en")): Promise<Response> =>
  sendForm(served, `${who.path}/publications`, { fields: { publication, wording } });

describe("another publication", () => {
  test("comes without a second confirmation, with a row of what was agreed, in the languages it has", async () => {
    const who = await reader({ languages: ["ru", "en"] });
    expect((await join(who, other, "join.en.0")).status).toBe(400);
    expect((await join(who, "publication-of-nobody")).headers.get("location")).toBe(who.path);
    expect((await join(who, other)).headers.get("location")).toBe(`${who.path}?note=joined`);
    expect((await join(who, other)).headers.get("location")).toBe(who.path);
    const rows = await db()
      .selectFrom("subscriptions")
      .selectAll()
      .where("address", "=", who.address)
      .where("publication_id", "=", other)
      .execute();
    expect(rows).toMatchObject([{ state: "active", recipient_kind: "person", languages: ["en"] }]);
    const consents = await db()
      .selectFrom("consents")
      .selectAll()
      .where("subscription_id", "=", rows[0]?.id ?? "")
      .execute();
    expect(consents).toMatchObject([{ act: "given", method: "page", wording: "join.en.1", actor: "reader" }]);
    expect(await textOf(who.path)).not.toContain("Second Letter");
  });
});

const askForLink = async (address: string): Promise<string> => {
  const answer = await sendForm(served, "/preferences", { fields: { address } });
  return `${answer.status} ${(await answer.text()).replaceAll(address, "ADDRESS")}`;
};

describe("the link by mail", () => {
  test("goes to who is known, and the page is the same for everybody", async () => {
    const who = await reader();
    const pages = [
      await askForLink(who.address),
      await askForLink("nobody@example.org"),
      await askForLink("members@coalition.example.org"),
    ];
    expect(new Set(pages).size).toBe(1);
    expect(await plannedMails(served, "nobody@example.org")).toEqual([]);
    // Whoever reads a list could change it for all the others.
    expect(await plannedMails(served, "members@coalition.example.org")).toEqual([]);
    const [mail] = await plannedMails(served, who.address);
    const [path = ""] = linksIn(mail ?? {}, "/preferences/");
    expect(await textOf(path)).toContain("Your settings for");
    expect((await sendForm(served, "/preferences", { fields: { address: "a@b" } })).status).toBe(400);
  });
});

describe("everything that is stored", () => {
  test("comes as a file, for its owner alone", async () => {
    const who = await reader();
    await sendForm(served, who.path, { fields: { language1: "fr" } });
    await served.installation.rehearseSample();
    const answer = await sendForm(served, `${who.path}/data`);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      subscription: { address: who.address, publication: publicationId, languages: ["fr"], state: "active" },
      consents: expect.arrayContaining([expect.objectContaining({ act: "changed", address: who.address })]) as unknown,
      campaigns: [{ kind: "rehearsal", state: "planned", edition: "fr.direct.personal" }],
    });
    expect([...text.matchAll(/[\w.+-]+@[\w.-]+/gu)].every(([address]) => address === who.address)).toBe(true);
  });
});

describe("erasure", () => {
  test("takes the address out of every table; links answer still; no import and no plan brings it back, its owner does", async () => {
    const who = await wellKnown();
    const before = await whereStands(db(), who.address);
    expect(before).toEqual(
      expect.arrayContaining([
        "newsletter.consents.address",
        "newsletter.consents.detail",
        "newsletter.feedback_events.diagnostic",
        "newsletter.outbox.address",
        "newsletter.outbox.message",
        "newsletter.outbox.evidence",
        "newsletter.recipients.address",
        "newsletter.recipients.evidence",
        "newsletter.subscriptions.address",
      ]),
    );

    expect(await textOf(`${who.path}/erase`)).toContain("Erase your data?");
    const answer = await sendForm(served, `${who.path}/erase`);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("Your data has been erased") as unknown]);
    expect(await whereStands(db(), who.address)).toEqual([]);
    expect(await whereStands(db(), "known.well")).toEqual([]);

    const { rows: unequal } = await sql`
      select from campaigns c where c.candidate_count <> c.planned_count + c.excluded_count
         or c.excluded_count <> (select count(*) from recipients r where r.campaign_id = c.id and r.state = 'excluded')`.execute(db());
    expect(unequal).toEqual([]);

    const links = [
      who.path,
      `${who.path}/erase`,
      `/leave/${served.token(who.number, "leave")}`,
      `/u/${served.token(who.number, "oneClick")}`,
      `/confirm/${served.token(who.number, "confirm")}`,
    ];
    const opened = await Promise.all(links.map(async (path) => (await fetch(`${served.web}${path}`)).status));
    const posted = await Promise.all(links.map(async (path) => (await sendForm(served, path)).status));
    expect([...opened, ...posted]).toEqual(Array.from({ length: 10 }, () => 200));

    const again = await reader({ address: who.address.toUpperCase() });
    expect(await planned(again)).toBe("excluded: suppressed");
    await served.installation.run(
      `delete from newsletter.recipients where address = '${again.address}'; delete from newsletter.subscriptions where address = '${again.address}'`,
    );

    await askFor(served, { address: who.address });
    const [mail] = await plannedMails(served, who.address);
    await sendForm(served, linksIn(mail ?? {}, "/confirm/")[0] ?? "");
    expect(await planned(who)).toBe("en.direct.personal");
  });

  test("of one reader leaves a shared mailbox of the same address to its partner", async () => {
    const desk = await reader({ recipientKind: "desk", partnerId: "partner-vngoc" });
    const own = await reader({ address: desk.address });
    await sendForm(served, `${own.path}/erase`);
    expect(await stored(own)).toMatchObject({ state: "left" });
    expect(await stored(desk)).toMatchObject({ state: "active", address: desk.address });
    expect(await planned(desk)).toBe("en.partner.personal.partner-vngoc");
  });
});

test("nothing went wrong that nobody expected", () => {
  expect(served.unexpected).toEqual([]);
});
