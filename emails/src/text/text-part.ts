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
  type Video,
} from "@newsletter/schemas";
import { isolatedIn } from "../bidi.ts";
import { entryFacts } from "../blocks/calendar.tsx";
import { deadlineWords, isOpen, topicLabel } from "../blocks/call.tsx";
import { contentsEntries } from "../blocks/contents.tsx";
import { coverNoteHeading } from "../blocks/cover-note.tsx";
import { leaveWords, whyWords } from "../blocks/footer.tsx";
import { metaLine, organisationLine } from "../blocks/news-item.tsx";
import { sectionHeading } from "../blocks/section.tsx";
import { videoFacts } from "../blocks/video.tsx";
import { isClosed, monthText } from "../dates.ts";
import { partnerName, translated, translatedString, type Edition } from "../edition.ts";
import { limits } from "../limits.ts";
import { photoLine } from "../ui/picture.tsx";
import { fallbackNote } from "../ui/text.tsx";
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
  return isolatedIn(edition.direction, translatedString(edition, values));
}

/** A title, with a word about its language where it is a fallback. */
function titleLine(edition: Edition, values: Strings): string {
  return [line(edition, values), inBrackets(fallbackNote(edition, translated(edition, values)))].filter((part) => part !== "").join(" ");
}

const inBrackets = (text: string): string => (text === "" ? "" : `(${text})`);

function paragraphs(edition: Edition, values: Texts): string {
  const translation = translated(edition, values);
  if (translation === undefined) return "";
  return plainParagraphs(translation.value)
    .map((paragraph) => isolatedIn(edition.direction, paragraph))
    .join("\n\n");
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

function coverNote(edition: Edition): readonly string[] {
  if (edition.partner === undefined) return [];
  const { masthead: form } = edition.partner;
  const head = lines(isolatedIn(edition.direction, partnerName(edition, edition.partner)), line(edition, form.line), form.url ?? "");
  return [head, `*** ${coverNoteHeading(edition)} ***`, line(edition, edition.snapshot.issue.coverNote), "-".repeat(limits.textColumnsMax)];
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
      edition.words.label(edition.words.otherLanguages),
      ...others.map(
        (language) => `${isolatedIn(edition.direction, languageNames[language])}: ${webEditionUrl(edition.snapshot, language)}`,
      ),
    ),
  ];
}

function contents(edition: Edition): readonly string[] {
  const entries = contentsEntries(edition);
  if (entries.length === 0) return [];
  return [lines(edition.words.label(edition.words.inThisIssue), ...entries.map((entry) => `- ${entry.replace("\u00A0", " ")}`))];
}

function sectionText(edition: Edition, section: Section): readonly string[] {
  const heading = underlined(sectionHeading(edition, section), "=");
  switch (section.kind) {
    case "letter":
      return [
        inBrackets(fallbackNote(edition, translated(edition, section.letter))),
        paragraphs(edition, section.letter),
        line(edition, section.signatory.name),
      ];
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
  const links = item.links.map(({ language, url }) =>
    item.links.length === 1 ? url : `${isolatedIn(edition.direction, languageNames[language])}: ${url}`,
  );
  return [
    lines(underlined(titleLine(edition, item.title), "-"), metaLine(edition, item)),
    paragraphs(edition, item.teaser),
    lines(
      organisationLine(edition, item.organisations),
      ...links,
      item.picture?.credit === undefined ? "" : photoLine(edition, item.picture.credit),
    ),
  ];
}

function callText(edition: Edition, call: CallForApplications): readonly string[] {
  const rows = call.deadlines.flatMap((deadline) => {
    const closed = isClosed(deadline.closes, edition.snapshot.referenceTime) ? ` [${edition.words.closed}]` : "";
    return deadline.topics.map((topic) => `- ${topicLabel(edition, topic)}: ${deadlineWords(edition, deadline)}${closed}`);
  });
  return [
    underlined(titleLine(edition, call.title), "-"),
    paragraphs(edition, call.summary),
    call.eligibility === undefined ? "" : `${edition.words.label(edition.words.whoMayApply)} ${line(edition, call.eligibility)}`,
    lines(...rows),
    call.applyUrl !== undefined && isOpen(edition, call) ? lines(edition.words.label(edition.words.apply), call.applyUrl) : "",
    call.picture?.credit === undefined ? "" : photoLine(edition, call.picture.credit),
  ];
}

function videoText(edition: Edition, video: Video): readonly string[] {
  return [
    lines(underlined(titleLine(edition, video.title), "-"), videoFacts(edition, video)),
    paragraphs(edition, video.summary),
    lines(edition.words.label(edition.words.watch), video.watchUrl),
    video.moreUrl === undefined ? "" : lines(edition.words.label(edition.words.moreAbout), video.moreUrl),
    video.still?.credit === undefined ? "" : photoLine(edition, video.still.credit),
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
    publication.aboutUs === undefined ? "" : lines(edition.words.aboutUs, paragraphs(edition, publication.aboutUs)),
    lines(
      [line(edition, publication.publisher), isolatedIn(edition.direction, publication.postalAddress ?? "")]
        .filter((part) => part !== "")
        .join(" · "),
      line(edition, publication.contactLine),
      publication.websiteUrl ?? "",
    ),
    whyWords(edition),
    lines(edition.words.label(edition.words.readWebEdition), edition.webUrl),
    leave === undefined ? "" : lines(edition.words.label(leave), slotTokens.leaveUrl),
    publication.isSample ? edition.words.sampleNotice : "",
  ];
}
