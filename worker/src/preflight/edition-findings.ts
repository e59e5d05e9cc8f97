import type { EditionKey, IssueSnapshot } from "@newsletter/schemas";
import { messageFindings } from "../message/message-size.ts";
import type { RenderEditions } from "../ports/editions.ts";
import { mastheadsMax, snapshotsRememberedMax } from "./limits.ts";
import type { Material } from "./rule.ts";

type EditionFindings = NonNullable<Material["editions"]>;

/** What the editions of a snapshot have to say, rendered once for its digest. */
export type FindInEditions = (snapshot: IssueSnapshot, digest: string) => Promise<EditionFindings>;

/** Two askers at the same time wait for the same rendering. Only findings are remembered: editions are large. */
export function createFindInEditions(render: RenderEditions): FindInEditions {
  const remembered = new Map<string, Promise<EditionFindings>>();

  const find = async (snapshot: IssueSnapshot): Promise<EditionFindings> => {
    const editions = await render(snapshot, keysOf(snapshot));
    return editions.map((edition) => ({ key: edition.key, findings: [...edition.findings, ...messageFindings(snapshot, edition)] }));
  };

  return async (snapshot, digest) => {
    const known = remembered.get(digest);
    if (known !== undefined) return known;
    const oldest = remembered.keys().next();
    if (remembered.size >= snapshotsRememberedMax && oldest.done !== true) remembered.delete(oldest.value);
    const finding = find(snapshot);
    remembered.set(digest, finding);
    // What failed once may work the next time.
    finding.catch(() => remembered.delete(digest));
    return finding;
  };
}

/** The mail and the page in every language, and one partner copy for each masthead; other kinds differ in a few lines that no editor writes. */
function keysOf({ publication, partners }: IssueSnapshot): readonly EditionKey[] {
  return [
    ...publication.languages.flatMap((language) => [
      { language, kind: "direct", form: "personal" } as const,
      { language, kind: "web", form: "shared" } as const,
    ]),
    ...partners.slice(0, mastheadsMax).flatMap(({ id: partnerId, languages }): EditionKey[] => {
      const language = languages.find((own) => publication.languages.includes(own)) ?? publication.languages[0];
      return language === undefined ? [] : [{ language, kind: "partner", form: "personal", partnerId }];
    }),
  ];
}
