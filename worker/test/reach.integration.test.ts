import type { ReachResponse } from "@newsletter/schemas";
import { reachResponseSchema } from "@newsletter/schemas/studio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issuePackToken } from "../src/audience/pack-token.ts";
import { issueReachToken } from "../src/audience/reach-token.ts";
import { composeReach } from "../src/compose-reach.ts";
import { answersPerQuestionMax } from "../src/reach/limits.ts";
import { linksIn, mailsTo } from "./support/mails.ts";
import { sampleWith } from "./support/sample-with.ts";
import { issueId, openSendingHouse, publicationId, type SendingHouse } from "./support/sending-house.ts";
import { sendForm } from "./support/reader-forms.ts";

const slug = "civil-society-newsletter";
const edition = (language: string): string => `/${slug}/2024-01/${language}`;
const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0" };

let house: SendingHouse;
let campaignNumber: string;
beforeAll(async () => {
  house = await openSendingHouse({ source: sampleWith({ publication: { hasVisitCounts: true, hasReachQuestion: true } }) });
  campaignNumber = (await house.served.installation.modules.campaigns.numberOf(await house.approved())) ?? "";
  await house.send();
  await house.atRest();
  await house.served.keepVisits();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

async function names(
  partnerId: string,
): Promise<{ readonly partnerNumber: string; readonly campaignNumber: string; readonly lastDay: string }> {
  const partnerNumber = (await house.served.installation.modules.audience.partnerNumber(partnerId)) ?? "";
  return { partnerNumber, campaignNumber, lastDay: "2199-01-01" };
}
const reachPath = async (partnerId: string, some: object = {}): Promise<string> =>
  `/reach/${issueReachToken(house.served.installation.modules.tokenKey, { ...(await names(partnerId)), ...some })}`;
const packPath = async (partnerId: string): Promise<string> =>
  `/pack/${issuePackToken(house.served.installation.modules.tokenKey, await names(partnerId))}`;

const get = (path: string, headers: Readonly<Record<string, string>> = browser, method = "GET"): Promise<Response> =>
  fetch(`${house.served.web}${path}`, { headers, method, redirect: "manual" });

async function opened(path: string, times: number, headers: Readonly<Record<string, string>> = browser): Promise<void> {
  const answers = await Promise.all(Array.from({ length: times }, async () => get(path, headers)));
  expect([path, ...new Set(answers.map(({ status }) => status))]).toEqual([path, 200]);
}

async function figures(): Promise<ReachResponse> {
  return reachResponseSchema.parse((await house.ask("editor", `/reach?issueId=${issueId}`)).body);
}

/** What is stored, as it is and below every threshold. */
async function stored(): Promise<readonly string[]> {
  const rows = await house.served.installation.modules.db.selectFrom("visits").selectAll().execute();
  return rows
    .map((row) => [row.page, row.partner_id, row.language, row.format, row.visit_count].filter((part) => part !== null).join(" "))
    .toSorted();
}
const run = (statement: string): Promise<void> => house.served.installation.run(statement);
const forget = (): Promise<void> => run("delete from newsletter.visits");
const switched = (on: string): Promise<void> =>
  run(`update newsletter.publications set profile = profile || '{"hasVisitCounts": ${on}}'::jsonb where id = '${publicationId}'`);

describe("visits", () => {
  test("are not counted while the publication has them off, on no page", async () => {
    await switched("null");
    await house.served.keepVisits();
    const pages = [edition("en"), `/${slug}/archive`, `/subscribe/${slug}/en`, await packPath("partner-vngoc")];
    for (const page of pages) await opened(page, 2);
    await switched("true");
    await house.served.keepVisits();
    expect(await stored()).toEqual([]);
  });

  test("are counted by day, page, language, partner and format: a number and nothing else", async () => {
    await forget();
    const pack = await packPath("partner-vngoc");
    await opened(edition("en"), 12, {
      ...browser,
      referer: "https://elsewhere.example.org/",
      cookie: "who=me",
      "x-forwarded-for": "203.0.113.7",
    });
    await opened(edition("ar"), 3);
    await opened(`/${slug}/archive?language=fr`, 11);
    await opened(`/subscribe/${slug}/en`, 2);
    await opened(pack, 2);
    await opened(`${pack}/issue/en/html`, 1);
    await opened(`${pack}/pack.zip`, 1);
    await house.served.keepVisits();
    expect(await stored()).toEqual([
      "archive fr 11",
      "download en html 1",
      "download zip 1",
      "edition ar 3",
      "edition en 12",
      "pack partner-vngoc 2",
      "subscribe en 2",
    ]);
    const dump = JSON.stringify(await house.served.installation.modules.db.selectFrom("visits").selectAll().execute());
    expect(dump).not.toMatch(/203\.0|elsewhere|Firefox|who=me|127\.0/u);
  });

  test("are given from ten on, by API and command line alike, and no total gives away what is held back", async () => {
    const { visits } = await figures();
    const group = (page: string): object | undefined => {
      const found = visits?.find((each) => each.page === page);
      return found && { total: found.total, shown: found.cells.filter(({ count }) => count !== null) };
    };
    const cell = { partnerId: null, partnerName: null, language: null, format: null };
    expect(group("edition")).toEqual({ total: { count: 12, isExact: false }, shown: [{ ...cell, language: "en", count: 12 }] });
    expect(group("archive")).toEqual({ total: { count: 11, isExact: false }, shown: [{ ...cell, language: "fr", count: 11 }] });
    for (const page of ["pack", "download", "subscribe"]) expect(group(page)).toEqual({ total: { count: 0, isExact: false }, shown: [] });
    // What nobody opened looks like what a few opened.
    const packs = visits?.find(({ page }) => page === "pack")?.cells.map(({ partnerId, count }) => [partnerId, count]);
    expect(packs).toEqual(
      expect.arrayContaining([
        ["partner-vngoc", null],
        ["partner-alliance", null],
      ]),
    );
  });

  test("of HEAD, of what fetches ahead, of robots, of what is not there and of what follows a form are none", async () => {
    await forget();
    const pack = await packPath("partner-vngoc");
    await get(edition("en"), browser, "HEAD");
    await get(edition("en"), { ...browser, "sec-purpose": "prefetch;prerender" });
    await get(edition("en"), { ...browser, purpose: "prefetch" });
    await get(edition("en"), { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" });
    await get(edition("de"));
    await get(`/${slug}/no-such-issue/en`);
    await get(`${pack}?note=kept`);
    await get(await reachPath("partner-vngoc"));
    await house.served.keepVisits();
    expect(await stored()).toEqual([]);
  });

  test("that two processes count add up, also when both bring them at the same moment", async () => {
    await forget();
    const processes = [composeReach(house.served.installation.modules), composeReach(house.served.installation.modules)];
    await Promise.all(processes.map(async ({ visits }) => visits.keep()));
    for (const { visits } of processes) {
      for (const language of ["en", "ar", "fr"] as const) {
        for (let time = 0; time < 5; time += 1) visits.note({ slug }, { page: "edition", issueId, language });
      }
    }
    await Promise.all(processes.map(async ({ visits }) => visits.keep()));
    expect(await stored()).toEqual(["edition ar 10", "edition en 10", "edition fr 10"]);
  });

  test("cost a page nothing when they cannot be stored, and are there once they can", async () => {
    await forget();
    await run("alter table newsletter.visits rename to visits_away");
    await opened(edition("en"), 4);
    await expect(house.served.keepVisits()).rejects.toThrow("visits");
    await opened(edition("en"), 3);
    await run("alter table newsletter.visits_away rename to visits");
    await house.served.keepVisits();
    expect(await stored()).toEqual(["edition en 7"]);
    expect(house.served.unexpected).toEqual([]);
  });

  test("of an issue that has not gone out are our own, and not kept", async () => {
    await forget();
    const { visits } = composeReach(house.served.installation.modules);
    await visits.keep();
    visits.note({ slug }, { page: "edition", issueId: "issue-still-prepared", language: "en" });
    await visits.keep();
    expect(await stored()).toEqual([]);
  });
});

describe("the one question", () => {
  const answer = async (path: string, fields: Readonly<Record<string, string>>, headers = {}): Promise<Response> =>
    sendForm(house.served, path, { fields, headers });
  const answers = async (partnerId: string): Promise<readonly number[]> => {
    const rows = await house.served.installation.modules.db
      .selectFrom("reach_answers")
      .select("people_count")
      .where("partner_id", "=", partnerId)
      .orderBy("id")
      .execute();
    return rows.map(({ people_count }) => people_count);
  };

  test("comes with a link in the partner copy, which opens again and again and changes nothing", async () => {
    const [mail] = await mailsTo(house.sink, "office@vngoc.example.org");
    const [link = ""] = mail === undefined ? [] : linksIn(mail, "/reach/");
    expect(link).toMatch(/^\/reach\/[a-z2-7]{40}$/u);
    expect(mail?.text).toContain(link);
    for (const _ of [1, 2, 3]) {
      const page = await get(link);
      expect([page.status, page.headers.get("cache-control"), page.headers.get("x-robots-tag")]).toEqual([200, "no-store", "noindex"]);
    }
    expect(await answers("partner-vngoc")).toEqual([]);
    expect((await figures()).question).toMatchObject({ answeredCount: 0, peopleCount: 0 });
  });

  test("is answered, corrected and kept with its history; the same again is the same answer", async () => {
    const path = await reachPath("partner-vngoc");
    const first = await answer(path, { people: "1 200", kind: "ngo" });
    expect([first.status, first.headers.get("location")]).toEqual([303, `${path}?note=kept`]);
    await answer(path, { people: "1200", kind: "ngo" });
    const shown = await (await get(path)).text();
    expect(shown).toContain('value="1200"');
    const seen = /name="seen" value="(\d+)"/u.exec(shown)?.[1] ?? "";
    const corrected = await answer(path, { people: "١٥٠٠", kind: "youth", seen });
    expect(corrected.headers.get("location")).toBe(`${path}?note=kept`);
    expect(await answers("partner-vngoc")).toEqual([1_200, 1_500]);
  });

  test("takes the last of two colleagues who answer at once, and says so to the one who came later", async () => {
    const path = await reachPath("partner-alliance");
    const both = await Promise.all([answer(path, { people: "40" }), answer(path, { people: "60" })]);
    const said = both.map(({ headers }) => headers.get("location")?.split("=").at(-1));
    expect(said.toSorted()).toEqual(["kept", "replaced"]);
    const [before, last] = await answers("partner-alliance");
    const page = await (await get(`${path}?note=replaced`)).text();
    expect(page).toContain(`value="${last}"`);
    expect(page).toContain(`The answer before yours was <bdi>${before}</bdi>.`);
  });

  test("is told by organisation to who publishes, without a threshold: nobody of it is known", async () => {
    const { question } = await figures();
    const byPartner = Object.fromEntries((question?.partners ?? []).map((each) => [each.partnerId, each]));
    expect(byPartner["partner-vngoc"]).toMatchObject({ peopleCount: 1_500, kinds: ["youth"], answerCount: 2 });
    expect(question?.answeredCount).toBe(2);
    const [, last = 0] = await answers("partner-alliance");
    expect(question?.peopleCount).toBe(1_500 + last);
    expect(question?.askedCount).toBeGreaterThanOrEqual(1);
  });

  test.each(["-5", "1000001", "99999999999999999999", "1e9", "", "<script>alert(1)</script>", "many"])(
    "takes no such number, and shows the form as it was filled in: '%s'",
    async (people) => {
      const path = await reachPath("partner-vngoc");
      const refused = await answer(path, { people, kind: "academia" });
      const page = await refused.text();
      expect(refused.status).toBe(400);
      expect(page).toContain('role="alert"');
      expect(page).toMatch(/value="academia" checked/u);
      expect(page).not.toContain("<script>");
      expect(await answers("partner-vngoc")).toEqual([1_200, 1_500]);
    },
  );

  test("is closed after its last day, for looks and for answers", async () => {
    const path = await reachPath("partner-vngoc", { lastDay: "2024-02-29" });
    for (const reply of [await get(path), await answer(path, { people: "7" })]) {
      expect(reply.status).toBe(410);
      expect(await reply.text()).toContain("This question is closed");
    }
  });

  test("is not there for what is forged, cut off, for another purpose, or of a partner or campaign that is none", async () => {
    const path = await reachPath("partner-vngoc");
    const pack = await packPath("partner-vngoc");
    const wrong = [
      path.slice(0, -1),
      `${path}a`,
      path.replace(/.$/u, (last) => (last === "a" ? "b" : "a")),
      pack.replace("/pack/", "/reach/"),
      await reachPath("partner-vngoc", { campaignNumber: "0badcafe" }),
      await reachPath("partner-vngoc", { partnerNumber: "00".repeat(8) }),
      "/reach/none",
      "/reach/%00",
    ];
    for (const each of wrong) {
      expect([each, (await get(each)).status, (await answer(each, { people: "7" })).status]).toEqual([each, 404, 404]);
    }
    expect(await answers("partner-vngoc")).toEqual([1_200, 1_500]);
  });

  test("takes no answer from another site's page", async () => {
    const refused = await answer(await reachPath("partner-vngoc"), { people: "7" }, { "sec-fetch-site": "cross-site" });
    expect([refused.status, await answers("partner-vngoc")]).toEqual([403, [1_200, 1_500]]);
  });

  test("stands on the page of the pack as well, and is the same answer there", async () => {
    const pack = await packPath("partner-vngoc");
    const page = await (await get(pack)).text();
    expect(page).toContain(`action="${pack}/reach"`);
    expect(page).toContain('value="1500"');
    const seen = /name="seen" value="(\d+)"/u.exec(page)?.[1] ?? "";
    const kept = await answer(`${pack}/reach`, { people: "0", seen });
    expect([kept.status, kept.headers.get("location")]).toEqual([303, `${pack}?reach=kept#reach`]);
    expect(await (await get(`${pack}?reach=kept`)).text()).toContain("Thank you. Your answer has been kept.");
    expect(await answers("partner-vngoc")).toEqual([1_200, 1_500, 0]);
  });

  test("takes no answer without end", async () => {
    await run(
      `insert into newsletter.reach_answers (partner_id, campaign_id, people_count, stakeholder_kinds)
       select 'partner-vngoc', id, n, '{}' from newsletter.campaigns, generate_series(1, ${answersPerQuestionMax}) as n`,
    );
    const full = await answer(await reachPath("partner-vngoc"), { people: "777" });
    expect(full.headers.get("location")).toMatch(/note=full$/u);
    expect(await answers("partner-vngoc")).not.toContain(777);
  });

  test("is asked on no page where the issue went out without it", async () => {
    await run(
      `update newsletter.issue_snapshots set snapshot = snapshot #- '{publication,hasReachQuestion}'
        where digest in (select snapshot_digest from newsletter.campaigns)`,
    );
    expect((await get(await reachPath("partner-vngoc"))).status).toBe(404);
    const pack = await packPath("partner-vngoc");
    expect(await (await get(pack)).text()).not.toContain("/reach");
    expect((await answer(`${pack}/reach`, { people: "1" })).status).toBe(404);
    expect((await figures()).question).toBeNull();
  });
});

test("figures are for who is signed in, and of issues that went out", async () => {
  expect((await fetch(`${house.served.web}/api/v1/reach?issueId=${issueId}`)).status).toBe(401);
  expect((await house.ask("editor", "/reach?issueId=issue-that-never-was")).status).toBe(404);
});
