import { languages, type Contact } from "@newsletter/schemas";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { contactMark } from "../audience/leaving.ts";
import { readToken } from "../audience/token.ts";
import { limits } from "../limits.ts";
import type { LeavingRecord } from "../ports/leaving.ts";
import { createLeavingNotices } from "./leaving-notices.ts";

const tokenKey = new Uint8Array(32).fill(7);
const noticesOf = createLeavingNotices({
  tokenKey,
  publicUrl: "https://news.example.org",
  ids: { uuidv7: () => "0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10", randomHex: () => "00" },
  clock: { now: () => new Date("2024-01-08T09:00:00Z") },
});

const record = (given: Partial<LeavingRecord> = {}): LeavingRecord => ({
  subscriptionId: "subscription-1",
  number: "00000000000000aa",
  address: "Office@example.org",
  recipientKind: "desk",
  languages: ["en"],
  publicationId: "publication-1",
  publication: {
    id: "publication-1",
    slug: "civil-society",
    name: { en: "Civil Society News" },
    publisher: { en: "The Office" },
    languages: ["en"],
    sender: { name: "News", address: "news@example.org" },
    isSample: false,
  },
  partnerId: "partner-1",
  partnerName: { en: "Umbrella" },
  state: "leaving",
  leaving: {
    id: "leaving-1",
    askedAt: "2024-01-08T09:00:00Z",
    leftAt: undefined,
    decideUntil: "2024-01-10T09:00:00Z",
    undoUntil: "2024-02-07T09:00:00Z",
    isFinal: false,
    toldCount: 0,
  },
  suppression: undefined,
  hasOthers: false,
  hasLists: false,
  ...given,
});

const contact = (given: Partial<Contact> = {}): Contact => ({
  id: "0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10",
  partnerId: "partner-1",
  stakeholderKind: null,
  name: "Cora",
  address: "cora@example.org",
  ...given,
});

test("a desk's own address is asked nothing, in whatever case it stands among the contacts", () => {
  const own = contact({ id: "0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a11", address: "office@EXAMPLE.org" });
  expect(noticesOf(record(), [own, contact()]).map(({ address }) => address)).toEqual(["cora@example.org"]);
});

test("the link of each contact says who was asked, and decides for this subscription alone", async () => {
  const second = contact({ id: "0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9abc", address: "carl@example.org" });
  const tokens = await Promise.all(
    noticesOf(record(), [contact(), second]).map(async ({ message }) => {
      const { text = "" } = await PostalMime.parse(message());
      return readToken(tokenKey, /\/decide\/(?<token>\w+)/u.exec(text)?.groups?.["token"] ?? "", "decide");
    }),
  );
  expect(tokens).toEqual(
    [contact(), second].map(({ id }) => ({ purpose: "decide", subscriptionNumber: "00000000000000aa", campaignNumber: contactMark(id) })),
  );
});

test.each(languages)("what they say in %s of days is what counts", async (language) => {
  const days = String(limits.leavingUndoMs / 86_400_000);
  const [asked] = noticesOf(record({ languages: [language] }), [contact()]);
  const [left] = noticesOf(record({ languages: [language], recipientKind: "person", state: "left" }), []);
  const texts = await Promise.all([asked, left].map(async (mail) => (await PostalMime.parse(mail?.message() ?? "")).text ?? ""));
  for (const text of texts) expect(text).toContain(days);
});

/** What a contact is told of one that is leaving, or has left then. */
async function textOf(leftAt: string | undefined): Promise<string> {
  const { leaving } = record();
  if (leaving === undefined) throw new Error("it is leaving");
  const [mail] = noticesOf(record({ leaving: { ...leaving, leftAt } }), [contact()]);
  return (await PostalMime.parse(mail?.message() ?? "")).text ?? "";
}

test("a contact is told by when to answer, and who could be asked only later that it has stopped", async () => {
  expect(await textOf(undefined)).toContain("Without an answer, delivery stops on 10 January 2024 at 09:00 UTC.");
  expect(await textOf("2024-01-10T09:00:00Z")).toContain("Delivery has stopped meanwhile. Until 7 February 2024");
});

test("nobody can be told by a publication that has had no issue, and whose mail bounced is told nothing", () => {
  expect(noticesOf(record({ publication: undefined }), [contact()])).toEqual([]);
  expect(noticesOf(record({ recipientKind: "person", suppression: "bounced" }), [])).toEqual([]);
  expect(noticesOf(record({ recipientKind: "person", suppression: "unsubscribed" }), [])).toHaveLength(1);
});
