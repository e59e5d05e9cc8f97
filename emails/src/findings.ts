import { slotTokens, type Finding } from "@newsletter/schemas";
import type { Edition } from "./edition.ts";
import { limits } from "./limits.ts";

/** What would be sent. */
export interface FinalBytes {
  readonly subject: string;
  readonly html: string;
  readonly htmlBytes: number;
  readonly text: string;
}

/** The gates on final bytes: pure functions over what would be sent. */
export function editionFindings(edition: Edition, { subject, html, htmlBytes, text }: FinalBytes): readonly Finding[] {
  return [
    ...(edition.isPage
      ? []
      : sizeFindings(htmlBytes, edition.key.kind === "lowBandwidth" ? limits.lowBandwidthBytesMax : limits.htmlBytesMax)),
    ...subjectFindings(edition, subject),
    ...linkFindings(edition, html),
    ...altFindings(html),
    ...placeholderFindings(html + text),
  ];
}

function sizeFindings(htmlBytes: number, bytesMax: number): readonly Finding[] {
  if (htmlBytes > bytesMax) {
    return [
      {
        rule: "htmlTooLarge",
        severity: "error",
        message: `The mail is ${kilobytes(htmlBytes)} and may have ${kilobytes(bytesMax)}. Move items to another issue.`,
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

/** Private-use characters (category Co) carry slots; any that is left beside a whole slot token would reach a reader as a box. */
function placeholderFindings(content: string): readonly Finding[] {
  const left = content.replaceAll(slotTokens.leaveUrl, "");
  return /\p{Co}|\{\{/u.test(left) ? [{ rule: "placeholderLeft", severity: "error", message: "A placeholder was left in the text." }] : [];
}
