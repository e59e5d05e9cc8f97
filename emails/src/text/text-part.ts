import {
  languageNames,
  slotTokens,
  webEditionUrl,
  type CalendarEntry,
  type CallForApplications,
  type NewsItem,
  type PortableTextBlock,
  type Section,
  type Supporter,
  type Translation,
  type Video,
} from "@newsletter/schemas";
import { entryFacts } from "../blocks/calendar.tsx";
import { deadlineWords } from "../blocks/call.tsx";
import { countedSections } from "../blocks/contents.tsx";
import { leaveWords, whyWords } from "../blocks/footer.tsx";
import { metaLine, organisationLine } from "../blocks/news-item.tsx";
import { sectionHeading } from "../blocks/section.tsx";
import { videoFacts } from "../blocks/video.tsx";
import { isClosed, monthText } from "../dates.ts";
import { isFallback, isolated, partnerName, partnerShortName, translated, translatedString, type Edition } from "../edition.ts";
import { limits } from "../limits.ts";
import { plainParagraphs, underlined, wrapped } from "./plain.ts";

/** The text part, written from the content tree: every link and every entry of the HTML, in its order. */
export function textPart(edition: Edition): string {
  const parts = [
    ...coverNote(edition),
    ...masthead(edition),
    ...contents(edition),
    ...edition.snapshot.sections.flatMap((section) => sectionText(edition, section)),
    ...footer(edition),
  ];
  return `${parts
    .filter((part) => part !== "")
    .map(wrapped)
    .join("\n\n")}\n`;
}

type Strings = Parameters<typeof translated<string>>[1];
type Texts = Parameters<typeof translated<readonly PortableTextBlock[]>>[1];

function line(edition: Edition, values: Strings): string {
  const translation = translated(edition, values);
  return translation === undefined ? "" : isolated(edition, translation);
}

/** A title, with a word about its language where it is a fallback. */
function titleLine(edition: Edition, values: Strings): string {
  const translation = translated(edition, values);
  if (translation === undefined) return "";
  return isolated(edition, translation) + shownIn(edition, translation);
}

function shownIn(edition: Edition, translation: Translation<unknown>): string {
  return isFallback(edition, translation) ? ` (${edition.words.shownIn[translation.language]})` : "";
}

