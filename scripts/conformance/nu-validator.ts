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
  if (!err.startsWith("{")) throw new Error(`The Nu validator gave no report; it needs Java 17: ${err.trim().split("\n", 1)[0] ?? ""}`);
  const faults = unexplainedMessages(err, (file) => names.get(file) ?? file);
  const unused = unusedExplanations(err).map(({ pattern }) => `${pattern.source} is explained, and never said: take it out`);
  return [
    claimOf(
      `Nu validator: ${String(editions.length)} editions have no message that is not explained`,
      [...gathered(faults), ...unused],
      `${String(explainedMessages.length)} kinds of messages are`,
    ),
  ];
}

function vnuJar(): string {
  return join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
}

type Message = z.infer<typeof reportSchema>["messages"][number];

const messagesIn = (report: string): readonly Message[] => reportSchema.parse(JSON.parse(report)).messages;

const explains = (known: ExplainedMessage, { message, extract }: Message): boolean =>
  known.pattern.test(message) && known.extract?.test(extract) !== false;

export function unusedExplanations(
  report: string,
  explained: readonly ExplainedMessage[] = explainedMessages,
): readonly ExplainedMessage[] {
  const messages = messagesIn(report);
  return explained.filter((known) => !messages.some((message) => explains(known, message)));
}

const extractCharacters = 70;

/** Every message counts, notes too: what is not explained is a fault. */
export function unexplainedMessages(
  report: string,
  nameOf: (file: string) => string,
  explained: readonly ExplainedMessage[] = explainedMessages,
): readonly { readonly fault: string; readonly where: string }[] {
  return messagesIn(report)
    .filter((message) => !explained.some((known) => explains(known, message)))
    .map(({ type, url, message, extract }) => ({
      fault: `${type}: ${message} ${extract.replaceAll(/\s+/gu, " ").slice(0, extractCharacters)}`.trim(),
      where: nameOf(basename(url)),
    }));
}
