import { slotTokens, type IssueSnapshot, type Language } from "@newsletter/schemas";
import type { TakeSnapshot } from "../content/take-snapshot.ts";
import type { RenderEditions } from "../ports/editions.ts";
import type { LatestIssue } from "../ports/onboarding.ts";

export interface MastheadPreviewWith {
  readonly takeSnapshot: TakeSnapshot;
  readonly latestIssue: LatestIssue;
  readonly renderEditions: RenderEditions;
}

/**
 * The partner copy of the issue that went out last, under the masthead as the lake has it now: a partner that was published since is in no issue
 * that went out. Undefined where there is no issue, or it cannot be rendered now; then there is nothing to look at, and nothing to approve.
 */
export async function mastheadPreview(
  { takeSnapshot, latestIssue, renderEditions }: MastheadPreviewWith,
  {
    partnerId,
    publicationIds,
    language,
  }: { readonly partnerId: string; readonly publicationIds: readonly string[]; readonly language: Language },
): Promise<{ readonly html: string; readonly language: Language } | undefined> {
  for (const publicationId of publicationIds) {
    // oxlint-disable-next-line no-await-in-loop -- the first that has an issue; a partner of several publications is rare
    const latest = await latestIssue.of(publicationId);
    if (latest === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const snapshot = await snapshotNow(takeSnapshot, latest.snapshot, partnerId);
    const [first] = snapshot?.publication.languages ?? [];
    if (snapshot === undefined || first === undefined) continue;
    const shown = snapshot.publication.languages.find((each) => each === language) ?? first;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const [edition] = await renderEditions(snapshot, [{ language: shown, kind: "partner", form: "personal", partnerId }]);
    if (edition !== undefined) return { html: withoutSlots(edition.html), language: shown };
  }
  return undefined;
}

async function snapshotNow(takeSnapshot: TakeSnapshot, sent: IssueSnapshot, partnerId: string): Promise<IssueSnapshot | undefined> {
  const taken = await takeSnapshot(sent.issue.id, "published").catch(() => undefined);
  const snapshot = taken?.state === "complete" ? taken.snapshot : sent;
  return snapshot.partners.some(({ id }) => id === partnerId) ? snapshot : undefined;
}

/** Links of a recipient's own lead nowhere. */
function withoutSlots(html: string): string {
  return Object.values(slotTokens).reduce((text, token) => text.replaceAll(token, "#"), html);
}
