import {
  editionKeySchema,
  translationOf,
  type EditionKey,
  type IssueSnapshot,
  type Language,
  type RenderedEdition,
} from "@newsletter/schemas";
import { contentOfPack } from "../pack/editions-of-pack.ts";
import type { RenderEditions } from "../ports/editions.ts";
import type { PackStore } from "../ports/packs.ts";
import type { SentCampaign, SentEditionName, SentEditionStore } from "../ports/sent-editions.ts";
import type { AskedText, Traces } from "./asked-texts.ts";
import { issuesMax, partnersMax, referencesMax, titlesMax } from "./limits.ts";
import { referencesOf, type Reference } from "./reference.ts";
import { normalWord } from "./said-text.ts";
import { isShared } from "./shared-part.ts";

/** An edition of ours that a mail may be. */
export interface Candidate {
  readonly campaign: SentCampaign;
  readonly snapshot: IssueSnapshot;
  readonly key: EditionKey;
  readonly digest: string;
  readonly subject: string;
  readonly references: readonly Reference[];
}

export type FindEditions = (traces: Traces, texts: readonly AskedText[]) => Promise<readonly Candidate[]>;

export interface FindEditionsWith {
  readonly sentEditions: SentEditionStore;
  readonly packs: Pick<PackStore, "latestPicks">;
  readonly renderEditions: RenderEditions;
  /** Of our own pages, the one of today first. */
  readonly origins: readonly string[];
}

/** Campaigns of one snapshot: their editions are the same bytes wherever both have them. */
interface SentSnapshot {
  readonly campaigns: readonly [SentCampaign, ...SentCampaign[]];
  readonly snapshot: IssueSnapshot;
  readonly names: readonly (SentEditionName & { readonly campaign: SentCampaign })[];
}

/** Finds what to lay a mail beside: first issues by the traces that lead to them, then those of their editions that share words with it. */
export function createFindEditions(use: FindEditionsWith): FindEditions {
  const editionOf = keptReady(async (digest: string) => use.sentEditions.edition(digest));
  const forwardableOf = keptReady(async (name: string) => {
    const [campaignId = "", language = ""] = name.split(" ");
    const snapshot = await use.sentEditions.snapshotOf(campaignId);
    // A language that nobody was sent stands in packs all the same, made from the approved snapshot.
    const [edition] = await use.renderEditions(snapshot, [editionKeySchema.parse({ language, kind: "forwardable", form: "shared" })]);
    return edition;
  });

  const forwardableIn = async ({ names, campaigns }: SentSnapshot, language: Language): Promise<RenderedEdition | undefined> => {
    const stored = names.find(({ keyText }) => keyText === `${language}.forwardable.shared`);
    return stored === undefined ? forwardableOf(`${campaigns[0].campaignId} ${language}`) : editionOf(stored.digest);
  };

  const languagesOf = async (sent: SentSnapshot, texts: readonly AskedText[]): Promise<readonly Language[]> => {
    const found: Language[] = [];
    for (const language of sent.snapshot.publication.languages) {
      const name =
        sent.names.find(({ keyText }) => keyText === `${language}.web.shared`) ??
        sent.names.find(({ keyText }) => keyText.startsWith(`${language}.`));
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each is work for the same core
      const edition = name === undefined ? await forwardableIn(sent, language) : await editionOf(name.digest);
      const references = edition === undefined ? [] : referencesOf(edition, undefined, use.origins);
      if (references.some((reference) => texts.some((text) => isShared(reference, text)))) found.push(language);
    }
    return found;
  };

  const editionsIn = async (sent: SentSnapshot, language: Language, traces: Traces): Promise<readonly Candidate[]> => {
    const forwardable = await forwardableIn(sent, language);
    const named = await Promise.all(
      namesIn(sent, language, traces).map(async ({ digest, campaign }) => ({ campaign, edition: await editionOf(digest) })),
    );
    const selections = await selectionsIn(use, sent, language, traces);
    const found = [{ campaign: sent.campaigns[0], edition: forwardable }, ...named, ...selections];
    return found.flatMap(({ campaign, edition }) => {
      if (edition === undefined) return [];
      const { key, digest, subject } = edition;
      return { campaign, snapshot: sent.snapshot, key, digest, subject, references: referencesOf(edition, forwardable, use.origins) };
    });
  };

  return async (traces, texts) => {
    const candidates = new Map<string, Candidate>();
    for (const sent of await sentSnapshots(use, traces)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each is work for the same core
      for (const language of await languagesOf(sent, texts)) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- as above
        const found = await editionsIn(sent, language, traces);
        for (const candidate of found) if (!candidates.has(candidate.digest)) candidates.set(candidate.digest, candidate);
      }
    }
    return [...candidates.values()];
  };
}

