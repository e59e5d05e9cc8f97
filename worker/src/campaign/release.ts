import type { IssueSnapshot, Section } from "@newsletter/schemas";

// When and where the items of an issue may be passed on. A mail cannot be called back: what an item does not allow keeps the whole issue from a
// recipient, and is counted as an exclusion with its reason.

/** Partners with members in a country where an item may not be distributed. Of a partner without countries nobody knows, and nothing is withheld. */
export function withheldFrom({ sections, partners }: IssueSnapshot): ReadonlySet<string> {
  const withheldIn = new Set(releasesOf(sections).flatMap((release) => release.withheldIn ?? []));
  return new Set(partners.filter(({ countries = [] }) => countries.some((country) => withheldIn.has(country))).map(({ id }) => id));
}

/** The last instant before which an item may not be public; undefined where no item has one. ISO 8601. */
export function embargoEnd({ sections }: IssueSnapshot): string | undefined {
  return releasesOf(sections)
    .flatMap(({ embargoUntil }) => embargoUntil ?? [])
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1);
}

export function isEmbargoedAt(snapshot: IssueSnapshot, beginsAt: Date): boolean {
  const end = embargoEnd(snapshot);
  return end !== undefined && Date.parse(end) > beginsAt.getTime();
}

/** Of an item; partners and supporters, who are presented, say neither. */
interface Release {
  readonly type: string;
  readonly embargoUntil?: string | undefined;
  readonly withheldIn?: readonly string[] | undefined;
}

function releasesOf(sections: readonly Section[]): readonly Release[] {
  return sections.flatMap((section): readonly Release[] => ("items" in section ? section.items : []));
}
