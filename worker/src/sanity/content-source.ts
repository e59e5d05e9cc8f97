import type { SanityClient } from "@sanity/client";
import * as z from "zod";
import { documentTypes, periodBounds } from "@newsletter/schemas";
import { ContentError, issueNotFound } from "../content/content-error.ts";
import { previousIssueOf } from "../content/previous-issue.ts";
import { readDocuments } from "../content/read-documents.ts";
import type { ContentSource } from "../ports/content.ts";
import { fileUrl, pictureUrl } from "./asset-url.ts";
import { boundedBody } from "./bounded-body.ts";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";
import { documentsMax, fileBytesMax, pictureBytesMax, requestTimeoutMs } from "./limits.ts";

// Four steps from the issue: items and publication, what items refer to (organisations, a topic's calendar entry), what those refer to (a
// project, the entry it is a part of), and a project's funder. `references` would find the wrong direction, and a projection per field would have to know every field; ids are collected
// from the documents instead, one request per step.
const byIdsQuery = `*[_id in $ids && _type in $types][0...${documentsMax}]`;
const startQuery = `{
  "issue": *[_type == "issue" && _id == $issueId][0],
  "partners": *[_type == "partner"] | order(_id) [0...${documentsMax}]
}`;
const stepsMax = 4;

// Compared as text, which ISO dates allow; `happensIn` decides exactly.
const entriesOfPeriodQuery = `*[_type == "calendarEntry" && (
  (precision == "day" && day >= $firstDay && day < $dayAfter) ||
  (precision == "range" && firstDay < $dayAfter && lastDay >= $firstDay) ||
  (precision == "monthSpan" && firstMonth <= $lastMonth && lastMonth >= $firstMonth) ||
  (precision == "time" && startsAt < $instantAfter && coalesce(endsAt, startsAt) >= $firstInstant)
)] | order(_id) [0...${documentsMax}]`;

const previousIssueQuery = `*[
  _type == "issue" && publication._ref == $publicationId && _id != $issueId && number < $number
] | order(number desc) [0] { _id, number, subject, referenceTime, "itemIds": sections[].items[]._ref }`;

const startSchema = z.object({ issue: z.looseObject({ _id: z.string() }).nullable(), partners: z.array(z.unknown()) });
const documentsSchema = z.array(z.looseObject({ _id: z.string() }));

/** Documents, pictures and files of a content lake over HTTP. */
export function createContentSource(settings: LakeSettings): ContentSource {
  const client = createLakeClient(settings);

  const documents = async (ids: readonly string[], perspective: "published" | "drafts"): Promise<z.infer<typeof documentsSchema>> =>
    documentsSchema.parse(await ask(client, byIdsQuery, { ids, types: documentTypes }, perspective));

  return {
    issueDocuments: async (issueId, perspective) => {
      const { issue, partners } = startSchema.parse(await ask(client, startQuery, { issueId }, perspective));
      if (issue === null) throw issueNotFound(issueId);
      const found = new Map(documentsSchema.parse([issue, ...partners]).map((document) => [document._id, document]));
      const asked = new Set(found.keys());
      for (let step = 0; step < stepsMax; step += 1) {
        const ids = referencesOf([...found.values()]).filter((id) => !asked.has(id));
        if (ids.length === 0) break;
        for (const id of ids) asked.add(id);
        // oxlint-disable-next-line eslint/no-await-in-loop -- a step asks for what the one before it named
        for (const document of await documents(ids, perspective)) found.set(document._id, document);
      }
      return readDocuments([...found.values()]);
    },
    documents: async (ids, perspective) => readDocuments(await documents(ids, perspective)),
    calendarEntries: async (period, perspective) =>
      readDocuments(documentsSchema.parse(await ask(client, entriesOfPeriodQuery, periodBounds(period), perspective))),
    previousIssue: async (issue, perspective) => previousIssueOf(await ask(client, previousIssueQuery, issue, perspective)),
    picture: async (assetRef) => {
      const bytes = await fetchAsset(pictureUrl(settings, assetRef), pictureBytesMax);
      // Larger than any picture may be: no picture to anybody.
      return bytes === "tooLarge" ? undefined : bytes;
    },
    file: async (assetRef) => fetchAsset(fileUrl(settings, assetRef), fileBytesMax),
  };
}

async function ask(
  client: SanityClient,
  query: string,
  params: Record<string, unknown>,
  perspective: "published" | "drafts",
): Promise<unknown> {
  try {
    return await client.fetch<unknown>(query, params, { perspective, filterResponse: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ContentError("lakeUnreachable", `The content lake did not answer: ${reason}`, { cause });
  }
}

function referencesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((entry: unknown) => referencesOf(entry)))];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]: [string, unknown]) => {
    if (name === "_ref" && typeof entry === "string") return /^(image|file)-/u.test(entry) ? [] : [entry];
    return referencesOf(entry);
  });
}

/** Bytes at an address of the lake, at most `bytesMax` of them; undefined where nothing is. */
async function fetchAsset(url: string | undefined, bytesMax: number): Promise<Uint8Array | "tooLarge" | undefined> {
  if (url === undefined) return undefined;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(requestTimeoutMs), redirect: "error" });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new ContentError("lakeUnreachable", `The content lake answered ${response.status} to a picture or file.`);
    return await boundedBody(response, bytesMax);
  } catch (cause) {
    if (cause instanceof ContentError) throw cause;
    throw new ContentError("lakeUnreachable", "The content lake did not answer to a picture or file.", { cause });
  }
}
