import type { IssueSnapshot } from "@newsletter/schemas";
import { everyField } from "../../emails/test/every-field.ts";
import { issueSnapshot } from "../../emails/test/issue-snapshot.ts";
import { longIssue } from "../../emails/test/long-issue.ts";
import { snapshotForCommand } from "../../worker/src/cli/snapshot-for-command.ts";
import { readContentConfig } from "../../worker/src/config.ts";

/** What a block can be looked at in. The sample's pictures are kept in `folder`; the others have none that could be shown. */
export const fixtures: Readonly<Record<string, { readonly title: string; readonly snapshot: (folder: string) => Promise<IssueSnapshot> }>> =
  {
    sample: {
      title: "The sample issue",
      snapshot: async (folder) =>
        (await snapshotForCommand("sample", readContentConfig({ PUBLIC_URL: "https://newsletter.example.org", DATA_DIR: folder })))
          .snapshot,
    },
    "every-field": { title: "Every field says something", snapshot: async () => Promise.resolve(everyField()) },
    small: { title: "A small issue", snapshot: async () => Promise.resolve(issueSnapshot()) },
    long: { title: "A long issue, complete in six languages", snapshot: async () => Promise.resolve(longIssue()) },
  };
