import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { languages, noSlots, type EditionKey, type IssueSnapshot, type SnapshotPartner } from "@newsletter/schemas";
import { snapshot } from "../../test/support/snapshots.ts";
import { buildMessage, type PersonalPart } from "./build-message.ts";

const vngoc: SnapshotPartner = {
  id: "partner-vngoc",
  organisation: {
    id: "organisation-vngoc",
    name: { en: "Vienna NGO Committee on Drugs", ar: "لجنة فيينا للمنظمات غير الحكومية" },
    shortName: "VNGOC",
  },
  languages: ["en", "ar"],
  masthead: {},
};
const named = (id: string, name: SnapshotPartner["organisation"]["name"]): SnapshotPartner => ({
  ...vngoc,
  id,
  organisation: { id: `organisation-${id}`, name },
});
const coalition = named("partner-coalition", { en: "The Coalition" });

type Publication = Partial<IssueSnapshot["publication"]>;

function issue(partners: readonly SnapshotPartner[] = [vngoc, coalition], publication: Publication = {}): IssueSnapshot {
  return snapshot({
    partners: [...partners],
    publication: {
      slug: "civil-society-news",
      name: { en: "Civil Society News", ar: "أخبار المجتمع المدني" },
      sender: { name: "Civil Society Unit", address: "news@example.org" },
      ...publication,
    },
  });
}

const personal = (memberOf?: string): PersonalPart => ({
  to: "reader@example.org",
  messageId: "<0197f1c2@example.org>",
  oneClickUrl: "https://news.example.org/u/abc",
  memberOf,
  slots: { leaveUrl: "", preferencesUrl: "", packUrl: "" },
});

function headerOf(key: EditionKey, part: PersonalPart | undefined, given = issue()): readonly string[] {
  const bytes = buildMessage({
    edition: {
      key,
      subject: "January",
      preheader: "",
      html: "<p>Good day</p>",
      text: "Good day\n",
      digest: "d".repeat(64),
      htmlBytes: 15,
      slots: { html: noSlots, text: noSlots },
      templateVersion: "1",
      findings: [],
    },
    snapshot: given,
    date: new Date("2024-01-15T09:00:00Z"),
    personal: part,
  });
  return (bytes.toString("latin1").split("\r\n\r\n")[0] ?? "").split("\r\n");
}

const toMembers = (partnerId: string, language: EditionKey["language"] = "en", given = issue()): readonly string[] =>
  headerOf({ language, kind: "members", form: "personal", partnerId }, personal(partnerId), given);

/** A field with its folded lines joined. */
function fieldOf(lines: readonly string[], name: string): string | undefined {
  const unfolded = lines.join("\r\n").replaceAll("\r\n ", " ").split("\r\n");
  const found = unfolded.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  expect(found.length, name).toBeLessThanOrEqual(1);
  return found[0]?.slice(name.length + 2);
}

const idIn = (listId: string | undefined): string => /<(?<id>[^<>]+)>$/u.exec(listId ?? "")?.groups?.["id"] ?? "";

const once = [
  "From",
  "Reply-To",
  "To",
  "Date",
  "Message-ID",
  "Subject",
  "List-Id",
  "List-Archive",
  "List-Subscribe",
  "List-Help",
  "List-Post",
  "List-Owner",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
  "Feedback-ID",
  "Precedence",
  "X-Auto-Response-Suppress",
  "Content-Language",
  "MIME-Version",
];

