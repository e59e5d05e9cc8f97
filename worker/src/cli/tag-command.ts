import { isTag, tagCharactersMax } from "@newsletter/schemas";
import type { Command } from "commander";
import { basename } from "node:path";
import { tagsOfSubscriptionMax } from "../audience/file-limits.ts";
import type { SendingModules } from "../compose.ts";
import type { WorkerConfig } from "../config.ts";
import { createTagStore } from "../store/tag-store.ts";
import { CommandError } from "./command-error.ts";
import { publicationOf } from "./publication-of.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface TagOptions {
  readonly set?: readonly string[];
  readonly take?: readonly string[];
  readonly publication?: string;
  readonly partner?: string;
  readonly file?: string;
  readonly tagged?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const addressesMax = 500;

const examples = `
Examples:
  newsletter audience tag reader@example.org --set course --take waiting-list
  newsletter audience tag --partner partner-vngoc --set "Vienna 2024"
  newsletter audience tag --tagged "Vienna 2023" --take "Vienna 2023" --dry-run

Tags are marks of the publisher's own; segments ask for them. Which subscriptions: all that meet every condition given, or --all. A subscription
bears at most ${String(tagsOfSubscriptionMax)}; one that would bear more stays as it is, and is counted. What was changed stands in its history.
`;

export function addTagCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("tag")
    .description("set tags on subscriptions, and take them away")
    .argument("[addresses...]", "mail addresses")
    .option("--set <tag...>", "tags to set")
    .option("--take <tag...>", "tags to take away")
    .option("--publication <id>", "id of the publication; not needed when there is only one")
    .option("--partner <id>", "those of this partner")
    .option("--file <name>", "those whom this file brought")
    .option("--tagged <tag>", "those with this tag")
    .option("--all", "every subscription of the publication")
    .option("--dry-run", "say how many would change, and change none")
    .option("--json", "print the counts as JSON")
    .addHelpText("after", examples)
    .action(async (addresses: readonly string[], options: TagOptions) => {
      const tags = tagsFrom(options);
      mustSayWhich(addresses, options);
      await withSending(async (modules, config) => tagCommand({ addresses, ...options, ...tags }, terminal, modules, config));
    });
}

interface Tags {
  readonly set: readonly string[];
  readonly take: readonly string[];
}

async function tagCommand(
  {
    addresses,
    set,
    take,
    publication,
    partner,
    file,
    tagged,
    dryRun = false,
    json = false,
  }: Omit<TagOptions, "set" | "take"> & Tags & { readonly addresses: readonly string[] },
  terminal: Terminal,
  { db }: SendingModules,
  config: WorkerConfig,
): Promise<void> {
  const publicationId = await publicationOf(publication, config);
  const result = await createTagStore(db).change({
    publicationId,
    addresses: addresses.length === 0 ? undefined : addresses.map((address) => address.trim()),
    partnerId: partner,
    file: file === undefined ? undefined : basename(file),
    tag: tagged?.normalize("NFC").trim(),
    set,
    taken: take,
    tagsMax: tagsOfSubscriptionMax,
    actor: commandLineActor(),
    isDryRun: dryRun,
  });
  const { changedCount, unchangedCount, fullCount } = result;
  answer(terminal, json, { publicationId, isDryRun: dryRun, ...result }, [
    `${changedCount} subscriptions ${dryRun ? "would be" : "were"} changed, ${unchangedCount} are so already`,
    ...(fullCount > 0 ? [`${fullCount} stay as they are: they would bear more than ${tagsOfSubscriptionMax} tags`] : []),
  ]);
}

const clean = (tags: readonly string[]): readonly string[] => [...new Set(tags.map((tag) => tag.normalize("NFC").trim()))];

function tagsFrom({ set = [], take = [] }: TagOptions): Tags {
  const tags = { set: clean(set), take: clean(take) };
  const both = [...tags.set, ...tags.take];
  if (both.length === 0) throw new CommandError("Say which tags: --set, --take, or both.", "usage");
  const wrong = both.find((tag) => !isTag(tag));
  if (wrong !== undefined)
    throw new CommandError(`“${wrong}” is no tag: letters, digits, blanks, hyphens, at most ${tagCharactersMax} characters.`, "usage");
  const twice = tags.set.find((tag) => tags.take.includes(tag));
  if (twice !== undefined) throw new CommandError(`“${twice}” cannot be set and taken away at once.`, "usage");
  return tags;
}

/** Everybody is named as everybody: a forgotten condition must not tag a whole audience. */
function mustSayWhich(addresses: readonly string[], { partner, file, tagged, all }: TagOptions): void {
  const isNarrowed = addresses.length > 0 || [partner, file, tagged].some((condition) => condition !== undefined);
  if (addresses.length > addressesMax) throw new CommandError(`At most ${addressesMax} addresses at a time; a file takes more.`, "usage");
  if (isNarrowed === (all === true))
    throw new CommandError("Say which subscriptions: addresses, --partner, --file or --tagged; or --all alone.", "usage");
}
