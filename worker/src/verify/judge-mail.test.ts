import { beforeAll, describe, expect, test } from "vitest";
import type { EditionKey, IssueSnapshot, RenderedEdition } from "@newsletter/schemas";
import {
  attached,
  byGmail,
  byOutlook,
  byThunderbird,
  listed,
  quoted,
  recoded,
  redirected,
  rewritten,
  type PassOn,
} from "../../test/support/passed-on.ts";
import { sampleSnapshot } from "../../test/support/sample-snapshot.ts";
import { buildMessage } from "../message/build-message.ts";
import { renderEditions } from "../rendering/render-editions.ts";
import { askedTexts } from "./asked-texts.ts";
import type { Candidate } from "./find-editions.ts";
import { judgeMail, type Judged } from "./judge-mail.ts";
import { readMail } from "./read-mail.ts";
import { referencesOf } from "./reference.ts";

type Kind = "forwardable" | "partner" | "direct";
const languages = ["en", "fr", "ar", "zh"] as const;
type Written = (typeof languages)[number];

let snapshot: IssueSnapshot;
let origin: string;
const editions = new Map<string, RenderedEdition>();
let candidates: readonly Candidate[];

const keyOf = (kind: Kind, language: Written): EditionKey => ({
  language,
  kind,
  form: kind === "forwardable" ? "shared" : "personal",
  ...(kind === "partner" ? { partnerId: "partner-vngoc" } : {}),
});

beforeAll(async () => {
  ({ snapshot } = await sampleSnapshot());
  origin = new URL(snapshot.baseUrl).origin;
  const keys = [
    ...languages.map((language) => ({ kind: "forwardable", language }) as const),
    { kind: "partner", language: "en" } as const,
    ...(["en", "ar"] as const).map((language) => ({ kind: "direct", language }) as const),
  ];
  const rendered = await renderEditions(
    snapshot,
    keys.map(({ kind, language }) => keyOf(kind, language)),
  );
  for (const [index, { kind, language }] of keys.entries()) {
    const edition = rendered[index];
    if (edition !== undefined) editions.set(`${kind} ${language}`, edition);
  }
  const campaign = {
    campaignId: "campaign",
    isApproved: true,
    beganAt: new Date("2024-01-15T09:00:00Z"),
    issueId: snapshot.issue.id,
    publicationSlug: snapshot.publication.slug,
    issueSlug: snapshot.issue.slug,
    snapshotDigest: "s",
    title: snapshot.issue.title,
    isEmbargoed: false,
  };
  candidates = [...editions.values()].map((edition) => ({
    campaign,
    snapshot,
    key: edition.key,
    digest: edition.digest,
    subject: edition.subject,
    references: referencesOf(edition, editions.get(`forwardable ${edition.key.language}`), [origin]),
  }));
});

function sent(kind: Kind, language: Written): string {
  const edition = editions.get(`${kind} ${language}`);
  if (edition === undefined) throw new Error(`there is no ${kind} ${language}`);
  const token = "a".repeat(40);
  const slots = {
    leaveUrl: `${origin}/leave/${token}`,
    packUrl: `${origin}/pack/${token}`,
    preferencesUrl: `${origin}/preferences/${token}`,
    reachUrl: `${origin}/reach/${token}`,
  };
  const personal = { to: "reader@example.org", messageId: "<0@example.org>", oneClickUrl: `${origin}/u/${token}`, slots };
  const date = new Date("2024-01-15T09:00:00Z");
  return buildMessage({ edition, snapshot, date, personal: kind === "forwardable" ? undefined : personal }).toString();
}

function judge(message: string): Judged | undefined {
  const mail = readMail(Buffer.from(message));
  return judgeMail(mail, askedTexts(mail, [origin]), candidates, [origin]);
}

/** What was found, in a line: verdict and edition, and what differs. */
function told(judged: Judged | undefined): object | undefined {
  return judged?.judgements.map(({ verdict, candidate, words, links }) => ({
    verdict,
    edition: `${candidate.key.kind} ${candidate.key.language}`,
    ...(words.shown.length === 0 ? {} : { words: words.shown }),
    ...(links.shown.length === 0 ? {} : { links: links.shown }),
  }));
}

const all = [
  ["forwardable", "en"],
  ["partner", "en"],
  ["direct", "ar"],
  ["forwardable", "zh"],
] as const satisfies readonly (readonly [Kind, Written])[];
const latin = [
  ["partner", "en"],
  ["forwardable", "fr"],
] as const satisfies readonly (readonly [Kind, Written])[];

