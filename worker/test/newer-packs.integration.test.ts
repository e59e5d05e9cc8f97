import { afterAll, beforeAll, expect, test } from "vitest";
import { issuePackToken } from "../src/audience/pack-token.ts";
import { createSampleSource } from "../src/sample/sample-source.ts";
import type { ContentSource } from "../src/ports/content.ts";
import { sampleWith } from "./support/sample-with.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";

// A pack of a campaign that was stopped, after the issue went out anew: its page says so, and leads to the newer one where the partner has it.

let house: SendingHouse;
let content: ContentSource = createSampleSource();
let stopped: string;

beforeAll(async () => {
  const source: ContentSource = {
    ...content,
    documents: async (...asked) => content.documents(...asked),
    issueDocuments: async (...asked) => content.issueDocuments(...asked),
  };
  house = await openSendingHouse({ source });
  stopped = await house.approved();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

const vngoc = "partner-vngoc";
const newerLink = /<a href="(?<path>\/pack\/[a-z2-7]{40})">Open the newer pack<\/a>/u;

async function pageOf(campaignId: string, language = "en"): Promise<string> {
  const { audience, campaigns, tokenKey } = house.served.installation.modules;
  const partnerNumber = (await audience.partnerNumber(vngoc)) ?? "";
  const campaignNumber = (await campaigns.numberOf(campaignId)) ?? "";
  const token = issuePackToken(tokenKey, { partnerNumber, campaignNumber, lastDay: "2199-01-01" });
  return (await fetch(`${house.served.web}/pack/${token}`, { headers: { "accept-language": language } })).text();
}

test("nothing newer is said while there is none, nor of the same content, nor of what has not begun", async () => {
  expect(await pageOf(stopped)).not.toContain("newer version");
  await house.ask("editor", "/sending/cancel", { campaignId: stopped });
  expect(await pageOf(stopped)).not.toContain("newer version");
  const again = await house.approved();
  expect(await pageOf(stopped)).not.toContain("newer version");
  await house.ask("editor", "/sending/cancel", { campaignId: again });

  content = sampleWith({ issue: { title: [{ _key: "en", language: "en", value: "A corrected issue" }] } });
  const later = await house.approved();
  await house.served.installation.run(`update newsletter.campaigns set begins_at = now() + interval '1 day' where id = '${later}'`);
  expect(await pageOf(stopped)).not.toContain("newer version");
  await house.served.installation.run(`update newsletter.campaigns set begins_at = now() where id = '${later}'`);

  const page = await pageOf(stopped);
  expect(page).toContain("There is a newer version of this issue");
  const path = newerLink.exec(page)?.groups?.["path"] ?? "";
  const newer = await (await fetch(`${house.served.web}${path}`, { headers: { "accept-language": "en" } })).text();
  expect(newer).toContain("A corrected issue");
  expect(newer).not.toContain("newer version");
  expect(await pageOf(stopped, "ar")).toContain("توجد نسخة أحدث من هذا العدد");
});

test("a partner that was left out of the newer one reads why there is no way to it", async () => {
  await house.served.installation.run(`
    update newsletter.recipients set state = 'excluded', excluded_reason = 'partnerExcluded'
     where subscription_id in (select id from newsletter.subscriptions where partner_id = '${vngoc}')
       and campaign_id = (select id from newsletter.campaigns order by planned_at desc limit 1)`);
  const page = await pageOf(stopped);
  expect(page).toContain("It is not meant for your organisation. Questions about it go to <bdi>newsletter@example.org</bdi>.");
  expect(page).not.toMatch(newerLink);
});
