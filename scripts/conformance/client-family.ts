import * as z from "zod";

/** What a family of mail clients does not show, by the caniemail data: a feature is missing when one of its clients lacks it in its latest version. */
export interface ClientFamily {
  readonly name: string;
  /** Slugs of the data: `html-dir`, `css-display-none`. */
  readonly missing: ReadonlySet<string>;
}

/** The twelve that readers of ours are likeliest to have, from the strictest to the most able. */
const familyNames = [
  "gmail",
  "outlook",
  "orange",
  "laposte",
  "gmx",
  "hey",
  "protonmail",
  "yahoo",
  "aol",
  "samsung-email",
  "thunderbird",
  "apple-mail",
] as const;

const dataSchema = z.object({
  data: z.array(z.object({ slug: z.string(), stats: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string()))) })),
});

export function clientFamilies(caniemailJson: string): readonly ClientFamily[] {
  const { data } = dataSchema.parse(JSON.parse(caniemailJson));
  return familyNames.map((name) => ({
    name,
    missing: new Set(
      data
        .filter(({ stats }) =>
          Object.values(stats[name] ?? {}).some((versions) => Object.values(versions).at(-1)?.startsWith("n") === true),
        )
        .map(({ slug }) => slug),
    ),
  }));
}
