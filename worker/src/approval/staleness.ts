import type { TakeSnapshot } from "../content/take-snapshot.ts";
import type { ApprovalRecord } from "../ports/approvals.ts";
import { publishedSnapshot } from "./prepare-issue.ts";

/** True when what is published, or how it is rendered, is not what approval was asked for any more. */
export type Staleness = (approval: Pick<ApprovalRecord, "issueId" | "snapshotDigest" | "templateVersion">) => Promise<boolean>;

export function createStaleness(use: { readonly takeSnapshot: TakeSnapshot; readonly templateVersion: () => Promise<string> }): Staleness {
  return async ({ issueId, snapshotDigest, templateVersion }) => {
    if ((await use.templateVersion()) !== templateVersion) return true;
    const taken = await publishedSnapshot(issueId, use.takeSnapshot);
    return taken.state === "incomplete" || taken.digest !== snapshotDigest;
  };
}
