import { createHash } from "node:crypto";
import { attachmentsOf } from "@newsletter/schemas";
import { first, type Fields } from "../feedback/read-entity.ts";
import type { AskedText } from "./asked-texts.ts";
import { compareText, isExcerpt, type Comparison, type DifferingLink, type DifferingWords } from "./compare-text.ts";
import { addressIn, fieldWords } from "./field-words.ts";
import type { Candidate } from "./find-editions.ts";
import { shownCharactersMax, shownMax } from "./limits.ts";
import { leadsToUs } from "./personal-links.ts";
import type { AskedMail, MailPart } from "./read-mail.ts";
import { isShared, sharedRunCount } from "./shared-part.ts";

// The verdict. It rests on words, links and files that are those of an edition we keep, whole or in part; a field of the mail, a Message-ID
// above all, decides nothing: anybody who has one of our mails can put its fields before other words.

/** `unchanged`: as it was sent. `whole`: all of it is there, and somebody passed it on. `excerpt`: nothing but a part of it. */
export type Verdict = "unchanged" | "whole" | "excerpt" | "changed";

export interface Judgement {
  readonly verdict: Verdict;
  readonly candidate: Candidate;
  readonly words: Bounded<DifferingWords>;
  readonly links: Bounded<DifferingLink>;
  readonly isTooDifferent: boolean;
  /** Words for one recipient were taken out. */
  readonly isWithoutPersonal: boolean;
  readonly lostLinkCount: number;
  readonly lostFileCount: number;
}

/** What is in the mail and is no edition of ours. */
export interface Additions {
  readonly texts: Bounded<string>;
  /** Where links lead that are not ours, in texts and in the fields whose buttons programs show. */
  readonly links: Bounded<string>;
  readonly pictures: Bounded<string>;
  readonly files: Bounded<string>;
  readonly subject: string | undefined;
  readonly from: string | undefined;
  readonly replyTo: string | undefined;
}

export interface Bounded<T> {
  readonly shown: readonly T[];
  readonly moreCount: number;
}

export interface Judged {
  /** One for each edition that the mail holds. */
  readonly judgements: readonly Judgement[];
  readonly additions: Additions;
}

interface Found {
  readonly candidate: Candidate;
  readonly comparison: Comparison;
}

/** Undefined where nothing in it is ours. */
export function judgeMail(
  mail: AskedMail,
  texts: readonly AskedText[],
  candidates: readonly Candidate[],
  origins: readonly string[],
): Judged | undefined {
  const found = closest(texts, candidates);
  const matched = found.filter((each) => each !== undefined);
  if (matched.length === 0) return undefined;
  const groups = [...Map.groupBy(matched, ({ candidate }) => candidate.digest).values()];
  const additions = additionsOf(mail, texts, found, origins);
  const isTouched = isAdded(additions);
  return { judgements: groups.map((group) => judgementOf(group, mail, isTouched)), additions };
}

/** Editions that a text shares most words with, which are compared. */
const comparedMax = 10;
/** Of the words that the closest shares, those that another has to share to be compared as well. */
const closePart = 0.85;

/** For each text the edition it is closest to. The texts of one mail are those of one edition, where one is close to all of them. */
function closest(texts: readonly AskedText[], candidates: readonly Candidate[]): readonly (Found | undefined)[] {
  const near = texts.map((text) => ({ text, found: nearest(text, candidates) }));
  const groups = Map.groupBy(near, ({ text, found: [best] }) =>
    best === undefined ? "" : `${String(text.mailDepth)} ${best.candidate.campaign.snapshotDigest} ${best.candidate.key.language}`,
  );
  return near.map(({ text, found }) => {
    const group = [...groups.values()].find((each) => each.some((one) => one.text === text)) ?? [];
    const sums = found.map(({ candidate }) => ({ candidate, sum: sumOf(candidate, group) }));
    const [common] = sums.filter(({ sum }) => sum !== undefined).toSorted((a, b) => (a.sum ?? 0) - (b.sum ?? 0));
    return found.find(({ candidate }) => candidate === common?.candidate) ?? found[0];
  });
}

function sumOf(candidate: Candidate, group: readonly { readonly found: readonly Found[] }[]): number | undefined {
  const weights = group
    .map(({ found }) => found.find((each) => each.candidate === candidate))
    .map((each) => each && weightOf(each.comparison));
  return weights.every((weight) => weight !== undefined) ? weights.reduce((sum, weight) => sum + weight, 0) : undefined;
}

