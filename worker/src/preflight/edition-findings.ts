import type { EditionKey, IssueSnapshot } from "@newsletter/schemas";
import { messageFindings } from "../message/message-size.ts";
import type { RenderInBulk } from "../ports/editions.ts";
import { mastheadsMax, snapshotsRememberedMax } from "./limits.ts";
import type { Material } from "./rule.ts";

type EditionFindings = NonNullable<Material["editions"]>;

/** What the editions of a snapshot have to say, rendered once for its digest. Once `signal` is aborted the asker does not wait any more. */
export type FindInEditions = (snapshot: IssueSnapshot, digest: string, signal?: AbortSignal) => Promise<EditionFindings>;

/** A rendering, for as long as one of its askers waits for it. */
interface Finding {
  readonly found: Promise<EditionFindings>;
  readonly end: AbortController;
  askers: number;
  isDone: boolean;
}

/**
 * Two askers at the same time wait for the same rendering, and it ends early when both have left: somebody who goes on typing leaves a look
 * at every edition behind with each pause. Only findings are remembered: editions are large.
 */
export function createFindInEditions(render: RenderInBulk): FindInEditions {
  const remembered = new Map<string, Finding>();

  const find = async (snapshot: IssueSnapshot, signal: AbortSignal): Promise<EditionFindings> => {
    const editions = await render(snapshot, keysOf(snapshot), signal);
    return editions.map((edition) => ({ key: edition.key, findings: [...edition.findings, ...messageFindings(snapshot, edition)] }));
  };

  const forget = (digest: string, finding: Finding): void => {
    if (remembered.get(digest) === finding) remembered.delete(digest);
  };

  const settle = async (digest: string, finding: Finding): Promise<void> => {
    try {
      await finding.found;
      finding.isDone = true;
    } catch {
      // What failed once may work the next time.
      forget(digest, finding);
    }
  };

  const begun = (snapshot: IssueSnapshot, digest: string): Finding => {
    const known = remembered.get(digest);
    if (known !== undefined) return known;
    const oldest = remembered.keys().next();
    if (remembered.size >= snapshotsRememberedMax && oldest.done !== true) remembered.delete(oldest.value);
    const end = new AbortController();
    const finding: Finding = { found: find(snapshot, end.signal), end, askers: 0, isDone: false };
    remembered.set(digest, finding);
    void settle(digest, finding);
    return finding;
  };

  return async (snapshot, digest, signal) => {
    signal?.throwIfAborted();
    const finding = begun(snapshot, digest);
    finding.askers += 1;
    signal?.addEventListener("abort", () => {
      finding.askers -= 1;
      if (finding.askers > 0 || finding.isDone) return;
      // Whoever asks from now on has it rendered anew.
      forget(digest, finding);
      finding.end.abort(signal.reason);
    });
    return finding.found;
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
