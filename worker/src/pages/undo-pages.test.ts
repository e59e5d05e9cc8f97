import { languages } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import type { LeavingState, SubscriptionForLeaving } from "../ports/leaving.ts";
import { leaveDonePage, leavePage, leftAllPage } from "./leave-page.ts";
import { decidePage, undoPage } from "./undo-pages.ts";

const waiting: LeavingState = {
  id: "leaving-1",
  askedAt: "2024-01-08T09:00:00Z",
  leftAt: undefined,
  decideUntil: "2024-01-10T09:00:00Z",
  undoUntil: "2024-02-07T09:00:00Z",
  isFinal: false,
  toldCount: 1,
};
const over: LeavingState = { ...waiting, leftAt: "2024-01-08T09:00:00Z" };

const subscription = (given: Partial<SubscriptionForLeaving> = {}): SubscriptionForLeaving => ({
  recipientKind: "desk",
  publication: {
    id: "publication-1",
    slug: "civil-society",
    name: { en: "Civil Society News" },
    publisher: { en: "The Office" },
    languages: ["en"],
    sender: { name: "News", address: "news@example.org" },
    isSample: false,
  },
  partnerName: { en: `Umbrella <script>alert("1")</script> & Sons` },
  state: "active",
  leaving: undefined,
  suppression: undefined,
  hasLists: false,
  offersAll: false,
  maskedAddress: "o…@example.org",
  preferencesPath: undefined,
  ...given,
});

const member = (given: Partial<SubscriptionForLeaving> = {}): SubscriptionForLeaving =>
  subscription({ recipientKind: "members", hasLists: true, offersAll: true, ...given });

const pages = {
  "before leaving": [leavePage, subscription()],
  "of a person, before leaving": [leavePage, subscription({ recipientKind: "person", preferencesPath: "/preferences/abc" })],
  "of who has left": [leaveDonePage, subscription({ state: "left", leaving: over })],
  "of a desk that waits": [leavePage, subscription({ state: "leaving", leaving: waiting })],
  "for undoing": [undoPage, subscription({ recipientKind: "person", state: "left", leaving: over })],
  "when it is too late": [undoPage, subscription({ state: "left", leaving: { ...over, isFinal: true } })],
  "of who is back": [undoPage, subscription({ suppression: "bounced" })],
  "of a member, before leaving": [leavePage, member()],
  "of a member who has left": [leaveDonePage, member({ state: "left", leaving: over })],
  "of a member whose partner has no name yet": [leavePage, member({ partnerName: {} })],
  "of a person where there are members, before leaving": [leavePage, member({ recipientKind: "person", partnerName: {} })],
  "after leaving everything": [leftAllPage, member({ state: "left", leaving: over })],
  "of who is back, and off its partner's list": [undoPage, member({ suppression: "byPartner" })],
  "for deciding": [decidePage, subscription({ state: "leaving", leaving: waiting })],
  "for deciding otherwise": [decidePage, subscription({ state: "left", leaving: over })],
} as const;

describe.each(Object.entries(pages))("the page %s", (_name, [page, shown]) => {
  test.each(languages)("in %s runs in its direction, ends each sentence once, and takes names for text", (language) => {
    const html = page(shown, language);
    expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
    expect(html).not.toMatch(/<script|undefined/u);
    // "8 января 2024 г." brings a full stop of its own.
    expect(html.replaceAll(/<[^>]+>/gu, "")).not.toMatch(/\.\.|。。| {2}/u);
  });
});

test("a member leaves for herself, and reads that she leaves one list; all of them end by a button of its own", () => {
  const page = leavePage(member(), "en");
  expect(page).toContain("off the list of <bdi>Umbrella &#60;script&#62;");
  expect(page).toContain("This is my address");
  expect(page).not.toContain("We are");
  expect(page).toContain("Only this list ends.");
  expect(page).toContain('<button type="submit" name="scope" value="all" class="second">');
  expect(leavePage(member({ offersAll: false }), "en")).not.toContain('value="all"');
  expect(undoPage(member({ suppression: "byPartner" }), "en")).toContain("it alone can put it back");
});

test("who subscribes where no partner has a list of members reads what she always read", () => {
  const page = leavePage(subscription({ recipientKind: "person", partnerName: {} }), "en");
  expect(page).not.toMatch(/organisation|value="all"/u);
});

test("a person alone is offered settings: a desk's belong to its contact", () => {
  expect(leavePage(pages["of a person, before leaving"][1], "en")).toContain('href="/preferences/abc"');
  expect(leavePage(subscription(), "en")).not.toContain("/preferences/");
});

test("nobody is told of mails that were not planned", () => {
  expect(leaveDonePage(subscription({ state: "left", leaving: over }), "en")).toContain("One last mail");
  expect(leaveDonePage(subscription({ state: "left", leaving: { ...over, toldCount: 0 } }), "en")).not.toContain("One last mail");
  expect(leaveDonePage(subscription({ state: "left", leaving: undefined }), "en")).not.toContain("One last mail");
  expect(leaveDonePage(subscription({ state: "leaving", leaving: waiting }), "en")).toContain("contact person is asked");
  expect(leaveDonePage(subscription({ state: "leaving", leaving: { ...waiting, toldCount: 0 } }), "en")).not.toContain("contact person");
});
