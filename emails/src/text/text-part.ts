import {
  languageNames,
  reachWords,
  slotTokens,
  subscribeUrl,
  webEditionUrl,
  type CalendarEntry,
  type CallForApplications,
  type NewsItem,
  type Section,
  type Supporter,
  type Video,
} from "@newsletter/schemas";
import { isolatedIn } from "../bidi.ts";
import { entryStatusFacts, partOfWords } from "../blocks/calendar.tsx";
import { deadlineWords, isOpen, topicLabel } from "../blocks/call.tsx";
import { contentsEntries } from "../blocks/contents.tsx";
import { coverNoteHeading, coverNoteOf, hasPack, hasReachQuestion } from "../blocks/cover-note.tsx";
import { filesText } from "../blocks/files-with-issue.tsx";
import { hasPreferences, leaveWords, whyWords } from "../blocks/footer.tsx";
import { metaLine, newsLines } from "../blocks/news-item.tsx";
import { projectLine } from "../blocks/project.ts";
import { registerUrl, registrationWords } from "../blocks/registration.ts";
import { sectionHeading } from "../blocks/section.tsx";
import { termsOf, termWords } from "../blocks/terms.tsx";
import { videoFacts } from "../blocks/video.tsx";
import { isClosed, monthText } from "../dates.ts";
import { partnerName, translated, type Edition } from "../edition.ts";
import { limits } from "../limits.ts";
import { placeNames } from "../places.ts";
import { photoLine } from "../ui/picture.tsx";
import { fallbackNote } from "../ui/text.tsx";
import { courseText } from "./course-text.ts";
import { highlightText } from "./highlight-text.ts";
import { inBrackets, line, lines, paragraphs, titleLine } from "./lines.ts";
import { partnerProfileText } from "./partner-profile-text.ts";
import { pictureText } from "./picture-text.ts";
import { selectionText } from "./selection-text.ts";
import { underlined, wrapped } from "./plain.ts";
import { resourceText } from "./resource-text.ts";

/** The text part, written from the content tree: every link and every entry of the HTML, in its order. */
export function textPart(edition: Edition): string {
  const parts = [
    ...partnersHead(edition),
    ...masthead(edition),
    ...selectionText(edition),
    ...contents(edition),
    ...filesText(edition),
    ...edition.snapshot.sections.flatMap((section) => sectionText(edition, section)),
    ...footer(edition),
  ];
  return `${parts
    .filter((part) => part !== "")
    .map(wrapped)
    .join("\n\n")}\n`;
}

/** Whose masthead it is, and in the partner copy what its office has to know. */
function partnersHead(edition: Edition): readonly string[] {
  if (edition.partner === undefined) return [];
  const { masthead: form } = edition.partner;
  const head = lines(
    isolatedIn(edition.direction, partnerName(edition, edition.partner)),
    line(edition, form.line),
    form.url ?? "",
    ...(form.links ?? []).map(({ label, url }) => `${line(edition, label)}: ${url}`),
  );
  const heading = coverNoteHeading(edition);
  const pack = hasPack(edition) ? lines(edition.words.label(edition.words.openPack), slotTokens.packUrl) : "";
  const reach = hasReachQuestion(edition) ? lines(reachWords[edition.language].inMail, slotTokens.reachUrl) : "";
  const note = heading === "" ? [] : [`*** ${heading} ***`, line(edition, coverNoteOf(edition)), pack, reach];
  return [head, ...note, "-".repeat(limits.textColumnsMax)];
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
  const words = sectionHeading(edition, section);
  const heading = words === "" ? "" : underlined(words, "=");
  switch (section.kind) {
    case "letter":
      return [
        inBrackets(fallbackNote(edition, translated(edition, section.letter))),
        paragraphs(edition, section.letter),
        lines(line(edition, section.signatory.name), line(edition, section.signatory.office)),
      ];
    case "highlights":
      return [heading, ...section.items.map((item) => highlightText(edition, item))];
    case "lead":
    case "news":
      return [heading, ...section.items.flatMap((item) => newsText(edition, item))];
    case "calls":
      return [heading, ...section.items.flatMap((call) => callText(edition, call))];
    case "videos":
      return [heading, ...section.items.flatMap((video) => videoText(edition, video))];
    case "calendar":
      return [heading, ...section.items.map((entry) => entryText(edition, entry))];
    case "courses":
      return [heading, ...section.items.flatMap((entry) => courseText(edition, entry))];
    case "resources":
      return [heading, ...section.items.flatMap((resource) => resourceText(edition, resource))];
    case "partners":
      return [heading, ...section.items.flatMap((partner) => partnerProfileText(edition, partner))];
    case "freeText":
      return [heading, inBrackets(fallbackNote(edition, translated(edition, section.text))), paragraphs(edition, section.text)];
    case "supporters":
      return [heading, ...section.items.map((supporter) => supporterText(edition, supporter))];
  }
}

