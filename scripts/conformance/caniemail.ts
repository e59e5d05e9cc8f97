import { isDeepStrictEqual } from "node:util";
import { caniemail, rawData } from "caniemail";
import * as z from "zod";
import { allowedFeatures, type AllowedFeature } from "./caniemail-allowed.ts";
import { claimOf, type Claim } from "./claim.ts";
import { parseStyleSheet } from "./css.ts";
import { mailsOf, type ReadEdition } from "./editions.ts";
import { elementsOf, parseDocument, wordsOf } from "./html.ts";

/** A feature that a mail uses and a client does not have. What a client has in part stands in the data's notes and is no fault. */
export interface Unsupported {
  readonly feature: string;
  /** `family.platform`. */
  readonly client: string;
  readonly where: string;
}

export function caniemailClaims(editions: readonly ReadEdition[], corpus: string): readonly Claim[] {
  const mails = mailsOf(editions);
  const isOfCorpus = isDeepStrictEqual(JSON.parse(corpus), JSON.parse(JSON.stringify(rawData)));
  const found = mails.flatMap(({ name, html }) =>
    unsupportedIn(html).map(({ feature, client, where }) => ({ name, feature, client, where })),
  );
  return [
    claimOf(
      "caniemail: the package judges by the data of the corpus",
      isOfCorpus ? [] : ["the data differ; raise the package or the corpus"],
      `of ${rawData.last_update_date}`,
    ),
    claimOf(
      `caniemail: ${String(mails.length)} mails use only what every client has, or what the allow list explains`,
      [...faultsOf(found), ...unusedRules(found).map((feature) => `${feature} is in the allow list, and in no mail: take it out`)],
      `${String(allowedFeatures.length)} of ${String(rawData.data.length)} features are allowed`,
    ),
  ];
}

/** A rule that nothing needs any more would let the feature come back unseen. */
export function unusedRules(found: readonly Unsupported[], allowed: readonly AllowedFeature[] = allowedFeatures): readonly string[] {
  const used = new Set(found.map(({ feature }) => feature));
  return allowed.map(({ feature }) => feature).filter((feature) => !used.has(feature));
}

/** By feature: the clients it is missing in, and the first place it stands. */
export function faultsOf(
  found: readonly (Unsupported & { readonly name: string })[],
  allowed: readonly AllowedFeature[] = allowedFeatures,
): readonly string[] {
  const rules = new Map(allowed.map((rule) => [rule.feature, rule]));
  const faults = found.filter(({ feature, client }) => {
    const rule = rules.get(feature);
    return rule === undefined || (rule.families !== undefined && !rule.families.includes(familyOf(client)));
  });
  return [...Map.groupBy(faults, ({ feature }) => feature)].map(([feature, some]) => {
    const clients = [...new Set(some.map(({ client }) => client))];
    const names = [...new Set(some.map(({ name }) => name))];
    const more = names.length > 1 ? ` and ${String(names.length - 1)} more` : "";
    return `${feature}: not in ${clients.join(", ")}; at ${some[0]?.where ?? ""} (${names[0] ?? ""}${more})`;
  });
}

const familyOf = (client: string): string => client.split(".", 1)[0] ?? client;

export function unsupportedIn(html: string): readonly Unsupported[] {
  const clients = completeData();
  const styles = elementsOf(parseDocument(html))
    .filter(({ tagName }) => tagName === "style")
    .map(wordsOf);
  const nested = styles.flatMap(nestedRules);
  return [
    ...missing(caniemail({ clients: ["*"], html }), html),
    // It does not look into at-rules: their rules are handed to it as a style sheet of their own.
    ...nested.flatMap((css) => missing(caniemail({ clients: ["*"], css }), css)),
    ...styles.flatMap((css) => missingMediaFeatures(css, clients)),
  ];
}

type Issues = ReturnType<typeof caniemail>["issues"];

function missing({ issues }: { readonly issues: Issues }, source: string): readonly Unsupported[] {
  return [...issues.errors].flatMap(([client, some]) =>
    some.map(({ title, position }) => ({ feature: title, client, where: placeIn(source, position?.start) })),
  );
}

const placeCharacters = 60;

function placeIn(source: string, start: { readonly line: number; readonly column: number } | undefined): string {
  if (start === undefined) return "the style sheet";
  const line = source.split("\n")[start.line - 1] ?? "";
  return line.slice(Math.max(0, start.column - 1)).slice(0, placeCharacters);
}

function nestedRules(css: string): readonly string[] {
  const rules: string[] = [];
  parseStyleSheet(css).walkRules((rule) => {
    if (rule.parent?.type === "atrule") rules.push(rule.toString());
  });
  return rules.length === 0 ? [] : [rules.join("\n")];
}

/** `@media (prefers-color-scheme: dark)` is a feature of the data that the package knows no way to find. */
function missingMediaFeatures(css: string, clients: readonly string[]): readonly Unsupported[] {
  const found: Unsupported[] = [];
  parseStyleSheet(css).walkAtRules("media", ({ params }) => {
    for (const { title, stats } of rawData.data) {
      const [, condition] = /^@media \((?<condition>[a-z-]+)\)$/u.exec(title) ?? [];
      if (condition === undefined || !params.includes(condition)) continue;
      for (const client of clients) {
        if (latest(stats, client).startsWith("n")) found.push({ feature: title, client, where: `@media ${params}` });
      }
    }
  });
  return found;
}

type Stats = (typeof rawData.data)[number]["stats"];

const statsSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())));

function latest(stats: Stats, client: string): string {
  const [family = "", platform = ""] = client.split(".");
  return Object.values(statsSchema.parse(stats)[family]?.[platform] ?? {}).at(-1) ?? "u";
}

/** The package refuses to judge where its data has a hole; what nobody has tried is unknown there, as it is elsewhere in the data. */
function completeData(): readonly string[] {
  const clients = new Map(
    rawData.data.flatMap(({ stats }) =>
      Object.entries(stats).flatMap(([family, platforms]) =>
        Object.keys(platforms).map((platform) => [`${family}.${platform}`, { family, platform }] as const),
      ),
    ),
  );
  for (const { stats } of rawData.data) {
    for (const { family, platform } of clients.values()) {
      const platforms: unknown = Reflect.get(stats, family) ?? {};
      Reflect.set(stats, family, { [platform]: { "0": "u" }, ...Object(platforms) });
    }
  }
  return [...clients.keys()];
}
