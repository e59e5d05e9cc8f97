import PostalMime, { type Email } from "postal-mime";

/** What a mail offers whoever gets it: addresses to open, and addresses that its List-Unsubscribe fields name. */
export interface Found {
  readonly links: readonly string[];
  readonly oneClicks: readonly string[];
  /** Text and HTML of all its parts, decoded, one after the other. */
  readonly content: string;
}

/** Of a message and of every message within it, read by a MIME reader that is not ours. */
export async function foundIn(message: string | Uint8Array): Promise<Found> {
  const email = await PostalMime.parse(message, { forceRfc822Attachments: true, attachmentEncoding: "arraybuffer" });
  const within = await Promise.all(email.attachments.map(async ({ mimeType, content }) => foundInPart(mimeType, content)));
  const fields = email.headers.filter(({ key }) => key.startsWith("list-"));
  const oneClicks = fields.filter(({ key }) => key === "list-unsubscribe").flatMap(({ value }) => linksOf(value));
  const content = contentOf(email);
  // A client opens what the fields name as well as what the body says, List-Unsubscribe too.
  const links = [...linksOf(content), ...fields.flatMap(({ value }) => linksOf(value))];
  return {
    links: [...new Set([...links, ...within.flatMap((part) => part.links)])],
    oneClicks: [...oneClicks, ...within.flatMap((part) => part.oneClicks)],
    content: [content, ...within.map((part) => part.content)].join("\n"),
  };
}

async function foundInPart(mimeType: string, content: string | ArrayBuffer | Uint8Array): Promise<Found> {
  const bytes = typeof content === "string" ? content : new Uint8Array(content);
  if (mimeType === "message/rfc822") return foundIn(bytes);
  return {
    links: [],
    oneClicks: [],
    content: typeof bytes === "string" || !mimeType.startsWith("text/") ? "" : new TextDecoder().decode(bytes),
  };
}

/** Without what names the kind of HTML: an address that nobody can follow. */
const contentOf = ({ html = "", text = "" }: Email): string => `${text}\n${unescaped(html.replace(/<!DOCTYPE[^>]*>/iu, ""))}`;

/** Wherever they stand: in attributes, in comments for one client alone, in style sheets, in the text part. */
export function linksOf(content: string): readonly string[] {
  return (content.match(/\bhttps?:\/\/[^\s"'<>()[\]]+/gu) ?? []).map((link) => link.replace(/[.,;:!?]+$/u, ""));
}

function unescaped(html: string): string {
  return html.replaceAll("&amp;", "&").replaceAll("&#x27;", "'").replaceAll("&quot;", '"');
}
