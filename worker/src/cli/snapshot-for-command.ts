import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { issueSnapshotSchema, type Finding, type IssueSnapshot } from "@newsletter/schemas";
import type { ContentConfig } from "../config.ts";
import { snapshotDigest } from "../content/build-snapshot.ts";
import { createKeepPictures } from "../content/keep-pictures.ts";
import { createTakeSnapshot } from "../content/take-snapshot.ts";
import { createMediaStore } from "../media/media-store.ts";
import type { ContentSource, MediaStore } from "../ports.ts";
import { createSampleSource, sampleIssueId } from "../sample/sample-source.ts";
import { createContentSource } from "../sanity/content-source.ts";
import { CommandError } from "./command-error.ts";

export interface SnapshotForCommand {
  readonly snapshot: IssueSnapshot;
  readonly digest: string;
  readonly findings: readonly Finding[];
  readonly media: MediaStore;
}

/** The snapshot a command works on: of the sample, of a file, or of a published issue. */
export async function snapshotForCommand(issue: string, config: ContentConfig): Promise<SnapshotForCommand> {
  const media = createMediaStore({ folder: join(config.DATA_DIR, "media") });
  if (issue.endsWith(".json")) return { ...(await snapshotFromFile(issue)), media };
  const source = issue === "sample" ? createSampleSource() : lakeSource(config);
  return { ...(await freshSnapshot(source, media, issue === "sample" ? sampleIssueId : issue, config.PUBLIC_URL)), media };
}

export function lakeSource(config: ContentConfig): ContentSource {
  return createContentSource({
    apiHost: config.SANITY_API_HOST,
    projectId: config.SANITY_PROJECT_ID,
    dataset: config.SANITY_DATASET,
    token: config.SANITY_TOKEN,
  });
}

async function freshSnapshot(
  source: ContentSource,
  media: MediaStore,
  issueId: string,
  baseUrl: string,
): Promise<Omit<SnapshotForCommand, "media">> {
  const takeSnapshot = createTakeSnapshot({ source, keepPictures: createKeepPictures({ source, media }), baseUrl });
  const result = await takeSnapshot(issueId, "published");
  if (result.state === "complete") return result;
  const faults = result.findings.filter(({ severity }) => severity === "error");
  throw new CommandError(`The issue is not complete:\n${faults.map(findingLine).join("\n")}`);
}

async function snapshotFromFile(file: string): Promise<Omit<SnapshotForCommand, "media">> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new CommandError(`${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, "failed", {
      cause,
    });
  }
  const parsed = issueSnapshotSchema.safeParse(value);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new CommandError(`${file} is no issue snapshot: ${first?.path.join(".") ?? ""}: ${first?.message ?? "unknown fault"}.`);
  }
  return { snapshot: parsed.data, digest: snapshotDigest(parsed.data), findings: [] };
}

export function findingLine({ severity, message, documentId, path }: Finding): string {
  const where = [documentId, path].filter((part) => part !== undefined).join(" ");
  return `  ${severity}: ${message}${where === "" ? "" : ` (${where})`}`;
}
