import type { ReachResponse } from "@newsletter/schemas";
import { reachResponseSchema } from "@newsletter/schemas/studio";
import { issuePackToken } from "../../src/audience/pack-token.ts";
import { issueReachToken } from "../../src/audience/reach-token.ts";
import { sendForm } from "./reader-forms.ts";
import { sampleWith } from "./sample-with.ts";
import { issueId, openSendingHouse, publicationId, type SendingHouse } from "./sending-house.ts";

export const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0" };

type Fields = Readonly<Record<string, string>>;

/** A publication with both switches of reach on, whose issue has gone out to the sample's partners. */
export interface ReachHouse extends SendingHouse {
  readonly reachPath: (partnerId: string, some?: object) => Promise<string>;
  readonly packPath: (partnerId: string) => Promise<string>;
  readonly get: (path: string, headers?: Fields, method?: string) => Promise<Response>;
  readonly answer: (path: string, fields: Fields, headers?: Fields) => Promise<Response>;
  /** What the Studio is told. */
  readonly figures: () => Promise<ReachResponse>;
  /** What is stored of visits, below every threshold: page, partner, language, format, number. */
  readonly stored: () => Promise<readonly string[]>;
  readonly forget: () => Promise<void>;
  readonly switched: (on: "true" | "null") => Promise<void>;
  /** All that a partner has answered, in order. */
  readonly answers: (partnerId: string) => Promise<readonly number[]>;
}

export async function openReachHouse(): Promise<ReachHouse> {
  const house = await openSendingHouse({ source: sampleWith({ publication: { hasVisitCounts: true, hasReachQuestion: true } }) });
  const { served } = house;
  const { db, audience, campaigns, tokenKey } = served.installation.modules;
  const campaignNumber = (await campaigns.numberOf(await house.approved())) ?? "";
  await house.send();
  await house.atRest();
  await served.keepVisits();

  const names = async (partnerId: string): Promise<Parameters<typeof issueReachToken>[1]> => ({
    partnerNumber: (await audience.partnerNumber(partnerId)) ?? "",
    campaignNumber,
    lastDay: "2199-01-01",
  });
  return {
    ...house,
    reachPath: async (partnerId, some = {}) => `/reach/${issueReachToken(tokenKey, { ...(await names(partnerId)), ...some })}`,
    packPath: async (partnerId) => `/pack/${issuePackToken(tokenKey, await names(partnerId))}`,
    get: async (path, headers = browser, method = "GET") => fetch(`${served.web}${path}`, { headers, method, redirect: "manual" }),
    answer: async (path, fields, headers = {}) => sendForm(served, path, { fields, headers }),
    figures: async () => reachResponseSchema.parse((await house.ask("editor", `/reach?issueId=${issueId}`)).body),
    stored: async () => {
      const rows = await db.selectFrom("visits").selectAll().execute();
      return rows
        .map((row) => [row.page, row.partner_id, row.language, row.format, row.visit_count].filter((part) => part !== null).join(" "))
        .toSorted((a, b) => (a < b ? -1 : 1));
    },
    forget: () => served.installation.run("delete from newsletter.visits"),
    switched: (on) =>
      served.installation.run(
        `update newsletter.publications set profile = profile || '{"hasVisitCounts": ${on}}'::jsonb where id = '${publicationId}'`,
      ),
    answers: async (partnerId) => {
      const rows = await db.selectFrom("reach_answers").select("people_count").where("partner_id", "=", partnerId).orderBy("id").execute();
      return rows.map(({ people_count }) => people_count);
    },
  };
}
