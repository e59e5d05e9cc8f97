import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import { claimOf, gathered, type Claim } from "./claim.ts";
import type { ReadEdition } from "./editions.ts";
import { explainedMessages, type ExplainedMessage } from "./nu-explained.ts";
import { runOutside } from "./outside-program.ts";

// The Nu Html Checker of the W3C, from npm vnu-jar: HTML and the CSS within it.

const reportSchema = z.object({
  messages: z.array(z.looseObject({ type: z.string(), url: z.string().default(""), message: z.string(), extract: z.string().default("") })),
});

const withinMs = 120_000;

export async function nuClaims(editions: readonly ReadEdition[], folder: string): Promise<readonly Claim[]> {
  const names = new Map(editions.map(({ name }, index) => [`${String(index)}.html`, name]));
  for (const [index, { html }] of editions.entries()) writeFileSync(join(folder, `${String(index)}.html`), html);
  const { err } = await runOutside({
    command: "java",
    options: ["-jar", vnuJar(), "--format", "json", "--exit-zero-always", ...[...names.keys()].map((file) => join(folder, file))],
    whenMissing: "The Nu validator needs Java: install a Java 17 runtime (Debian, Ubuntu: apt-get install openjdk-17-jre-headless).",
    withinMs,
  });
  const faults = unexplainedMessages(err, (file) => names.get(file) ?? file);
  return [
    claimOf(
      `Nu validator: ${String(editions.length)} editions have no message but the ${String(explainedMessages.length)} that are explained`,
      gathered(faults),
      explainedMessages.map(({ pattern }) => pattern.source.replaceAll(/[\\^$]/gu, "").slice(0, 36)).join(" · "),
    ),
  ];
}

function vnuJar(): string {
  return join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
}

const extractCharacters = 70;

/** Every message counts, notes too: what is not explained is a fault. */
export function unexplainedMessages(
  report: string,
  nameOf: (file: string) => string,
  explained: readonly ExplainedMessage[] = explainedMessages,
): readonly { readonly fault: string; readonly where: string }[] {
  return reportSchema
    .parse(JSON.parse(report))
    .messages.filter(({ message }) => !explained.some(({ pattern }) => pattern.test(message)))
    .map(({ type, url, message, extract }) => ({
      fault: `${type}: ${message} ${extract.replaceAll(/\s+/gu, " ").slice(0, extractCharacters)}`.trim(),
      where: nameOf(basename(url)),
    }));
}
