import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeReach } from "../src/compose-reach.ts";
import { answersPerQuestionMax } from "../src/reach/limits.ts";
import { newsletter } from "./support/command.ts";
import { linksIn, mailsTo } from "./support/mails.ts";
import { browser, openReachHouse, type ReachHouse } from "./support/reach-house.ts";
import { issueId } from "./support/sending-house.ts";

const slug = "civil-society-newsletter";
const edition = (language: string): string => `/${slug}/2024-01/${language}`;

let house: ReachHouse;
beforeAll(async () => {
  house = await openReachHouse();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

async function opened(path: string, times: number, headers: Readonly<Record<string, string>> = browser): Promise<void> {
  const replies = await Promise.all(Array.from({ length: times }, async () => house.get(path, headers)));
  expect([path, ...new Set(replies.map(({ status }) => status))]).toEqual([path, 200]);
}

describe("visits", () => {
  test("are not counted while the publication has them off, on no page", async () => {
    await house.switched("null");
    await house.served.keepVisits();
    const pages = [edition("en"), `/${slug}/archive`, `/subscribe/${slug}/en`, await house.packPath("partner-vngoc")];
    await Promise.all(pages.map(async (page) => opened(page, 2)));
    await house.switched("true");
    await house.served.keepVisits();
    expect(await house.stored()).toEqual([]);
  });

  test("are counted by day, page, language, partner and format: a number and nothing else", async () => {
    await house.forget();
    const pack = await house.packPath("partner-vngoc");
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
    expect(await house.stored()).toEqual([
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

  test("are given from ten on, and no total gives away what is held back", async () => {
    const { visits } = await house.figures();
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

  test("are told by the command line as they are by the API", async () => {
    const { databaseUrl, dataDir } = house.served.installation;
    const reach = async (...args: string[]): Promise<string> =>
      (await newsletter(["reach", issueId, ...args], { DATABASE_URL: databaseUrl, DATA_DIR: dataDir })).out;
    expect(JSON.parse(await reach("--json"))).toEqual(await house.figures());
    const lines = await reach();
    expect(lines).toContain("the issue on the web: at least 12\n    en: 12\n    each of the other 5: fewer than 10\n");
    expect(lines).not.toMatch(/: [1-9]$/mu);
  });

  test("of HEAD, of what fetches ahead, of robots, of what is not there and of what follows a form are none", async () => {
    await house.forget();
    const pack = await house.packPath("partner-vngoc");
    await house.get(edition("en"), browser, "HEAD");
    await house.get(edition("en"), { ...browser, "sec-purpose": "prefetch;prerender" });
    await house.get(edition("en"), { ...browser, purpose: "prefetch" });
    await house.get(edition("en"), { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" });
    await house.get(edition("de"));
    await house.get(`/${slug}/no-such-issue/en`);
    await house.get(`${pack}?note=kept`);
    await house.get(await house.reachPath("partner-vngoc"));
    await house.served.keepVisits();
    expect(await house.stored()).toEqual([]);
  });

  test("that two processes count add up, also when both bring them at the same moment", async () => {
    await house.forget();
    const processes = [composeReach(house.served.installation.modules), composeReach(house.served.installation.modules)];
    await Promise.all(processes.map(async ({ visits }) => visits.keep()));
    for (const { visits } of processes) {
      for (const language of ["en", "ar", "fr"] as const) {
        for (let time = 0; time < 5; time += 1) visits.note({ slug }, { page: "edition", issueId, language });
      }
    }
    await Promise.all(processes.map(async ({ visits }) => visits.keep()));
    expect(await house.stored()).toEqual(["edition ar 10", "edition en 10", "edition fr 10"]);
  });

  test("cost a page nothing when they cannot be stored, and are there once they can", async () => {
    await house.forget();
    await house.served.installation.run("alter table newsletter.visits rename to visits_away");
    await opened(edition("en"), 4);
    await expect(house.served.keepVisits()).rejects.toThrow("visits");
    await opened(edition("en"), 3);
    await house.served.installation.run("alter table newsletter.visits_away rename to visits");
    await house.served.keepVisits();
    expect(await house.stored()).toEqual(["edition en 7"]);
    expect(house.served.unexpected).toEqual([]);
  });

  test("of an issue that has not gone out are our own, and not kept", async () => {
    await house.forget();
    const { visits } = composeReach(house.served.installation.modules);
    await visits.keep();
    visits.note({ slug }, { page: "edition", issueId: "issue-still-prepared", language: "en" });
    await visits.keep();
    expect(await house.stored()).toEqual([]);
  });
});

describe("the one question", () => {
  test("comes with a link in the partner copy, which opens again and again and changes nothing", async () => {
    const [mail] = await mailsTo(house.sink, "office@vngoc.example.org");
    const [link = ""] = mail === undefined ? [] : linksIn(mail, "/reach/");
    expect(link).toMatch(/^\/reach\/[a-z2-7]{40}$/u);
    expect(mail?.text).toContain(link);
    const pages = await Promise.all([house.get(link), house.get(link), house.get(link.toUpperCase().replace("/REACH/", "/reach/"))]);
    const said = pages.map(({ status, headers }) => [status, headers.get("cache-control"), headers.get("x-robots-tag")]);
    expect(said).toEqual(pages.map(() => [200, "no-store", "noindex"]));
    expect(await house.answers("partner-vngoc")).toEqual([]);
    expect((await house.figures()).question).toMatchObject({ answeredCount: 0, peopleCount: 0 });
  });

  test("is answered, corrected and kept with its history; the same again is the same answer", async () => {
    const path = await house.reachPath("partner-vngoc");
    const first = await house.answer(path, { people: "1 200", kind: "ngo" });
    expect([first.status, first.headers.get("location")]).toEqual([303, `${path}?note=kept`]);
    await house.answer(path, { people: "1200", kind: "ngo" });
    const shown = await (await house.get(path)).text();
    expect(shown).toContain('value="1200"');
    const seen = /name="seen" value="(\d+)"/u.exec(shown)?.[1] ?? "";
    const corrected = await house.answer(path, { people: "١٥٠٠", kind: "youth", seen });
    expect(corrected.headers.get("location")).toBe(`${path}?note=kept`);
    expect(await house.answers("partner-vngoc")).toEqual([1_200, 1_500]);
  });

  test("takes the last of two colleagues who answer at once, and says so to the one who came later", async () => {
    const path = await house.reachPath("partner-alliance");
    const both = await Promise.all([house.answer(path, { people: "40" }), house.answer(path, { people: "60" })]);
    const said = both.map(({ headers }) => headers.get("location")?.split("=").at(-1));
    expect(new Set(said)).toEqual(new Set(["kept", "replaced"]));
    const [before, last] = await house.answers("partner-alliance");
    const page = await (await house.get(`${path}?note=replaced`)).text();
    expect(page).toContain(`value="${last}"`);
    expect(page).toContain(`The answer before yours was <bdi>${before}</bdi>.`);
  });

  test("is told by organisation to who publishes, without a threshold: nobody of it is known", async () => {
    const { question } = await house.figures();
    const byPartner = Object.fromEntries((question?.partners ?? []).map((each) => [each.partnerId, each]));
    expect(byPartner["partner-vngoc"]).toMatchObject({ peopleCount: 1_500, kinds: ["youth"], answerCount: 2 });
    expect(question?.answeredCount).toBe(2);
    const [, last = 0] = await house.answers("partner-alliance");
    expect(question?.peopleCount).toBe(1_500 + last);
    expect(question?.askedCount).toBeGreaterThanOrEqual(1);
  });

  test.each(["-5", "1000001", "99999999999999999999", "1e9", "", "<script>alert(1)</script>", "many"])(
    "takes no such number, and shows the form as it was filled in: '%s'",
    async (people) => {
      const path = await house.reachPath("partner-vngoc");
      const refused = await house.answer(path, { people, kind: "academia" });
      const page = await refused.text();
      expect(refused.status).toBe(400);
      expect(page).toContain('role="alert"');
      expect(page).toMatch(/value="academia" checked/u);
      expect(page).not.toContain("<script>");
      expect(await house.answers("partner-vngoc")).toEqual([1_200, 1_500]);
    },
  );

  test("is closed after its last day, for looks and for answers", async () => {
    const path = await house.reachPath("partner-vngoc", { lastDay: "2024-02-29" });
    const replies = await Promise.all([house.get(path), house.answer(path, { people: "7" })]);
    expect(replies.map(({ status }) => status)).toEqual([410, 410]);
    expect(await replies[0].text()).toContain("This question is closed");
  });

  test("is not there for what is forged, cut off, for another purpose, or of a partner or campaign that is none", async () => {
    const path = await house.reachPath("partner-vngoc");
    const pack = await house.packPath("partner-vngoc");
    const wrong = [
      path.slice(0, -1),
      `${path}a`,
      path.replace(/.$/u, (last) => (last === "a" ? "b" : "a")),
      pack.replace("/pack/", "/reach/"),
      await house.reachPath("partner-vngoc", { campaignNumber: "0badcafe" }),
      await house.reachPath("partner-vngoc", { partnerNumber: "00".repeat(8) }),
      "/reach/none",
      "/reach/%00",
    ];
    const replies = await Promise.all(wrong.flatMap((each) => [house.get(each), house.answer(each, { people: "7" })]));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 404));
    expect(await house.answers("partner-vngoc")).toEqual([1_200, 1_500]);
  });

  test("takes no answer from another site's page", async () => {
    const refused = await house.answer(await house.reachPath("partner-vngoc"), { people: "7" }, { "sec-fetch-site": "cross-site" });
    expect([refused.status, await house.answers("partner-vngoc")]).toEqual([403, [1_200, 1_500]]);
  });

  test("stands on the page of the pack as well, and is the same answer there", async () => {
    const pack = await house.packPath("partner-vngoc");
    const page = await (await house.get(pack)).text();
    expect(page).toContain(`action="${pack}/reach"`);
    expect(page).toContain('value="1500"');
    const seen = /name="seen" value="(\d+)"/u.exec(page)?.[1] ?? "";
    const kept = await house.answer(`${pack}/reach`, { people: "0", seen });
    expect([kept.status, kept.headers.get("location")]).toEqual([303, `${pack}?reach=kept#reach`]);
    expect(await (await house.get(`${pack}?reach=kept`)).text()).toContain("Thank you. Your answer has been kept.");
    expect(await house.answers("partner-vngoc")).toEqual([1_200, 1_500, 0]);
  });

  test("takes no answer without end", async () => {
    await house.served.installation.run(
      `insert into newsletter.reach_answers (partner_id, campaign_id, people_count, stakeholder_kinds)
       select 'partner-vngoc', id, n, '{}' from newsletter.campaigns, generate_series(1, ${answersPerQuestionMax}) as n`,
    );
    const full = await house.answer(await house.reachPath("partner-vngoc"), { people: "777" });
    expect(full.headers.get("location")).toMatch(/note=full$/u);
    expect(await house.answers("partner-vngoc")).not.toContain(777);
  });

  test("is asked on no page where the issue went out without it", async () => {
    await house.served.installation.run(
      `update newsletter.issue_snapshots set snapshot = snapshot #- '{publication,hasReachQuestion}'
        where digest in (select snapshot_digest from newsletter.campaigns)`,
    );
    expect((await house.get(await house.reachPath("partner-vngoc"))).status).toBe(404);
    const pack = await house.packPath("partner-vngoc");
    expect(await (await house.get(pack)).text()).not.toContain("/reach");
    expect((await house.answer(`${pack}/reach`, { people: "1" })).status).toBe(404);
    expect((await house.figures()).question).toBeNull();
  });
});

test("figures are for who is signed in, and of issues that went out", async () => {
  expect((await fetch(`${house.served.web}/api/v1/reach?issueId=${issueId}`)).status).toBe(401);
  expect((await house.ask("editor", "/reach?issueId=issue-that-never-was")).status).toBe(404);
});