/** The closest first, each edition once: by its HTML or by its text, whichever is closer. */
function nearest(text: AskedText, candidates: readonly Candidate[]): readonly Found[] {
  const near = candidates
    .flatMap((candidate) => candidate.references.map((reference) => ({ candidate, reference })))
    .filter(({ reference }) => isShared(reference, text))
    .map(({ candidate, reference }) => ({ candidate, reference, part: sharedRunCount(reference, text) / reference.runs.size }))
    .toSorted((a, b) => b.part - a.part)
    .slice(0, comparedMax);
  const compared: Found[] = [];
  // What shares far less is the other part of the same edition, or another edition.
  let enough = (near[0]?.part ?? 0) * closePart;
  for (const { candidate, reference, part } of near) {
    // After one that is all of the text, no other is closer that shares less.
    if (part < enough) break;
    const comparison = compareText(reference, text);
    compared.push({ candidate, comparison });
    const { isTooDifferent, words, links, added } = comparison;
    if (!isTooDifferent && words.length + links.length + added.length === 0) enough = part;
  }
  const sorted = compared.toSorted((a, b) => weightOf(a.comparison) - weightOf(b.comparison));
  return sorted.filter(({ candidate }, index) => sorted.findIndex((each) => each.candidate === candidate) === index);
}

/** The less, the closer: what differs counts more than what was added around it. */
function weightOf(comparison: Comparison): number {
  const { isTooDifferent, words, links, added, keptCount, wordCount } = comparison;
  if (isTooDifferent) return Number.MAX_VALUE;
  const differing = words.reduce((sum, { ours, theirs }) => sum + ours.length + theirs.length + 100, 0) + links.length * 100;
  return differing * 1000 + added.reduce((sum, each) => sum + each.length, 0) + (wordCount - keptCount);
}

function judgementOf(group: readonly Found[], mail: AskedMail, isTouched: boolean): Judgement {
  const [{ candidate } = { candidate: undefined }] = group;
  if (candidate === undefined) throw new Error("a group has a member");
  const comparisons = group.map(({ comparison }) => comparison);
  const isTooDifferent = comparisons.some((each) => each.isTooDifferent);
  const isPart = comparisons.some(isExcerpt);
  const isChanged = isTooDifferent || comparisons.some((each) => !isExcerpt(each) && (each.words.length > 0 || each.links.length > 0));
  const isWithoutPersonal = comparisons.some(({ leftCount }) => leftCount > 0);
  const lostLinkCount = Math.max(...comparisons.map((each) => each.lostLinkCount));
  const lostFileCount = lostFiles(candidate, mail);
  const isAsSent = !isTouched && !isWithoutPersonal && lostLinkCount === 0 && lostFileCount === 0;
  return {
    verdict: isChanged ? "changed" : isPart ? "excerpt" : isAsSent ? "unchanged" : "whole",
    candidate,
    words: bounded(comparisons.flatMap(({ words }) => words).map((each) => shortened(each, candidate))),
    links: bounded(
      comparisons
        .flatMap(({ links }) => links)
        .map(({ words, ours, theirs }) => ({
          words: cut(words),
          ours: candidate.campaign.isEmbargoed ? undefined : ours,
          theirs: cut(theirs),
        })),
    ),
    isTooDifferent,
    isWithoutPersonal,
    lostLinkCount,
    lostFileCount,
  };
}

function shortened({ ours, theirs, ...others }: DifferingWords, { campaign }: Candidate): DifferingWords {
  return { ours: campaign.isEmbargoed ? "…" : cut(ours), theirs: cut(theirs), ...others };
}

