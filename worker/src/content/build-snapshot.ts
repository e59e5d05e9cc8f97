import { createHash } from "node:crypto";
import {
  canonicalJson,
  issueSnapshotSchema,
  languages as allLanguages,
  type ContentDocument,
  type Finding,
  type IssueSnapshot,
  type Section,
} from "@newsletter/schemas";
import type { SnapshotResult } from "../ports/content.ts";
import { attachmentsOf, reportTooLarge } from "./attachments.ts";
import { issueNotFound } from "./content-error.ts";
import { fieldOf, keyed, member, referenced, report, type Conversion, type Field, type KeptFile, type KeptPicture } from "./conversion.ts";
import { languageWords, type DocumentOf } from "./document-names.ts";
import { allPresent } from "./organisations.ts";
import { coverNotesOf, partnerOf } from "./partners.ts";
import { publicationOf, slugOf } from "./publication.ts";
import { reservedIssueSlugs } from "./reserved-slugs.ts";
import { sectionOf } from "./sections.ts";
import { textsWithStale } from "./stale-texts.ts";
import { requiredString } from "./text-fields.ts";

export interface SnapshotMaterial {
  readonly issueId: string;
  readonly documents: readonly ContentDocument[];
  /** By the `_ref` of the asset. */
  readonly pictures: ReadonlyMap<string, KeptPicture>;
  /** Files to download, likewise; absent where the issue offers none. */
  readonly files?: ReadonlyMap<string, KeptFile>;
  /** Address of the web pages, without a trailing slash. */
  readonly baseUrl: string;
}

/** Turns documents into a snapshot, or into the complete list of what has to be mended first. Same material, same digest. */
export function buildSnapshot({ issueId, documents, pictures, files = new Map(), baseUrl }: SnapshotMaterial): SnapshotResult {
  const published = new Map(documents.filter(({ _id }) => !isDraftId(_id)).map((document) => [document._id, document]));
  const issue = published.get(issueId);
  if (issue?._type !== "issue") throw issueNotFound(issueId);

  const findings: Finding[] = [];
  const conversion: Conversion = {
    documents: published,
    pictures,
    files,
    languages: languagesOf(published, issue),
    findings,
    texts: new Map(),
    pinned: new Map(),
  };
  const snapshot = snapshotOf(conversion, issue, baseUrl);
  const fallbacks = fallbackLanguagesOf(issue);
  const said = {
    findings: distinct(findings),
    texts: textsWithStale(conversion),
    documents: [...conversion.pinned.keys()].flatMap((id) => published.get(id) ?? []),
    languages: conversion.languages.map((language) => ({ language, fallback: fallbacks?.[language] ?? null })),
  };
  if (snapshot === undefined || findings.some(({ severity }) => severity === "error")) return { state: "incomplete", ...said };
  return { state: "complete", snapshot, digest: snapshotDigest(snapshot), ...said };
}

/** The name of a snapshot. */
export function snapshotDigest(snapshot: IssueSnapshot): string {
  return createHash("sha256").update(canonicalJson(snapshot)).digest("hex");
}

/** True for an id the Studio gives to unpublished states of a document. */
function isDraftId(id: string): boolean {
  return id.startsWith("drafts.") || id.startsWith("versions.");
}

function languagesOf(documents: ReadonlyMap<string, ContentDocument>, issue: DocumentOf<"issue">): Conversion["languages"] {
  const publication = issue.publication === undefined ? undefined : documents.get(issue.publication._ref);
  return publication?._type === "publication" ? (publication.languages ?? allLanguages) : allLanguages;
}

