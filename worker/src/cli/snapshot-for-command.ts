import { readFile } from "node:fs/promises";
import { issueSnapshotSchema, type Finding, type IssueSnapshot } from "@newsletter/schemas";
import { composeContent, type ContentModules } from "../compose-content.ts";
import type { ContentConfig } from "../config.ts";
import { snapshotDigest } from "../content/build-snapshot.ts";
import type { Perspective } from "../content/take-snapshot.ts";
import type { MediaStore } from "../ports/content.ts";
import { createSampleSource, sampleIssueId } from "../sample/sample-source.ts";
import { CommandError } from "./command-error.ts";

export interface SnapshotForCommand {
  readonly snapshot: IssueSnapshot;
  readonly digest: string;
  readonly findings: readonly Finding[];
  readonly media: MediaStore;
}

/** The snapshot a command works on: of the sample, of a file, or of an issue in the lake. */
export async function snapshotForCommand(
  issue: string,
  config: ContentConfig,
  perspective: Perspective = "published",
): Promise<SnapshotForCommand> {
  const { media, takeSnapshot, issueId } = contentForCommand(issue, config);
  if (issue.endsWith(".json")) return { ...(await snapshotFromFile(issue)), media };
  const result = await takeSnapshot(issueId, perspective);
  if (result.state === "complete") return { ...result, media };
  const faults = result.findings.filter(({ severity }) => severity === "error");
  throw new CommandError(`The issue is not complete:\n${faults.map(findingLine).join("\n")}`);
}

/** Where the content of an issue comes from, and its id there. */
export function contentForCommand(issue: string, config: ContentConfig): ContentModules & { readonly issueId: string } {
  return issue === "sample"
    ? { ...composeContent(config, createSampleSource()), issueId: sampleIssueId }
    : { ...composeContent(config), issueId: issue };
}

export async function snapshotFromFile(file: string): Promise<Omit<SnapshotForCommand, "media">> {
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
