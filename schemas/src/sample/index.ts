import { calendarEntries } from "./calendar.ts";
import { calls } from "./calls.ts";
import { contributing } from "./contributing.ts";
import { issue } from "./issue.ts";
import { knowledgeResources } from "./knowledge-resources.ts";
import { newsItems } from "./news-items.ts";
import { organisations } from "./organisations.ts";
import { partners } from "./partners.ts";
import { projects } from "./projects.ts";
import { publication } from "./publication.ts";
import { signatories } from "./signatories.ts";
import { supporters } from "./supporters.ts";
import { videos } from "./videos.ts";
import type { SampleDocument } from "./builders.ts";

// The January 2024 issue as sample content. Names, dates and figures are those of the published edition; the sentences are our own.

export type { SampleDocument };
export { sampleIssueId } from "./issue.ts";

/** The folder with the pictures, the files to download and the audience; the same from `src/` and from `dist/`. */
export const sampleFolder: URL = new URL("../../sample/", import.meta.url);
export const samplePicturesFolder: URL = new URL("pictures/", sampleFolder);

export function sampleDocuments(): readonly SampleDocument[] {
  return [
    publication,
    issue,
    ...newsItems,
    contributing,
    ...calls,
    ...videos,
    ...calendarEntries,
    ...knowledgeResources,
    ...organisations,
    ...partners,
    ...supporters,
    ...projects,
    ...signatories,
  ];
}

/**
 * Newline-delimited JSON, the form in which a Sanity dataset is imported. Pictures are named relative to it, and are copied beside it before;
 * files to download are read from `sampleFolder`.
 */
export function datasetNdjson(): string {
  return sampleDocuments()
    .map((document) => `${JSON.stringify(document).replaceAll("file@file://./files/", () => `file@${sampleFolder.href}files/`)}\n`)
    .join("");
}