const ways: readonly (readonly [string, PassOn, readonly (readonly [Kind, Written])[]])[] = [
  ["Mailman with its footer", listed, all],
  ["a server that writes it in base64", recoded("utf-8"), all],
  ["a server of another charset", recoded("windows-1252"), latin],
  ["Thunderbird", byThunderbird, all],
  ["Gmail", byGmail, all],
  ["Outlook behind Defender", byOutlook, all],
  ["quoted plain text", quoted, all],
  ["as an attachment", attached, all],
  ["Gmail, and Mailman after it", async (message) => listed(await byGmail(message)), latin],
  ["an attachment of an attachment", async (message) => attached(await attached(message)), latin],
];

describe("a mail of ours", () => {
  test.each(all)("(%s, %s) is as we sent it, saved from the inbox that it was sent or redirected to", async (kind, language) => {
    const message = sent(kind, language);
    for (const saved of [message, await redirected(message), `X-Unsent: 1\n${message.replaceAll("\r\n", "\n")}`]) {
      expect(told(judge(saved))).toEqual([{ verdict: "unchanged", edition: `${kind} ${language}` }]);
    }
  });

  test.each(ways)("is whole after %s", async (_, pass, some) => {
    const passed = await Promise.all(some.map(async ([kind, language]) => pass(sent(kind, language))));
    const whole = { verdict: expect.stringMatching(/^(?:whole|unchanged)$/u) };
    expect(passed.map((message) => told(judge(message)))).toEqual(
      some.map(([kind, language]) => [{ ...whole, edition: `${kind} ${language}` }]),
    );
  });

  test("is whole without what an office takes out, and says so without showing it", async () => {
    const withoutNote = rewritten((content, part) =>
      part === "text"
        ? content.replace(/\*\*\* For VNGOC only[^]*?\n-{20,}\n/u, "").replace(/Stop delivery to VNGOC:\s+\S+/u, "")
        : content.replace(/<p[^>]*>For VNGOC only[^]*?<\/a><\/p>/u, "").replace(/ · <a [^>]*>Stop delivery to VNGOC<\/a>/u, ""),
    );
    const message = await withoutNote(sent("partner", "en"));
    const judged = judge(message);
    expect(told(judged)).toEqual([{ verdict: "whole", edition: "partner en" }]);
    expect(judged?.judgements[0]?.isWithoutPersonal).toBe(true);
    expect(JSON.stringify([judged?.judgements.map(({ words }) => words), judged?.additions])).not.toContain("remove before");
  });

  test("is an excerpt where only a part of it is there", () => {
    const text = editions.get("forwardable en")?.text ?? "";
    const part = text.slice(text.indexOf("Welcome to the fifth issue"), text.indexOf("Welcome to the fifth issue") + 3000);
    const judged = judge(part);
    expect(judged?.judgements.map(({ verdict, links }) => [verdict, links.shown])).toEqual([["excerpt", []]]);
  });
});

const evil = "https://example.org.login.example";

