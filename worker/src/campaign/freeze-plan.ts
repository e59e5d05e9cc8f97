import assert from "node:assert/strict";
import { editionKeyText, type EditionKey, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import type { NewCampaign, PlannedCampaign, PlannedMessage } from "../ports/campaigns.ts";
import type { Ids } from "../ports/surroundings.ts";
import type { CampaignPlan } from "./plan-campaign.ts";

export interface FreezePlan {
  readonly ids: Ids;
  /** Local part of the return path that finds a row again: signed, since anybody may send a report to it. */
  readonly bounceToken: (row: { readonly campaignNumber: string; readonly seq: number }) => string;
}

/** A plan with all that is fixed for each recipient, so that every attempt carries the same and a late report finds its row. */
export function frozenPlan(
  given: {
    readonly campaign: Omit<NewCampaign, "id" | "number">;
    readonly plan: CampaignPlan;
    readonly snapshot: IssueSnapshot;
    readonly editions: readonly Pick<RenderedEdition, "key" | "digest">[];
  },
  { ids, bounceToken }: FreezePlan,
): PlannedCampaign {
  const { plan, snapshot, editions } = given;
  const number = ids.randomHex(4);
  const digests = new Map(editions.map(({ key, digest }) => [editionKeyText(key), digest]));
  const domain = snapshot.publication.sender.address.split("@").at(-1) ?? "localhost";
  const messages = new Map(
    plan.rows.flatMap((row): (readonly [number, PlannedMessage])[] => {
      if (row.state !== "planned") return [];
      const editionDigest = digests.get(editionKeyText(row.edition));
      assert(editionDigest !== undefined, "every planned edition was rendered");
      const returnPath = `b+${bounceToken({ campaignNumber: number, seq: row.seq })}@bounces.${domain}`;
      return [[row.seq, { editionDigest, messageId: `<${ids.uuidv7()}@${domain}>`, returnPath }]];
    }),
  );
  return {
    campaign: { ...given.campaign, id: ids.uuidv7(), number },
    plan,
    partners: snapshot.partners.map(({ id, organisation }) => ({ id, name: organisation.name })),
    messages,
  };
}

/** The pages of an issue, one per language. */
export function webEditions(snapshot: IssueSnapshot): readonly EditionKey[] {
  return snapshot.publication.languages.map((language) => ({ language, kind: "web", form: "shared" }));
}
