import { languages, translationOf, type IssueSnapshot, type TranslatedString } from "@newsletter/schemas";
import type { Command } from "commander";
import type { SendingModules } from "../compose.ts";
import { itemsOf, type Picks } from "../pack/picks.ts";
import type { PickedByPartner } from "../ports/packs.ts";
import { answer, type Terminal } from "./terminal.ts";
import { withSending } from "./with-sending.ts";

interface PacksOptions {
  readonly issue: string;
  readonly json?: boolean;
}

interface NamedPart {
  readonly id: string;
  /** Of the item; for a section that is a text, its kind. */
  readonly type: string;
  readonly title: string;
}

interface ListedPack {
  readonly partnerId: string;
  readonly campaignId: string;
  readonly partnerName: string;
  readonly pickedAt: string;
  readonly changes: number;
  readonly languages: readonly string[];
  readonly hasForeword: boolean;
  readonly kept: readonly NamedPart[];
  readonly leftOut: readonly NamedPart[];
}

const examples = `
Examples:
  newsletter packs --issue issue-2024-01
  newsletter packs --issue issue-2024-01 --json

A partner that picked nothing is not listed: its pack holds the whole issue. Who of an office picked is asked nowhere.
`;

export function addPacksCommand(program: Command, terminal: Terminal): void {
  program
    .command("packs")
    .description("which items partners picked of an issue for their packs")
    .requiredOption("--issue <id>", "id of the issue")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples)
    .action(async (options: PacksOptions) => withSending(async (modules) => packsCommand(options, terminal, modules)));
}

async function packsCommand({ issue, json }: PacksOptions, terminal: Terminal, { packs }: SendingModules): Promise<void> {
  const picked = await packs.picksOfIssue(issue);
  const campaignIds = [...new Set(picked.map(({ campaignId }) => campaignId))];
  const snapshots = new Map(await Promise.all(campaignIds.map(async (id) => [id, await packs.snapshotOf(id)] as const)));
  const listed = [...latestOf(picked).values()].flatMap(({ latest, changes }) => {
    const snapshot = snapshots.get(latest.campaignId);
    return snapshot === undefined ? [] : [packOf(latest, changes, snapshot)];
  });
  answer(terminal, json === true, { issueId: issue, packs: listed }, [
    ...(listed.length === 0 ? [`No partner has picked anything of ${issue}: every pack holds the whole issue.`] : []),
    ...listed.flatMap(linesOf),
  ]);
}

function linesOf(pack: ListedPack): readonly string[] {
  return [
    `${pack.partnerName} (${pack.languages.join(", ")}), ${pack.pickedAt}${pack.hasForeword ? ", with a foreword" : ""}`,
    ...pack.kept.map(({ title }) => `  + ${title}`),
    ...pack.leftOut.map(({ title }) => `  - ${title}`),
  ];
}

/** The latest selection of each pack, which comes first, and how often it was changed. */
function latestOf(picked: readonly PickedByPartner[]): ReadonlyMap<string, { readonly latest: PickedByPartner; readonly changes: number }> {
  const packs = new Map<string, { readonly latest: PickedByPartner; readonly changes: number }>();
  for (const one of picked) {
    const name = `${one.campaignId} ${one.partnerId}`;
    const known = packs.get(name);
    packs.set(name, { latest: known?.latest ?? one, changes: (known?.changes ?? 0) + 1 });
  }
  return packs;
}

function packOf(
  { partnerId, campaignId, partnerName, picks, pickedAt }: PickedByPartner,
  changes: number,
  snapshot: IssueSnapshot,
): ListedPack {
  const parts = partsOf(snapshot);
  const kept = picks === null ? parts : keptOf(picks, parts);
  return {
    partnerId,
    campaignId,
    partnerName: wordsOf(partnerName) || partnerId,
    pickedAt,
    changes,
    languages: picks?.languages ?? snapshot.publication.languages,
    hasForeword: Object.keys(picks?.foreword ?? {}).length > 0,
    kept: kept.map(({ part }) => part),
    leftOut: parts.filter((each) => !kept.includes(each)).map(({ part }) => part),
  };
}

interface PlacedPart {
  readonly section: string;
  readonly part: NamedPart;
}

/** In the partner's order. */
function keptOf(picks: Picks, parts: readonly PlacedPart[]): readonly PlacedPart[] {
  return picks.sections.flatMap(({ key, items }) =>
    (items ?? [key]).flatMap((id) => parts.find(({ section, part }) => section === key && part.id === id) ?? []),
  );
}

function partsOf(snapshot: IssueSnapshot): readonly PlacedPart[] {
  return snapshot.sections.flatMap((section): readonly PlacedPart[] => {
    const items = itemsOf(section);
    if (items === undefined) {
      return [{ section: section.key, part: { id: section.key, type: section.kind, title: wordsOf(section.heading) || section.kind } }];
    }
    return items.map((item) => ({
      section: section.key,
      part: { id: item.id, type: item.type, title: wordsOf("title" in item ? item.title : item.organisation.name) },
    }));
  });
}

/** In English where there is any, as all that commands print. */
function wordsOf(values: TranslatedString | undefined): string {
  return translationOf(values, "en", languages)?.value ?? "";
}
