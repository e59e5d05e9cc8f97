import {
  editionKeySchema,
  editionKeyText,
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

export interface FindEditions {
  /** Those that were approved, and the forwardable edition of each language. */
  readonly approved: (traces: Traces, texts: readonly AskedText[]) => Promise<readonly Candidate[]>;
  /** What offices made of these issues for their members: rendered to be compared, so asked for when nothing approved is the mail. */
  readonly selections: (traces: Traces, found: readonly Candidate[]) => Promise<readonly Candidate[]>;
}

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
  const ready = createReady(use);
  const { editionOf, forwardableIn, candidateOf } = ready;

  const languagesOf = async (sent: SentSnapshot, texts: readonly AskedText[]): Promise<readonly Language[]> => {
    const found: Language[] = [];
    for (const language of sent.snapshot.publication.languages) {
      const named = (start: string): SentEditionName | undefined =>
        sent.names.find(({ keyText }) => keyText.startsWith(`${language}.${start}`));
      const name = named("web.") ?? named("");
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each is work for the same core
      const edition = name === undefined ? await forwardableIn(sent, language) : await editionOf(name.digest);
      if (edition === undefined) continue;
      const { references } = candidateOf(sent, sent.campaigns[0], edition, undefined);
      if (references.some((reference) => texts.some((text) => isShared(reference, text)))) found.push(language);
    }
    return found;
  };

  const editionsIn = async (sent: SentSnapshot, language: Language, traces: Traces): Promise<readonly Candidate[]> => {
    const forwardable = await forwardableIn(sent, language);
    const named = await Promise.all(
      namesIn(sent, language, traces).map(async ({ digest, campaign }) => ({ campaign, edition: await editionOf(digest) })),
    );
    return [{ campaign: sent.campaigns[0], edition: forwardable }, ...named].flatMap(({ campaign, edition }) =>
      edition === undefined ? [] : candidateOf(sent, campaign, edition, forwardable),
    );
  };

  return {
    approved: async (traces, texts) => {
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
    },
    selections: async (traces, found) => {
      const issues = found.filter(({ key }) => key.kind === "forwardable");
      const selected: Candidate[] = [];
      for (const { campaign, snapshot, key, digest } of issues) {
        const sent = { snapshot, campaigns: [campaign] as const, names: [{ digest, keyText: editionKeyText(key), campaign }] };
        // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: rendering is work for the same core
        const editions = await selectionsIn(use, ready, sent, key.language, traces);
        // oxlint-disable-next-line eslint/no-await-in-loop -- as above
        const forwardable = editions.length === 0 ? undefined : await forwardableIn(sent, key.language);
        selected.push(...editions.map((edition) => candidateOf(sent, campaign, edition, forwardable)));
      }
      return selected;
    },
  };
}

interface Ready {
  readonly editionOf: (digest: string) => Promise<RenderedEdition | undefined>;
  readonly forwardableIn: (sent: SentSnapshot, language: Language) => Promise<RenderedEdition | undefined>;
  /** The key names what was picked. */
  readonly selectionOf: (campaignId: string, picked: IssueSnapshot, key: EditionKey) => Promise<readonly RenderedEdition[]>;
  readonly candidateOf: (
    sent: SentSnapshot,
    campaign: SentCampaign,
    edition: RenderedEdition,
    forwardable: RenderedEdition | undefined,
  ) => Candidate;
}

/** Editions, and what they say: neither ever changes, and the last ones asked for are kept ready. */
function createReady({ sentEditions, renderEditions, origins }: FindEditionsWith): Ready {
  const editionOf = keptReady(async (digest: string) => sentEditions.edition(digest));
  const rendered = keptReady(async (name: string) => {
    const [campaignId = "", language = ""] = name.split(" ");
    const snapshot = await sentEditions.snapshotOf(campaignId);
    // A language that nobody was sent stands in packs all the same, made from the approved snapshot.
    const [edition] = await renderEditions(snapshot, [editionKeySchema.parse({ language, kind: "forwardable", form: "shared" })]);
    return edition;
  });
  const selections = new Map<string, readonly RenderedEdition[]>();
  const said = new Map<string, readonly Reference[]>();
  return {
    editionOf,
    selectionOf: async (campaignId, picked, key) => {
      const name = `${campaignId} ${editionKeyText(key)}`;
      const editions = selections.get(name) ?? (await renderEditions(picked, [key]));
      keepLast(selections, name, editions);
      return editions;
    },
    forwardableIn: async ({ names, campaigns }, language) => {
      const stored = names.find(({ keyText }) => keyText === `${language}.forwardable.shared`);
      return stored === undefined ? rendered(`${campaigns[0].campaignId} ${language}`) : editionOf(stored.digest);
    },
    candidateOf: ({ snapshot }, campaign, edition, forwardable) => {
      const { key, digest, subject } = edition;
      const name = `${digest} ${forwardable?.digest ?? ""}`;
      const references = said.get(name) ?? referencesOf(edition, forwardable, origins);
      keepLast(said, name, references);
      return { campaign, snapshot, key, digest, subject, references };
    },
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

/** What offices made of the issue for their members, from the approved items; a foreword in it is the office's own. */
async function selectionsIn(
  { packs }: FindEditionsWith,
  { selectionOf }: Ready,
  { campaigns: [{ campaignId, beganAt }], snapshot }: SentSnapshot,
  language: Language,
  traces: Traces,
): Promise<readonly RenderedEdition[]> {
  const found: RenderedEdition[] = [];
  for (const partnerId of namedPartners(snapshot, language, traces)) {
    const partner = snapshot.partners.find(({ id }) => id === partnerId);
    if (partner === undefined) continue;
    const pack = { campaignId, partnerId, partner, snapshot, beganAt: beganAt.toISOString(), languages: [language], lastDay: "" };
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: rendering is work for the same core
    const { editions } = await contentOfPack(pack, packs);
    const selection = editions.find(({ name, languages }) => name === "selection" && languages.includes(language));
    if (selection === undefined) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    found.push(...(await selectionOf(campaignId, selection.snapshot, selection.keyIn(language))));
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

/** Answers of look-ups by what never changes. */
function keptReady<T>(look: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return async (name) => {
    const found = known.get(name) ?? look(name);
    keepLast(known, name, found);
    // A failed look-up is not kept.
    found.catch(() => known.delete(name));
    return found;
  };
}

/** The one asked for longest ago is forgotten. */
function keepLast<T>(known: Map<string, T>, name: string, found: T): void {
  known.delete(name);
  known.set(name, found);
  const [oldest] = known.keys();
  if (known.size > referencesMax && oldest !== undefined) known.delete(oldest);
}
