import type { IssueSnapshot } from "@newsletter/schemas";
import { snapshotForCommand } from "../../../worker/src/cli/snapshot-for-command.ts";
import { readContentConfig } from "../../../worker/src/config.ts";

/** The sample issue as the worker takes it, under an address that readers could reach. Its pictures are kept in `folder`. */
export async function sampleIssue(folder: string): Promise<IssueSnapshot> {
  const config = readContentConfig({ PUBLIC_URL: "https://newsletter.example.org", DATA_DIR: folder });
  return (await snapshotForCommand("sample", config)).snapshot;
}
