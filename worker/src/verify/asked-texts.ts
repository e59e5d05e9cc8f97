import { isLanguage } from "@newsletter/schemas";
import type { IssueAddress } from "../ports/sent-editions.ts";
import { runsOf } from "./align.ts";
import { messageIdsMax, textsMax } from "./limits.ts";
import { personalAs } from "./personal-links.ts";
import { saidByHtml } from "./read-html.ts";
import type { AskedMail } from "./read-mail.ts";
import { saidByText, type SaidText } from "./said-text.ts";

/** A text of the mail that was asked about, ready to be laid beside ours. */
export interface AskedText extends SaidText {
  readonly runs: ReadonlySet<string>;
  readonly mailDepth: number;
}

/** What in a mail may lead to an issue of ours. All of it is the mail's own word: it says where to look, and proves nothing. */
export interface Traces {
  readonly messageIds: readonly string[];
  readonly addresses: readonly IssueAddress[];
  /** Of each text its words in a row, with a blank on either side. */
  readonly words: readonly string[];
}

export function askedTexts({ parts }: AskedMail, origins: readonly string[]): readonly AskedText[] {
  return parts
    .filter(({ text }) => text !== undefined && text.trim() !== "")
    .slice(0, textsMax)
    .map(({ type, text = "", mailDepth }) => {
      const said = personalAs(type === "text/html" ? saidByHtml(text) : saidByText(text), origins);
      return Object.assign(said, { runs: runsOf(said.words), mailDepth });
    });
}

export function tracesIn({ fields }: AskedMail, texts: readonly AskedText[]): Traces {
  const named = fields.flatMap((each) =>
    ["message-id", "references", "in-reply-to", "x-original-message-id"].flatMap((name) => each.get(name) ?? []),
  );
  const messageIds = named.flatMap((value) => value.match(/<[^\s<>]{1,300}>/gu) ?? []);
  const targets = new Set(texts.flatMap((text) => [...text.targets, ...text.shown.map(({ target }) => target)]));
  for (const value of fields.flatMap((each) => each.get("list-archive") ?? [])) targets.add(value.replaceAll(/[<>\s]/gu, ""));
  const addresses = new Map<string, IssueAddress>();
  for (const target of targets) {
    const { publication, issue, language } =
      /^\/(?<publication>[a-z0-9-]{1,100})\/(?<issue>[a-z0-9-]{1,100})\/(?<language>[a-z]{2})$/u.exec(
        URL.parse(target ?? "")?.pathname ?? "",
      )?.groups ?? {};
    if (publication !== undefined && issue !== undefined && isLanguage(language))
      addresses.set(`${publication}/${issue}`, { publication, issue });
  }
  return {
    messageIds: [...new Set(messageIds)].slice(0, messageIdsMax),
    addresses: [...addresses.values()].slice(0, messageIdsMax),
    words: texts.map(({ words }) => ` ${words.join(" ")} `),
  };
}