function paragraphs(edition: Edition, values: Texts): string {
  const translation = translated(edition, values);
  if (translation === undefined) return "";
  return plainParagraphs(translation.value)
    .map((value) => isolated(edition, { value, language: translation.language }))
    .join("\n\n");
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

function coverNote(edition: Edition): readonly string[] {
  if (edition.partner === undefined) return [];
  const { masthead: form } = edition.partner;
  const head = lines(partnerName(edition, edition.partner), translatedString(edition, form.line), form.url ?? "");
  return [
    head,
    `*** ${edition.words.forPartnerOnly(`\u2068${partnerShortName(edition, edition.partner)}\u2069`)} ***`,
    line(edition, edition.snapshot.issue.coverNote),
    "-".repeat(limits.textColumnsMax),
  ];
}

function masthead(edition: Edition): readonly string[] {
  const { publication, issue } = edition.snapshot;
  const others = publication.languages.filter((language) => language !== edition.language);
  return [
    publication.isSample ? edition.words.sampleNotice : "",
    lines(
      `${line(edition, publication.publisher)} · ${line(edition, publication.name)}`,
      `${edition.words.issueNumber(String(issue.number))} · ${monthText(edition.language, issue.month)}`,
    ),
    underlined(line(edition, issue.title), "="),
    lines(
      `${edition.words.otherLanguages}:`,
      ...others.map((language) => `\u2068${languageNames[language]}\u2069: ${webEditionUrl(edition.snapshot, language)}`),
    ),
  ];
}

function contents(edition: Edition): readonly string[] {
  const counted = countedSections(edition.snapshot.sections);
  if (counted.reduce((total, { count }) => total + count, 0) <= limits.itemsWithoutContentsMax) return [];
  return [
    `${edition.words.inThisIssue}: ${counted.map(({ section, count }) => `${sectionHeading(edition, section)} (${String(count)})`).join(" · ")}`,
  ];
}

function sectionText(edition: Edition, section: Section): readonly string[] {
  const heading = underlined(sectionHeading(edition, section), "=");
  switch (section.kind) {
    case "letter":
      return [paragraphs(edition, section.letter), line(edition, section.signatory)];
    case "lead":
    case "news":
      return [heading, ...section.items.flatMap((item) => newsText(edition, item))];
    case "calls":
      return [heading, ...section.items.flatMap((call) => callText(edition, call))];
    case "videos":
      return [heading, ...section.items.flatMap((video) => videoText(edition, video))];
    case "calendar":
      return [heading, ...section.items.map((entry) => entryText(edition, entry))];
    case "supporters":
      return [heading, ...section.items.map((supporter) => supporterText(edition, supporter))];
  }
}

function newsText(edition: Edition, item: NewsItem): readonly string[] {
  const links = item.links.map(({ language, url }) => (item.links.length === 1 ? url : `\u2068${languageNames[language]}\u2069: ${url}`));
  return [
    lines(underlined(titleLine(edition, item.title), "-"), metaLine(edition, item)),
    paragraphs(edition, item.teaser),
    lines(
      organisationLine(edition, item.organisations),
      ...links,
      item.picture?.credit === undefined ? "" : edition.words.photo(item.picture.credit),
    ),
  ];
}

function callText(edition: Edition, call: CallForApplications): readonly string[] {
  const rows = call.deadlines.flatMap((deadline) => {
    const closed = isClosed(deadline.closes, edition.snapshot.referenceTime) ? ` [${edition.words.closed}]` : "";
    return deadline.topics.map(({ name, shortForm }) => {
      const short = shortForm === undefined ? "" : ` (${shortForm})`;
      return `- ${line(edition, name)}${short}: ${deadlineWords(edition, deadline)}${closed}`;
    });
  });
  const isOpen = call.deadlines.some(({ closes }) => !isClosed(closes, edition.snapshot.referenceTime));
  return [
    underlined(titleLine(edition, call.title), "-"),
    paragraphs(edition, call.summary),
    call.eligibility === undefined ? "" : `${edition.words.whoMayApply}: ${line(edition, call.eligibility)}`,
    lines(...rows),
    isOpen && call.applyUrl !== undefined ? `${edition.words.apply}: ${call.applyUrl}` : "",
    call.picture?.credit === undefined ? "" : edition.words.photo(call.picture.credit),
  ];
}

function videoText(edition: Edition, video: Video): readonly string[] {
  return [
    lines(underlined(titleLine(edition, video.title), "-"), videoFacts(edition, video)),
    paragraphs(edition, video.summary),
    lines(`${edition.words.watch}: ${video.watchUrl}`, video.moreUrl === undefined ? "" : `${edition.words.moreAbout}: ${video.moreUrl}`),
  ];
}

function entryText(edition: Edition, entry: CalendarEntry): string {
  return lines(`* ${titleLine(edition, entry.title)}`, `  ${entryFacts(edition, entry)}`, entry.url === undefined ? "" : `  ${entry.url}`);
}

function supporterText(edition: Edition, { organisation }: Supporter): string {
  return lines(line(edition, organisation.name), organisation.url ?? "");
}

function footer(edition: Edition): readonly string[] {
  const { publication } = edition.snapshot;
  const leave = leaveWords(edition);
  return [
    "-".repeat(limits.textColumnsMax),
    paragraphs(edition, publication.aboutUs),
    lines(
      [line(edition, publication.publisher), publication.postalAddress ?? ""].filter((part) => part !== "").join(" · "),
      line(edition, publication.contactLine),
    ),
    whyWords(edition),
    lines(`${edition.words.readWebEdition}: ${edition.webUrl}`, leave === undefined ? "" : `${leave}: ${slotTokens.leaveUrl}`),
    publication.isSample ? edition.words.sampleNotice : "",
  ];
}