function newsText(edition: Edition, item: NewsItem): readonly string[] {
  const links = item.links.map(({ language, url }) =>
    item.links.length === 1 ? url : `${isolatedIn(edition.direction, languageNames[language])}: ${url}`,
  );
  return [
    pictureText(edition, item.picture),
    lines(underlined(titleLine(edition, item.title), "-"), metaLine(edition, item)),
    paragraphs(edition, item.teaser),
    lines(...newsLines(edition, item), ...links, item.picture?.credit === undefined ? "" : photoLine(edition, item.picture.credit)),
  ];
}

function callText(edition: Edition, call: CallForApplications): readonly string[] {
  const rows = call.deadlines.flatMap((deadline) => {
    const closed = isClosed(deadline.closes, edition.snapshot.referenceTime) ? ` [${edition.words.closed}]` : "";
    return deadline.topics.map((topic) => `- ${topicLabel(edition, topic)}: ${deadlineWords(edition, deadline)}${closed}`);
  });
  return [
    pictureText(edition, call.picture),
    lines(underlined(titleLine(edition, call.title), "-"), placeNames(edition, call)),
    paragraphs(edition, call.summary),
    lines(...termsOf(edition, call).map((term) => termWords(edition, term))),
    lines(...rows),
    call.applyUrl !== undefined && isOpen(edition, call) ? lines(edition.words.label(edition.words.apply), call.applyUrl) : "",
    call.picture?.credit === undefined ? "" : photoLine(edition, call.picture.credit),
  ];
}

function videoText(edition: Edition, video: Video): readonly string[] {
  return [
    lines(underlined(titleLine(edition, video.title), "-"), videoFacts(edition, video)),
    paragraphs(edition, video.summary),
    projectLine(edition, video.project),
    lines(edition.words.label(edition.words.watch), video.watchUrl),
    video.moreUrl === undefined ? "" : lines(edition.words.label(edition.words.moreAbout), video.moreUrl),
    video.still?.credit === undefined ? "" : photoLine(edition, video.still.credit),
  ];
}

function entryText(edition: Edition, entry: CalendarEntry): string {
  const register = registerUrl(edition, entry);
  const below = [
    entryStatusFacts(edition, entry),
    partOfWords(edition, entry),
    registrationWords(edition, entry),
    entry.url ?? "",
    register === undefined ? "" : `${edition.words.label(edition.words.register)} ${register}`,
  ];
  return lines(`* ${titleLine(edition, entry.title)}`, ...below.filter((part) => part !== "").map((part) => `  ${part}`));
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
    hasPreferences(edition) ? lines(edition.words.label(edition.words.preferences), slotTokens.preferencesUrl) : "",
    edition.key.form === "shared"
      ? lines(edition.words.label(edition.words.subscribe), subscribeUrl(edition.snapshot, edition.language))
      : "",
    publication.isSample ? edition.words.sampleNotice : "",
  ];
}