function snapshotOf(conversion: Conversion, stored: DocumentOf<"issue">, baseUrl: string): IssueSnapshot | undefined {
  const field = fieldOf(conversion, stored);
  const publication = publicationOfIssue(conversion, field, stored);
  const issue = issueOf(field, stored);
  const attachments = attachmentsOf(member(field, "attachments"), stored.attachments, publication?.attachmentsMax);
  const referenceTime =
    stored.referenceTime ??
    report(member(field, "referenceTime"), "referenceTimeMissing", "has no planned send time; what is open or closed is said as of it.");
  const sections = sectionsOf(field, stored);
  const fallbackLanguages = fallbackLanguagesOf(stored);
  const coverNotes = coverNotesOf(member(field, "partnerCoverNotes"), stored.partnerCoverNotes);
  const partners = allPresent(
    [...conversion.documents.values()]
      .filter((document) => document._type === "partner")
      .toSorted((a, b) => (a._id < b._id ? -1 : 1))
      .map((partner) => partnerOf(conversion, partner, coverNotes)),
  );
  reportMissingTexts(field, fallbackLanguages);
  const whole = issue === undefined ? undefined : { ...issue, fallbackLanguages, attachments };
  if (publication?.attachmentsMax !== undefined && whole !== undefined) {
    reportTooLarge(member(field, "attachments"), { publication, issue: whole });
  }
  if (publication === undefined || whole === undefined || referenceTime === undefined || sections.length === 0) return undefined;
  if (conversion.findings.some(({ severity }) => severity === "error")) return undefined;
  const pinned = [...conversion.pinned].map(([id, revision]) => ({ id, revision })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // Going through JSON drops fields without a value, so that a snapshot read back from the store equals the one that was taken.
  const plain: unknown = JSON.parse(
    canonicalJson({ version: 1, baseUrl, referenceTime, publication, issue: whole, sections, partners, pinned }),
  );
  return issueSnapshotSchema.parse(plain);
}

function publicationOfIssue(conversion: Conversion, field: Field, stored: DocumentOf<"issue">): IssueSnapshot["publication"] | undefined {
  if (stored.publication === undefined) {
    return report(member(field, "publication"), "publicationMissing", "does not belong to a publication.");
  }
  const found = referenced(member(field, "publication"), stored.publication, ["publication"]);
  return found === undefined ? undefined : publicationOf(conversion, found);
}

function issueOf(field: Field, stored: DocumentOf<"issue">): IssueSnapshot["issue"] | undefined {
  const slug = slugOf(member(field, "slug"), stored.slug?.current);
  if (slug !== undefined && reservedIssueSlugs.has(slug)) {
    report(member(field, "slug"), "slugReserved", `cannot have “${slug}” as its address: the publication’s own pages use that word.`);
  }
  const number = numberOf(member(field, "number"), stored.number);
  const month = stored.month ?? report(member(field, "month"), "monthMissing", "has no month.");
  const title = requiredString(member(field, "title"), stored.title, "title");
  const subject = requiredString(member(field, "subject"), stored.subject, "subject line");
  const preheader = requiredString(member(field, "preheader"), stored.preheader, "preheader");
  const coverNote = requiredString(member(field, "coverNote"), stored.coverNote, "cover note for partners");
  if (slug === undefined || number === undefined || month === undefined) return undefined;
  if (title === undefined || subject === undefined || preheader === undefined || coverNote === undefined) return undefined;
  return { id: stored._id, slug, number, month, title, subject, preheader, coverNote };
}

/** The choices of the issue, by the language that lacks a text; none at all is none. */
function fallbackLanguagesOf({ fallbackLanguages = [] }: DocumentOf<"issue">): IssueSnapshot["issue"]["fallbackLanguages"] {
  const chosen = fallbackLanguages.flatMap(({ language, fallback }) =>
    language === undefined || fallback === undefined || language === fallback ? [] : [[language, fallback] as const],
  );
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
}

/** One finding per language: what is missing where is for the list of languages to say. */
function reportMissingTexts(field: Field, chosen: IssueSnapshot["issue"]["fallbackLanguages"]): void {
  // A text that is in no language at all is an error of its own.
  const written = [...field.conversion.texts.values()].filter(({ languages }) => languages.length > 0);
  for (const language of field.conversion.languages) {
    const count = written.filter(({ languages }) => !languages.includes(language)).length;
    if (count === 0 || chosen?.[language] !== undefined) continue;
    const texts = count === 1 ? "1 text" : `${count} texts`;
    report(
      member(field, "fallbackLanguages"),
      "languageMissing",
      `lacks ${texts} in ${languageWords[language]}, and no fallback is chosen: translate what is missing, or choose the language that steps in.`,
      "warning",
    );
  }
}

function numberOf(field: Field, number: number | undefined): number | undefined {
  if (number === undefined) return report(field, "numberMissing", "has no number.");
  return number > 0 ? number : report(field, "numberWrong", "has a number below 1.");
}

function sectionsOf(field: Field, stored: DocumentOf<"issue">): Section[] {
  const sections = member(field, "sections");
  const faultsBefore = faultCount(field);
  const filled = allPresent((stored.sections ?? []).map((section, index) => sectionOf(keyed(sections, section._key, index), section)));
  // A section whose items have faults has said so already.
  if (filled.length === 0 && faultCount(field) === faultsBefore)
    report(sections, "sectionsMissing", "has nothing to read: no section holds anything.");
  return filled;
}

function faultCount({ conversion }: Field): number {
  return conversion.findings.filter(({ severity }) => severity === "error").length;
}

/** A document used in two places is converted twice, and says the same twice. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [canonicalJson(finding), finding])).values()];
}
