import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SnapshotResult } from "../../src/ports/content.ts";
import { composeContent } from "../../src/compose-content.ts";
import { readContentConfig } from "../../src/config.ts";
import { createSampleSource, sampleIssueId } from "../../src/sample/sample-source.ts";

export type CompleteSnapshot = Extract<SnapshotResult, { readonly state: "complete" }>;

let taken: Promise<CompleteSnapshot> | undefined;

/** The sample issue's snapshot; taken once for a test file, since its pictures are decoded for it. */
export function sampleSnapshot(): Promise<CompleteSnapshot> {
  taken ??= take();
  return taken;
}

async function take(): Promise<CompleteSnapshot> {
  const dataDir = await mkdtemp(join(tmpdir(), "newsletter-test-media-"));
  try {
    const { takeSnapshot } = composeContent(readContentConfig({ DATA_DIR: dataDir }), createSampleSource());
    const result = await takeSnapshot(sampleIssueId, "published");
    if (result.state === "incomplete") throw new Error(`the sample is not complete: ${JSON.stringify(result.findings)}`);
    return result;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