describe("a message to a partner's member", () => {
  test("says that the partner writes, by us, from our address: one of the partner's would not be aligned", async () => {
    const lines = toMembers("partner-vngoc");
    expect(fieldOf(lines, "From")).toBe('"VNGOC, via Civil Society Unit" <news@example.org>');
    expect(fieldOf(lines, "Reply-To")).toBe("news@example.org");
    const { from } = await PostalMime.parse(toMembers("partner-vngoc", "ar").join("\r\n"));
    expect(from).toEqual({ name: "VNGOC، عبر Civil Society Unit", address: "news@example.org" });
    expect(toMembers("partner-coalition").join("\r\n")).not.toMatch(/@(?!example\.org)/u);
  });

  test.each(languages)("in %s names the partner in words of that language, or of the next that it has", async (language) => {
    const partner = named("partner-x", { en: "The Alliance" });
    const { from } = await PostalMime.parse(toMembers("partner-x", language, issue([partner])).join("\r\n"));
    expect(from?.name).toMatch(/^The Alliance\P{L}+\p{L}+ ?Civil Society Unit$/u);
  });

  test("is of a list of its partner, publication and language, which none of its names can change", () => {
    const ids = [toMembers("partner-vngoc"), toMembers("partner-coalition"), toMembers("partner-vngoc", "ar")].map((lines) =>
      idIn(fieldOf(lines, "List-Id")),
    );
    // In the rules of people's mail programs for years: a change here loses them.
    expect(ids).toEqual([
      "0dc9f3d5df82431ec80d-en.members.lists.example.org",
      "70b21fe932672c59d261-en.members.lists.example.org",
      "0dc9f3d5df82431ec80d-ar.members.lists.example.org",
    ]);
    const renamed = issue([{ ...vngoc, organisation: { id: "other", name: { en: "Renamed" }, shortName: "NEW" } }], {
      slug: "renamed",
      name: { en: "Renamed News" },
    });
    expect(idIn(fieldOf(toMembers("partner-vngoc", "en", renamed), "List-Id"))).toBe(ids[0]);
    const otherPublication = issue(undefined, { id: "publication-2" });
    expect(ids).not.toContain(idIn(fieldOf(toMembers("partner-vngoc", "en", otherPublication), "List-Id")));
    expect(fieldOf(toMembers("partner-vngoc"), "List-Id")).toMatch(/^"VNGOC: Civil Society News" </u);
  });

  test.each([
    ["a long name", named("partner-x", { en: "Committee ".repeat(40).trim() }), "example.org"],
    ["a long name in another script", named("partner-x", { en: "لجنة فيينا للمنظمات غير الحكومية ".repeat(6).trim() }), "example.org"],
    ["a long id", named(`partner-${"x".repeat(300)}`, { en: "Umbrella" }), "example.org"],
    ["a long domain", vngoc, `${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.example.org`],
  ])("keeps its List-Id within 255 octets, whatever stands in it: %s", (_name, partner, domain) => {
    const given = issue([partner], { sender: { name: "Civil Society Unit", address: `news@${domain}` } });
    const value = fieldOf(toMembers(partner.id, "ar", given), "List-Id") ?? "";
    expect(Buffer.byteLength(value)).toBeLessThanOrEqual(255);
    expect(idIn(value)).toMatch(/^[a-z0-9]+-ar\.members\.lists\.[a-z.]+$/u);
    expect(idIn(value).endsWith(`.lists.${domain}`)).toBe(true);
  });

  test("has each field once, on lines that every server passes, and nothing in it begins another one", () => {
    const evil = named("partner-x", { en: 'Umbrella" <evil@example.net>\r\nBcc: all@example.net' });
    for (const [id, given] of [
      ["partner-vngoc", issue()],
      ["partner-x", issue([evil])],
    ] as const) {
      for (const language of languages) {
        const lines = toMembers(id, language, given);
        const fields = lines.filter((line) => !line.startsWith(" ")).map((line) => line.slice(0, line.indexOf(":")));
        expect(fields.toSorted()).toEqual([...once, "Content-Type"].toSorted());
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(78);
          expect(line).toMatch(/^[\u0020-\u007E]*$/u);
        }
      }
    }
  });

  test("tells a complaint about one partner's list from one about another's, and nothing of its recipient", () => {
    const [one, other] = [toMembers("partner-vngoc"), toMembers("partner-coalition")];
    expect(fieldOf(one, "Feedback-ID")).toBe("2024-01:en:members-0dc9f3d5df82431ec80d:civil-society-n");
    expect(fieldOf(other, "Feedback-ID")).toBe("2024-01:en:members-70b21fe932672c59d261:civil-society-n");
    expect(fieldOf(one, "List-Owner")).toBe("<mailto:news@example.org?subject=members-0dc9f3d5df82431ec80d-en>");
    expect(fieldOf(one, "List-Unsubscribe")).toBe("<https://news.example.org/u/abc>");
    expect(fieldOf(one, "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  });

  test("is of the same list over a slow connection", () => {
    const low = headerOf({ language: "en", kind: "lowBandwidth", form: "personal" }, personal("partner-vngoc"));
    expect(low).toEqual(toMembers("partner-vngoc"));
  });
});

// Literally as they were before there were lists of partners' members.
const before = (language: string, listId: readonly string[]): readonly string[] => [
  'From: "Civil Society Unit" <news@example.org>',
  "Reply-To: news@example.org",
  "To: reader@example.org",
  "Date: Mon, 15 Jan 2024 09:00:00 +0000",
  "Message-ID: <0197f1c2@example.org>",
  "Subject: January",
  ...listId,
  `List-Archive: <https://news.example.net/civil-society-news/2024-01/${language}>`,
  `List-Subscribe: <https://news.example.net/subscribe/civil-society-news/${language}>`,
  "List-Help: <mailto:news@example.org?subject=help>",
  "List-Post: NO",
  "List-Owner: <mailto:news@example.org>",
  "List-Unsubscribe: <https://news.example.org/u/abc>",
  "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
  `Feedback-ID: 2024-01:${language}:news:civil-society-n`,
  "Precedence: list",
  "X-Auto-Response-Suppress: OOF, AutoReply",
  `Content-Language: ${language}`,
  "MIME-Version: 1.0",
  "Content-Type: multipart/alternative;",
  ' boundary="=_newsletter-alternative"',
];
const english = before("en", ['List-Id: "Civil Society News" <civil-society-news-en.lists.example.org>']);
const arabic = before("ar", [
  "List-Id: =?utf-8?B?2KPYrtio2KfYsSDYp9mE2YXYrNiq2YXYuSDYp9mE2YXYr9mG2Yo=?=",
  " <civil-society-news-ar.lists.example.org>",
]);

describe("the header block of every other kind is what it was, to the byte", () => {
  test("direct, partner copy, low bandwidth, and forwardable to a list", () => {
    expect(headerOf({ language: "en", kind: "direct", form: "personal" }, personal())).toEqual(english);
    expect(headerOf({ language: "ar", kind: "direct", form: "personal" }, personal())).toEqual(arabic);
    expect(headerOf({ language: "ar", kind: "partner", form: "personal", partnerId: "partner-vngoc" }, personal())).toEqual(arabic);
    expect(headerOf({ language: "ar", kind: "lowBandwidth", form: "personal" }, personal())).toEqual(arabic);
    expect(headerOf({ language: "en", kind: "forwardable", form: "shared" }, personal())).toEqual(english);
  });

  test("and the forwardable edition as a file", () => {
    const ofList = [
      "To",
      "List-Post",
      "List-Owner",
      "List-Unsubscribe",
      "List-Unsubscribe-Post",
      "Feedback-ID",
      "Precedence",
      "X-Auto-Response-Suppress",
    ];
    const expected = english
      .filter((line) => !ofList.some((name) => line.startsWith(`${name}:`)))
      .map((line) => (line.startsWith("Message-ID:") ? `Message-ID: <${"d".repeat(32)}@example.org>` : line));
    expect(headerOf({ language: "en", kind: "forwardable", form: "shared" }, undefined)).toEqual(expected);
  });
});
