import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Option, type Command } from "commander";
import {
  editionKinds,
  fileExtensions,
  isMailEdition,
  isPartnersEdition,
  languageSchema,
  languages,
  fillSlots,
  usualForm,
  type EditionKey,
  type EditionKind,
  type IssueSnapshot,
  type Language,
  type RenderedEdition,
} from "@newsletter/schemas";
import { readContentConfig } from "../config.ts";
import { createReadAttachments } from "../content/read-attachments.ts";
import type { MediaStore } from "../ports/content.ts";
import { editionFault, renderEditions } from "../rendering/render-editions.ts";
import { CommandError } from "./command-error.ts";
import { messageFile } from "./message-file.ts";
import { findingLine, snapshotForCommand } from "./snapshot-for-command.ts";
import { answer, type Terminal } from "./terminal.ts";

interface RenderOptions {
  readonly issue: string;
  readonly language: string;
  readonly edition: EditionKind;
  readonly partner?: string;
  readonly out: string;
  readonly drafts?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter render --issue sample --language ar --edition forwardable --out /tmp/edition
  newsletter render --issue sample --language en --edition partner --partner partner-vngoc --out /tmp/edition
  newsletter render --issue 7c9e6679-7425-40de-944b-e07fc1f90ae7 --language fr --edition web --out /tmp/edition

--issue takes the id of a published issue, a file with an issue snapshot (.json), or "sample", which needs no server at all.
Written into --out: edition.html, preview.html (the same with the pictures beside it), edition.txt and message.eml (mail editions),
meta.json, snapshot.json, media/.
`;

export function addRenderCommand(program: Command, terminal: Terminal): void {
  program
    .command("render")
    .description("render one edition of an issue into a folder; nothing is sent")
    .requiredOption("--issue <id>", "id of a published issue, a snapshot file, or sample")
    .addOption(new Option("--language <language>", "language of the edition").choices([...languages]).makeOptionMandatory())
    .addOption(new Option("--edition <kind>", "kind of the edition").choices([...editionKinds]).makeOptionMandatory())
    .option("--partner <id>", "whose partner copy; only with --edition partner")
    .requiredOption("--out <folder>", "folder to write into; it is made when it does not exist")
    .option("--drafts", "as it stands in the Studio, with what is not published yet")
    .option("--json", "print what was written as JSON")
    .addHelpText("after", examples)
    .action(async (options: RenderOptions) => renderCommand(options, terminal));
}

async function renderCommand(options: RenderOptions, terminal: Terminal): Promise<void> {
  const key = editionKeyOf(options, languageSchema.parse(options.language));
  const { snapshot, digest, findings, media } = await snapshotForCommand(
    options.issue,
    readContentConfig(),
    options.drafts === true ? "drafts" : "published",
  );
  const edition = await renderOne(snapshot, key);
  const out = resolve(options.out);
  const written = await writeEdition(out, snapshot, edition, media);
  const meta = {
    issueId: snapshot.issue.id,
    key,
    subject: edition.subject,
    preheader: edition.preheader,
    snapshotDigest: digest,
    digest: edition.digest,
    templateVersion: edition.templateVersion,
    htmlBytes: edition.htmlBytes,
    textBytes: Buffer.byteLength(edition.text),
    messageBytes: written.messageBytes,
    media: written.media,
    mediaMissing: written.mediaMissing,
    findings: [...findings, ...edition.findings],
  };
  await writeFile(join(out, "meta.json"), `${JSON.stringify(meta, null, 2)}\n`);
  const remarks = meta.findings.filter(({ severity }) => severity !== "note");
  const notes = meta.findings.length - remarks.length;
  answer(terminal, options.json === true, { ...meta, out }, [
    edition.subject,
    `${out}: ${written.files.join(", ")}, meta.json, ${written.media.length} pictures; HTML ${edition.htmlBytes} bytes; digest ${edition.digest}`,
    ...written.mediaMissing.map((name) => `  warning: the picture ${name} is not in the media store`),
    ...remarks.map(findingLine),
    ...(notes === 0 ? [] : [`  ${notes} notes, mostly of languages that fall back to another; they are in meta.json`]),
  ]);
}

function editionKeyOf({ edition: kind, partner }: RenderOptions, language: Language): EditionKey {
  const form = usualForm(kind);
  if (isPartnersEdition(kind)) {
    if (partner === undefined) throw new CommandError(`--edition ${kind} is made for one partner: add --partner <id>.`, "usage");
    return { language, kind, form, partnerId: partner };
  }
  if (partner !== undefined)
    throw new CommandError(`--partner goes with --edition partner or members; the ${kind} edition has none.`, "usage");
  return { language, kind, form };
}

async function renderOne(snapshot: IssueSnapshot, key: EditionKey): Promise<RenderedEdition> {
  try {
    const [edition] = await renderEditions(snapshot, [key]);
    if (edition !== undefined) return edition;
  } catch (error) {
    const fault = await editionFault(error);
    if (fault === undefined) throw error;
    const partners = snapshot.partners.map(({ id }) => id).join(", ");
    throw new CommandError(key.partnerId === undefined ? fault : `${fault} Partners of this issue: ${partners}.`, "failed", {
      cause: error,
    });
  }
  throw new CommandError("Nothing was rendered.");
}

interface Written {
  readonly files: readonly string[];
  readonly media: readonly string[];
  readonly mediaMissing: readonly string[];
  readonly messageBytes: number;
}

async function writeEdition(out: string, snapshot: IssueSnapshot, edition: RenderedEdition, store: MediaStore): Promise<Written> {
  await mkdir(join(out, "media"), { recursive: true });
  const { media, mediaMissing } = await copyMedia(out, edition.html, store);
  const attachments = await createReadAttachments(store)(snapshot, edition.key);
  const message = isMailEdition(edition.key.kind) ? messageFile(snapshot, edition, attachments) : undefined;
  const files: [string, string | Uint8Array][] = [
    ["edition.html", edition.html],
    ["preview.html", previewHtml(edition.html, snapshot.baseUrl)],
    ["snapshot.json", `${JSON.stringify(snapshot, null, 2)}\n`],
  ];
  if (edition.text !== "") files.push(["edition.txt", edition.text]);
  if (message !== undefined) files.push(["message.eml", message]);
  await Promise.all(files.map(async ([name, content]) => writeFile(join(out, name), content)));
  return { files: files.map(([name]) => name), media, mediaMissing, messageBytes: message?.byteLength ?? 0 };
}

async function copyMedia(out: string, html: string, store: MediaStore): Promise<Pick<Written, "media" | "mediaMissing">> {
  const names = [...new Set(html.match(new RegExp(`[0-9a-f]{64}\\.(?:${fileExtensions.join("|")})`, "gu")))];
  const found = await Promise.all(
    names.map(async (name) => {
      const bytes = await store.read(name);
      if (bytes !== undefined) await writeFile(join(out, "media", name), bytes);
      return { name, isThere: bytes !== undefined };
    }),
  );
  return {
    media: found.filter(({ isThere }) => isThere).map(({ name }) => name),
    mediaMissing: found.filter(({ isThere }) => !isThere).map(({ name }) => name),
  };
}

/** The same page for looking at without the worker: pictures from the folder, and links of one recipient leading nowhere. */
function previewHtml(html: string, baseUrl: string): string {
  return fillSlots(html.replaceAll(`${baseUrl}/media/`, "media/"), "#");
}
