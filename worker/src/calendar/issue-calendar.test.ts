import { describe, expect, test } from "vitest";
import type { CalendarEntry, CallForApplications, IssueSnapshot, When } from "@newsletter/schemas";
import { issueCalendar } from "./issue-calendar.ts";

function entry(when: When, some: Partial<CalendarEntry> = {}): CalendarEntry {
  return { type: "calendarEntry", id: "entry", title: { en: "A session" }, kind: "session", when, placeKind: "notStated", ...some };
}

function call(deadlines: CallForApplications["deadlines"]): CallForApplications {
  return { type: "callForApplications", id: "call", title: { en: "A call" }, summary: {}, deadlines };
}

function snapshot(...sections: IssueSnapshot["sections"]): IssueSnapshot {
  return {
    version: 1,
    baseUrl: "https://news.example.org",
    referenceTime: "2024-01-15T09:00:00Z",
    publication: {
      id: "publication",
      slug: "news",
      name: { en: "News" },
      publisher: { en: "A unit" },
      languages: ["en", "ar"],
      sender: { name: "A “unit”", address: "news@example.org" },
      isSample: false,
    },
    issue: { id: "issue", slug: "2024-01", number: 5, month: "2024-01", title: {}, subject: {}, preheader: {}, coverNote: {} },
    sections,
    partners: [],
    pinned: [],
  };
}

const calendar = (...items: CalendarEntry[]): IssueSnapshot => snapshot({ kind: "calendar", key: "calendar", items });
const sentAt = "2024-01-15T10:00:00.000Z";
const file = (of: IssueSnapshot, language: "en" | "ar" = "en"): string => issueCalendar(of, language, sentAt) ?? "";
const unfolded = (text: string): readonly string[] => text.replaceAll("\r\n ", "").split("\r\n");

const vienna = (startsAt: string, endsAt?: string): When => ({
  precision: "time",
  startsAt,
  timeZone: "Europe/Vienna",
  ...(endsAt === undefined ? {} : { endsAt }),
});