describe("a mail that is like one of ours", () => {
  const changes: readonly (readonly [string, (content: string, part: "html" | "text") => string, object])[] = [
    [
      "a link that leads to a host that looks like it",
      (content, part) => (part === "html" ? content.replace('href="https://example.org/courses/se4u"', `href="${evil}/se4u"`) : content),
      { links: [expect.objectContaining({ theirs: `${evil}/se4u`, ours: "https://example.org/courses/se4u" })] },
    ],
    [
      "an address in the plain text",
      (content, part) => (part === "text" ? content.replace("https://example.org/courses/se4u", `${evil}/se4u`) : content),
      { links: [expect.objectContaining({ theirs: `${evil}/se4u` })] },
    ],
    [
      "two of our own links that change places",
      (content, part) =>
        part === "html" ? content.replace('"https://example.org/courses/se4u"', '"https://example.org/events/dialogue-firearms"') : content,
      { links: [expect.objectContaining({ theirs: "https://example.org/events/dialogue-firearms" })] },
    ],
    [
      "the link of our own foot",
      (content, part) => (part === "html" ? content.replace(/href="[^"]*\/subscribe\/[^"]*"/u, `href="${evil}/subscribe"`) : content),
      { links: [expect.objectContaining({ theirs: `${evil}/subscribe` })] },
    ],
    [
      "a date in the plain text alone",
      (content, part) => (part === "text" ? content.replace("open until 4 February", "open until 4 March") : content),
      { words: [{ before: "call is open until 4", ours: "February,", theirs: "March,", isWithin: true }] },
    ],
    [
      "a word that is gone",
      (content) => content.replace("reports on what non-governmental", "reports on non-governmental"),
      { words: Array.from({ length: 2 }, () => expect.objectContaining({ ours: "what", theirs: "" })) },
    ],
    [
      "a sentence that was put in",
      (content, part) => (part === "html" ? content.replace("About us</h2>", "About us</h2><p>Confirm your password now.</p>") : content),
      { words: [expect.objectContaining({ ours: "", theirs: "Confirm your password now." })] },
    ],
    [
      "a sentence behind a comment that ends where it begins",
      (content, part) => (part === "html" ? content.replace("About us</h2>", "About us</h2><!--><p>Pay here.</p><!-- -->") : content),
      { words: [expect.objectContaining({ ours: "", theirs: "Pay here." })] },
    ],
    [
      "a sentence within what looks like an attribute",
      (content, part) => (part === "html" ? content.replace("About us</h2>", 'About us</h2><b ">Pay here.</b><b ">') : content),
      { words: [expect.objectContaining({ theirs: expect.stringContaining("Pay here.") })] },
    ],
    [
      "words hidden from readers",
      (content, part) => (part === "html" ? content.replace(/<p(?=[^>]*>The Unit is where)/u, '<p style="display: none"') : content),
      { words: [expect.objectContaining({ isHidden: true })] },
    ],
    [
      "a letter of another script",
      (content, part) => (part === "html" ? content.replace("The Unit is where", "The Unіt is where") : content),
      { words: [expect.objectContaining({ ours: "Unit", theirs: "Unіt" })] },
    ],
    [
      "a form among our words",
      (content, part) =>
        part === "html" ? content.replace("About us</h2>", `About us</h2><form action="${evil}"><input name=p></form>`) : content,
      { links: [expect.objectContaining({ theirs: `${evil}/` })] },
    ],
    [
      "a picture of ours that leads elsewhere",
      (content, part) =>
        part === "html" ? content.replace(/<img /u, `<a href="${evil}"><img `).replace(/(?<=<img [^>]*>)/u, "</a>") : content,
      { links: [expect.objectContaining({ theirs: `${evil}/` })] },
    ],
  ];
  test.each(changes)("was changed: %s", async (_, change, expected) => {
    const message = await rewritten(change)(sent("forwardable", "en"));
    expect(told(judge(message))).toEqual([{ verdict: "changed", edition: "forwardable en", ...expected }]);
  });

  test("was changed where every link leads elsewhere, however it is passed on", async () => {
    const phishing = await rewritten((content) => content.replaceAll(/https?:\/\/[^"\s<]+/gu, `${evil}/x`))(sent("forwardable", "en"));
    const passed = [phishing, ...(await Promise.all([attached, byGmail, quoted].map(async (pass) => pass(phishing))))];
    for (const message of passed) {
      const [judgement] = judge(message)?.judgements ?? [];
      expect(judgement?.verdict).toBe("changed");
      expect(judgement?.links.shown.length).toBeGreaterThan(10);
    }
  });

  test("is whole, with what was added told: links, files, a picture, an address for answers, a button of the mail program", async () => {
    const head = `<p>Log in <a href="${evil}/in">here</a></p><img src="${evil}/pixel.gif">`;
    const message = (
      await rewritten((content, part) => (part === "html" ? content.replace(/<body[^>]*>/u, `$&${head}`) : content))(sent("direct", "en"))
    )
      .replace("MIME-Version", `Reply-To: thief@example.com\r\nList-Unsubscribe: <${evil}/u>\r\nMIME-Version`)
      .replace("--forward--", '--forward\r\nContent-Type: application/octet-stream; name="invoice<b>.exe"\r\n\r\nMZ\r\n--forward--');
    const judged = judge(message);
    expect(told(judged)).toEqual([{ verdict: "whole", edition: "direct en" }]);
    expect(judged?.additions).toMatchObject({
      texts: { shown: ["Log in here"] },
      links: { shown: [`${evil}/in`, `${evil}/u`] },
      pictures: { shown: [`${evil}/pixel.gif`] },
      files: { shown: ["invoice<b>.exe"] },
      replyTo: "thief@example.com",
      from: '"The office" <office@partner.example.org>',
    });
  });

  test("is none of ours with our fields before other words", () => {
    const message = sent("forwardable", "en");
    const fields = message.slice(0, message.indexOf("MIME-Version"));
    expect(judge(`${fields}MIME-Version: 1.0\r\n\r\nDear member, your account ${"is about to expire ".repeat(30)}`)).toBeUndefined();
  });

  test("shows words of ours to nobody who does not have them: an office's note stays its own", async () => {
    const message = await rewritten((content) => `${content} VNGOC Vienna NGO Committee on Drugs`)(sent("forwardable", "en"));
    expect(JSON.stringify(judge(message)?.judgements.map(({ words, links }) => [words, links]))).not.toContain("remove before");
  });
});