function additionsOf(
  mail: AskedMail,
  texts: readonly AskedText[],
  found: readonly (Found | undefined)[],
  origins: readonly string[],
): Additions {
  const candidates = found.flatMap((each) => each?.candidate ?? []);
  const senders = new Set(candidates.map(({ snapshot }) => snapshot.publication.sender.address.toLowerCase()));
  const isKnown = knownLinks(candidates, origins);
  const others = texts.filter((_, index) => found[index] === undefined);
  const links = [
    ...found.flatMap((each) => each?.comparison.addedLinks ?? []),
    ...others.flatMap(({ targets, shown }) => [...targets.filter((target) => target !== undefined), ...shown.map(({ target }) => target)]),
    ...mail.fields.flatMap(linksOfFields),
  ].filter((target) => !isKnown(target) && !isAddressOf(target, senders));
  const pictures = texts.flatMap((text) => text.pictures).filter((picture) => !isKnown(picture));
  const [fields] = mail.fields;
  return {
    texts: bounded(
      [...found.flatMap((each) => each?.comparison.added ?? []), ...others.map(({ words }) => words.join(" "))]
        .filter((text) => text !== "")
        .map(cut),
    ),
    links: bounded([...new Set(links)].map(cut)),
    pictures: bounded([...new Set(pictures)].map(cut)),
    files: bounded(addedFiles(mail, candidates)),
    ...(fields === undefined ? { subject: undefined, from: undefined, replyTo: undefined } : differingFields(fields, candidates, senders)),
  };
}

function differingFields(
  fields: Fields,
  candidates: readonly Candidate[],
  senders: ReadonlySet<string>,
): Pick<Additions, "subject" | "from" | "replyTo"> {
  const subjects = new Set(candidates.map(({ subject }) => subject));
  const subject = fieldWords(first(fields, "subject"));
  const other = (name: string): string | undefined => {
    const value = first(fields, name);
    return value === "" || senders.has(addressIn(value)) ? undefined : cut(fieldWords(value));
  };
  return { subject: subject === "" || subjects.has(subject) ? undefined : cut(subject), from: other("from"), replyTo: other("reply-to") };
}

function isAdded({ texts, links, pictures, files, subject, from, replyTo }: Additions): boolean {
  return (
    [texts, links, pictures, files].some(({ shown }) => shown.length > 0) || [subject, from, replyTo].some((field) => field !== undefined)
  );
}

/** Fields that mail programs make buttons of. */
const buttons = ["list-unsubscribe", "list-help", "list-subscribe", "list-archive", "list-owner", "list-post"];

function linksOfFields(fields: Fields): readonly string[] {
  return buttons
    .flatMap((name) => fields.get(name) ?? [])
    .flatMap((value) => [...value.matchAll(/<(?<target>[^<>\s]{1,2000})>/gu)].map(({ groups }) => groups?.["target"] ?? ""));
}

function knownLinks(candidates: readonly Candidate[], origins: readonly string[]): (target: string) => boolean {
  const known = new Set<string | undefined>();
  for (const { targets, shown, pictures } of candidates.flatMap(({ references }) => references)) {
    for (const target of [...targets, ...shown.map((each) => each.target), ...pictures]) known.add(target);
  }
  return (target) => known.has(target) || leadsToUs(target, origins);
}

function isAddressOf(target: string, senders: ReadonlySet<string>): boolean {
  const address = /^mailto:(?<address>[^?]+)/iu.exec(target)?.groups?.["address"];
  return address !== undefined && senders.has(address.toLowerCase());
}

function addedFiles({ parts }: AskedMail, candidates: readonly Candidate[]): readonly string[] {
  const ours = new Set(candidates.flatMap(filesOf));
  return parts.filter((part) => isFile(part) && !ours.has(digestOf(part))).map(({ fileName, type }) => cut(fieldWords(fileName) || type));
}

function lostFiles(candidate: Candidate, { parts }: AskedMail): number {
  const there = new Set(parts.filter(isFile).map(digestOf));
  return filesOf(candidate).filter((digest) => !there.has(digest)).length;
}

function filesOf({ snapshot, key }: Candidate): readonly string[] {
  return attachmentsOf(snapshot, key).map(({ file }) => file.value.sha256);
}

/** A picture that a program put into the mail belongs to its text. */
function isFile({ text, type, bytes }: MailPart): boolean {
  return text === undefined && !type.startsWith("image/") && bytes.length > 0;
}

const digestOf = ({ bytes }: MailPart): string => createHash("sha256").update(bytes).digest("hex");

function bounded<T>(all: readonly T[]): Bounded<T> {
  return { shown: all.slice(0, shownMax), moreCount: Math.max(all.length - shownMax, 0) };
}

function cut(text: string): string {
  return text.length > shownCharactersMax ? `${Array.from(text.slice(0, shownCharactersMax)).slice(0, -1).join("")}…` : text;
}