describe("the calendar file of an issue", () => {
  test("is none where no date is known to the day", () => {
    expect(
      issueCalendar(calendar(entry({ precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" })), "en", sentAt),
    ).toBeUndefined();
    expect(issueCalendar(snapshot({ kind: "letter", key: "l", letter: {}, signatory: { name: {} } }), "en", sentAt)).toBeUndefined();
  });

  test("ends each line with CR and LF, in at most 75 octets and never within a character", () => {
    const title = "جلسة حول مكافحة الفساد، ".repeat(12);
    const text = file(calendar(entry({ precision: "day", day: "2024-02-04" }, { title: { ar: title } })), "ar");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain("\uFFFD");
    expect(unfolded(text)).toContain(`SUMMARY:${title}`);
  });

  test("lets no text end a line or begin a property", () => {
    const title = { en: "One; two, three \\ four\r\nATTENDEE:mailto:x@example.org\u0007" };
    expect(unfolded(file(calendar(entry({ precision: "day", day: "2024-02-04" }, { title }))))).toContain(
      "SUMMARY:One\\; two\\, three \\\\ four\\nATTENDEE:mailto:x@example.org ",
    );
  });

  test("says days without an hour, the last one included", () => {
    const lines = unfolded(file(calendar(entry({ precision: "range", firstDay: "2024-01-29", lastDay: "2024-02-29" }))));
    expect(lines).toEqual(expect.arrayContaining(["DTSTART;VALUE=DATE:20240129", "DTEND;VALUE=DATE:20240301"]));
  });

  test("says times as clocks of their zone show them, and brings the zone along with what changes in it meanwhile", () => {
    const lines = unfolded(file(calendar(entry(vienna("2024-03-30T22:30:00Z", "2024-03-31T02:00:00Z")))));
    expect(lines).toEqual(
      expect.arrayContaining(["DTSTART;TZID=Europe/Vienna:20240330T233000", "DTEND;TZID=Europe/Vienna:20240331T040000"]),
    );
    expect(lines.slice(lines.indexOf("BEGIN:VTIMEZONE"), lines.indexOf("END:VTIMEZONE"))).toEqual([
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Vienna",
      "BEGIN:STANDARD",
      "DTSTART:19700101T000000",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0100",
      "END:STANDARD",
      "BEGIN:DAYLIGHT",
      "DTSTART:20240331T020000",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
      "END:DAYLIGHT",
    ]);
  });

  test("brings each zone once, and none that nothing names", () => {
    const entries = [
      entry(vienna("2024-06-01T08:00:00Z"), { id: "one" }),
      entry(vienna("2024-06-02T08:00:00Z"), { id: "two" }),
      entry({ precision: "time", startsAt: "2024-06-01T08:00:00Z", timeZone: "Asia/Kathmandu" }, { id: "three" }),
      entry({ precision: "day", day: "2024-06-03" }, { id: "four" }),
    ];
    const lines = unfolded(file(calendar(...entries)));
    expect(lines.filter((line) => line.startsWith("TZID:"))).toEqual(["TZID:Europe/Vienna", "TZID:Asia/Kathmandu"]);
    expect(lines).toContain("TZOFFSETTO:+0545");
    expect(lines).toContain("DTSTART;TZID=Asia/Kathmandu:20240601T134500");
  });

  test("names an entry once, under the same UID in every language", () => {
    const one = entry({ precision: "day", day: "2024-02-04" }, { kind: "course" });
    const both = snapshot({ kind: "calendar", key: "a", items: [one] }, { kind: "courses", key: "b", items: [one] });
    const uids = (language: "en" | "ar"): readonly string[] => unfolded(file(both, language)).filter((line) => line.startsWith("UID:"));
    expect(uids("en")).toEqual(["UID:entry@example.org"]);
    expect(uids("ar")).toEqual(uids("en"));
  });

  test("has what RFC 5546 asks of something published, invites nobody, and is the same bytes each time", () => {
    const one = calendar(entry({ precision: "day", day: "2024-02-04" }));
    const lines = unfolded(file(one));
    expect(lines).toEqual(
      expect.arrayContaining(["DTSTAMP:20240115T100000Z", 'ORGANIZER;CN="A “unit”":mailto:news@example.org', "STATUS:CONFIRMED"]),
    );
    expect(lines.filter((line) => /^(?:METHOD|ATTENDEE)/u.test(line))).toEqual([]);
    expect(file(one)).toBe(file(one));
  });

  test("says what is cancelled or postponed", () => {
    const day: When = { precision: "day", day: "2024-02-04" };
    const lines = unfolded(file(calendar(entry(day, { id: "a", status: "cancelled" }), entry(day, { id: "b", status: "postponed" }))));
    expect(lines.filter((line) => line.startsWith("STATUS:"))).toEqual(["STATUS:CANCELLED", "STATUS:TENTATIVE"]);
    expect(lines).toContain("SUMMARY:A session (Postponed)");
  });
});

describe("deadlines", () => {
  const topics = [{ key: "tip", name: { en: "Trafficking" } }];

  test("at midnight stand on the day that ends with it; closed ones are left out", () => {
    const midnight = { precision: "instant", closesAt: "2024-02-04T23:00:00Z", timeZone: "Europe/Vienna" } as const;
    const closed = { precision: "day", day: "2023-12-03" } as const;
    const lines = unfolded(
      file(
        snapshot({
          kind: "calls",
          key: "calls",
          items: [
            call([
              { key: "1", topics, closes: midnight, words: { en: "4 February, midnight CET" } },
              { key: "2", topics: [{ key: "firearms", name: { en: "Firearms" } }], closes: closed },
            ]),
          ],
        }),
      ),
    );
    expect(lines.filter((line) => line.startsWith("UID:"))).toEqual(["UID:call.tip@example.org"]);
    expect(lines).toEqual(expect.arrayContaining(["DTSTART;VALUE=DATE:20240204", "DTEND;VALUE=DATE:20240205"]));
    expect(lines.find((line) => line.startsWith("DESCRIPTION"))).toContain("4 February\\, midnight CET");
  });

  test("of a registration stand beside the entry, with an hour where there is one", () => {
    const closes = { precision: "instant", closesAt: "2024-02-01T16:00:00Z", timeZone: "Europe/Vienna" } as const;
    const lines = unfolded(file(calendar(entry({ precision: "day", day: "2024-02-04" }, { registration: { closes } }))));
    expect(lines.filter((line) => line.startsWith("UID:"))).toEqual(["UID:entry@example.org", "UID:entry.registration@example.org"]);
    expect(lines).toContain("DTSTART;TZID=Europe/Vienna:20240201T170000");
  });
});
