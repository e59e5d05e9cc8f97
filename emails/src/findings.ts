import { slotTokens, type Finding, type Section, type TranslatedString } from "@newsletter/schemas";
import type { Edition } from "./edition.ts";
import { limits } from "./limits.ts";

/** The gates on final bytes: pure functions over what would be sent. */
export function editionFindings(edition: Edition, subject: string, html: string, htmlBytes: number): readonly Finding[] {
  return [
    ...sizeFindings(htmlBytes),
    ...subjectFindings(edition, subject),
    ...linkFindings(edition, html),
    ...altFindings(html),
    ...placeholderFindings(html),
    ...languageFindings(edition),
  ];
}

function sizeFindings(htmlBytes: number): readonly Finding[] {
  if (htmlBytes > limits.htmlBytesMax) {
    return [
      {
        rule: "htmlTooLarge",
        severity: "error",
        message: `The mail is ${kilobytes(htmlBytes)}; above ${kilobytes(limits.htmlBytesMax)} mail clients cut it off. Move items to another issue.`,
      },
    ];
  }
  if (htmlBytes >= limits.htmlBytesWarning) {
    return [
      {
        rule: "htmlNearLimit",
        severity: "warning",
        message: `The mail is ${kilobytes(htmlBytes)} of at most ${kilobytes(limits.htmlBytesMax)}.`,
      },
    ];
  }
  return [];
}

const kilobytes = (bytes: number): string => `${String(Math.round(bytes / 1000))} kB`;

function subjectFindings(edition: Edition, subject: string): readonly Finding[] {
  if (edition.isPage) return [];
  const place = { documentId: edition.snapshot.issue.id, path: "subject" };
  if (subject.trim() === "") return [{ rule: "subjectEmpty", severity: "error", message: "The issue has no subject.", ...place }];
  if (subject.length <= limits.subjectCharactersMax) return [];
  return [
    {
      rule: "subjectTooLong",
      severity: "warning",
      message: `The subject has ${String(subject.length)} characters; inboxes cut it off.`,
      ...place,
    },
  ];
}

function linkFindings(edition: Edition, html: string): readonly Finding[] {
  const { baseUrl } = edition.snapshot;
  const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(new URL(baseUrl).hostname);
  return [...html.matchAll(/ href="(?<address>[^"]*)"/gu)]
    .map((match) => match.groups?.["address"]?.replaceAll("&amp;", "&") ?? "")
    .filter((address) => !address.startsWith("https://") && !address.startsWith("mailto:") && address !== slotTokens.leaveUrl)
    .filter((address) => !(isLoopback && address.startsWith(`${baseUrl}/`)))
    .map((address) => ({ rule: "linkNotHttps", severity: "error", message: `The link "${address}" is not an https address.` }));
}

function altFindings(html: string): readonly Finding[] {
  return [...html.matchAll(/<img[^>]*>/gu)]
    .filter(([tag]) => !/ alt="[^"]+"/u.test(tag))
    .map(() => ({ rule: "altMissing", severity: "error", message: "A picture has no text for readers who cannot see it." }));
}

function placeholderFindings(html: string): readonly Finding[] {
  const left = html.replaceAll(slotTokens.leaveUrl, "");
  return /[\u{E000}-\u{F8FF}]|\{\{/u.test(left)
    ? [{ rule: "placeholderLeft", severity: "error", message: "A placeholder was left in the text." }]
    : [];
}

/** What is shown in another language, by document and field. */
function languageFindings(edition: Edition): readonly Finding[] {
  return titlesOf(edition.snapshot.sections)
    .filter(({ title }) => title[edition.language] === undefined)
    .map(({ id }) => ({
      rule: "languageMissing",
      severity: "note",
      documentId: id,
      path: "title",
      message: `${edition.words.translationMissing}.`,
    }));
}

interface Titled {
  readonly id: string;
  readonly title: TranslatedString;
}

function titlesOf(sections: readonly Section[]): readonly Titled[] {
  return sections.flatMap((section): readonly Titled[] =>
    section.kind === "letter" || section.kind === "supporters" ? [] : section.items,
  );
}
