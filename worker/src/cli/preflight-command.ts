import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import { findingSeverities, type Finding, type FindingSeverity, type PreflightResponse } from "@newsletter/schemas";
import { allowedOrigins } from "../compose-content.ts";
import { readContentConfig } from "../config.ts";
import { createLinks } from "../links/link-states.ts";
import type { Links } from "../ports/content.ts";
import { createPreflight } from "../preflight/preflight-issue.ts";
import { renderEditions } from "../rendering/render-editions.ts";
import { CommandError } from "./command-error.ts";
import { contentForCommand, findingLine, snapshotFromFile } from "./snapshot-for-command.ts";
import { answer, type Terminal } from "./terminal.ts";

interface PreflightOptions {
  readonly issue: string;
  readonly drafts?: boolean;
  readonly json?: boolean;
}

/** Links that have not answered by then are counted as waiting. */
const linksWaitMaxMs = 120_000;

const examples = `
Examples:
  newsletter preflight --issue sample
  newsletter preflight --issue 7c9e6679-7425-40de-944b-e07fc1f90ae7 --drafts --json
  newsletter preflight --issue /tmp/edition/snapshot.json

--issue takes the id of an issue, a file with an issue snapshot (.json), or "sample", which needs no server at all. A file is
looked at without the issue before it. Links are tried from this machine; without a network they are "not checked", which is no error.
Ends with 1 when there is an error: it stands in the way of sending. Warnings and notes do not.
`;

export function addPreflightCommand(program: Command, terminal: Terminal): void {
  program
    .command("preflight")
    .description("list what is wrong with an issue; nothing is changed or sent")
    .requiredOption("--issue <id>", "id of an issue, a snapshot file, or sample")
    .option("--drafts", "as it stands in the Studio, with what is not published yet")
    .option("--json", "print the findings as JSON")
    .addHelpText("after", examples)
    .action(async (options: PreflightOptions) => preflightCommand(options, terminal));
}

async function preflightCommand({ issue, drafts, json }: PreflightOptions, terminal: Terminal): Promise<void> {
  const config = readContentConfig();
  const links = createLinks({ allowedOrigins: allowedOrigins(config) });
  try {
    const { issueId, takeSnapshot, source } = contentForCommand(issue, config);
    const preflight = createPreflight({ takeSnapshot, source, renderEditions, links });
    const taken = issue.endsWith(".json") ? await snapshotFromFile(issue) : undefined;
    const look = async (): Promise<PreflightResponse> =>
      taken === undefined
        ? preflight.issue(issueId, drafts === true ? "drafts" : "published")
        : preflight.snapshot({ ...taken, texts: [], languages: [] });
    const found = await afterLinks(look, links);
    const errorCount = countOf(found.findings, "error");
    answer(terminal, json === true, { issueId: taken?.snapshot.issue.id ?? issueId, ...found }, [
      summary(found),
      ...found.findings.map(findingLine),
      ...(found.linksWaiting === 0 ? [] : [`  ${found.linksWaiting} links have not answered yet.`]),
    ]);
    if (errorCount > 0) throw new CommandError(`${errorCount} of ${found.findings.length} findings stand in the way of sending.`);
  } finally {
    await links.close();
  }
}

/** Looks once so that links are asked for, waits for them, and looks again with what became known. */
async function afterLinks(look: () => Promise<PreflightResponse>, links: Links): Promise<PreflightResponse> {
  const first = await look();
  if (first.linksWaiting === 0) return first;
  const waiting = new AbortController();
  try {
    await Promise.race([links.idle(), pause(linksWaitMaxMs, undefined, { signal: waiting.signal })]);
  } finally {
    waiting.abort();
  }
  return look();
}

function summary({ state, findings }: PreflightResponse): string {
  const counts = findingSeverities.map((severity) => {
    const count = countOf(findings, severity);
    return `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return `${state === "complete" ? "The issue is complete" : "The issue is not complete"}: ${counts.join(", ")}.`;
}

function countOf(findings: readonly Finding[], wanted: FindingSeverity): number {
  return findings.filter(({ severity }) => severity === wanted).length;
}