async function sentSnapshots({ sentEditions }: FindEditionsWith, traces: Traces): Promise<readonly SentSnapshot[]> {
  const [byId, byAddress, newest] = await Promise.all([
    sentEditions.ofMessageIds(traces.messageIds),
    sentEditions.ofIssues(traces.addresses),
    sentEditions.newest(titlesMax),
  ]);
  const byTitle = newest.filter(({ title }) => Object.values(title).some((each) => isSaid(traces, each)));
  const all = [...new Map([...byId, ...byAddress, ...byTitle].map((campaign) => [campaign.campaignId, campaign])).values()];
  const groups = [...Map.groupBy(all, ({ snapshotDigest }) => snapshotDigest).values()].slice(0, issuesMax);
  return Promise.all(
    groups.map(async ([first, ...others]) => {
      if (first === undefined) throw new Error("a group has a member");
      const campaigns = [first, ...others] as const;
      const names = await Promise.all(
        campaigns.map(async (campaign) =>
          (await sentEditions.editionsOf(campaign)).map(({ digest, keyText }) => ({ digest, keyText, campaign })),
        ),
      );
      return { campaigns, names: names.flat(), snapshot: await sentEditions.snapshotOf(first.campaignId) };
    }),
  );
}

/** Of the editions in a language those that are the same for all partners, and of the others those whose partner the mail names. */
function namesIn({ names, snapshot }: SentSnapshot, language: Language, traces: Traces): SentSnapshot["names"] {
  const partners = new Set(namedPartners(snapshot, language, traces));
  return names.filter(({ keyText }) => {
    const [ofLanguage, , , ...partner] = keyText.split(".");
    return ofLanguage === language && (partner.length === 0 || partners.has(partner.join(".")));
  });
}

function namedPartners({ partners, publication }: IssueSnapshot, language: Language, traces: Traces): readonly string[] {
  const found = partners.filter(({ organisation: { name, shortName } }) => {
    const names = [shortName, translationOf(name, language, publication.languages)?.value];
    return names.some((each) => each !== undefined && isSaid(traces, each));
  });
  return found.slice(0, partnersMax).map(({ id }) => id);
}

/** What an office made of the issue for its members, from the approved items; its own foreword is its own. */
async function selectionsIn(
  { packs, renderEditions }: FindEditionsWith,
  { campaigns, snapshot }: SentSnapshot,
  language: Language,
  traces: Traces,
): Promise<readonly { readonly campaign: SentCampaign; readonly edition: RenderedEdition | undefined }[]> {
  const found: { campaign: SentCampaign; edition: RenderedEdition | undefined }[] = [];
  for (const partnerId of namedPartners(snapshot, language, traces)) {
    const partner = snapshot.partners.find(({ id }) => id === partnerId);
    if (partner === undefined) continue;
    for (const campaign of campaigns) {
      const { campaignId, beganAt } = campaign;
      const pack = { campaignId, partnerId, partner, snapshot, beganAt: beganAt.toISOString(), languages: [language], lastDay: "" };
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: rendering is work for the same core
      const { editions } = await contentOfPack(pack, packs);
      const selection = editions.find(({ name, languages }) => name === "selection" && languages.includes(language));
      if (selection === undefined) continue;
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      const [edition] = await renderEditions(selection.snapshot, [selection.keyIn(language)]);
      found.push({ campaign, edition });
    }
  }
  return found;
}

function isSaid({ words }: Traces, name: string): boolean {
  const said = name
    .split(/\s+/u)
    .map(normalWord)
    .filter((word) => word !== "")
    .join(" ");
  return said !== "" && words.some((text) => text.includes(said));
}

/** Answers of look-ups by what never changes; the one asked for longest ago is forgotten. */
function keptReady<T>(look: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return async (name) => {
    const found = known.get(name) ?? look(name);
    known.delete(name);
    known.set(name, found);
    const [oldest] = known.keys();
    if (known.size > referencesMax && oldest !== undefined) known.delete(oldest);
    // A failed look-up is not kept.
    found.catch(() => known.delete(name));
    return found;
  };
}
