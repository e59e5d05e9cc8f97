import type { CalendarEntry, EditionKey } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { renderEdition } from "../src/index.ts";
import { course } from "./every-field.ts";
import { issueSnapshot } from "./issue-snapshot.ts";

const web: EditionKey = { language: "en", kind: "web", form: "shared" };

async function eventsOf(...items: CalendarEntry[]): Promise<unknown> {
  const { html } = await renderEdition(issueSnapshot({ sections: [{ kind: "calendar", key: "calendar", items }] }), web);
  const data = /<script type="application\/ld\+json">(?<json>[^<]*)<\/script>/u.exec(html)?.groups?.["json"];
  return data === undefined ? undefined : (JSON.parse(data) as unknown);
}

function entry(some: Partial<CalendarEntry>): CalendarEntry {
  return {
    type: "calendarEntry",
    id: "entry",
    title: { en: "An entry" },
    kind: "event",
    when: { precision: "day", day: "2024-01-26" },
    placeKind: "notStated",
    ...some,
  };
}

const address = "https://newsletter.example.org/civil-society-newsletter/2024-01/en#item-entry";

describe("the events of a web edition", () => {
  test("say when, where and in which state", async () => {
    const webinar = entry({
      when: { precision: "time", startsAt: "2024-01-26T14:00:00Z", endsAt: "2024-01-26T15:30:00Z", timeZone: "Europe/Vienna" },
      placeKind: "hybrid",
      place: { en: "Vienna" },
      status: "postponed",
      partOf: { id: "congress", title: { en: "The Congress" } },
    });
    expect(await eventsOf(webinar)).toEqual({
      "@context": "https://schema.org",
      "@graph": [
        {
          "@type": "Event",
          "@id": address,
          name: "An entry",
          startDate: "2024-01-26T15:00:00+01:00",
          endDate: "2024-01-26T16:30:00+01:00",
          eventStatus: "https://schema.org/EventPostponed",
          eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
          location: [
            { "@type": "Place", name: "Vienna" },
            { "@type": "VirtualLocation", url: address },
          ],
          url: address,
          inLanguage: ["en"],
          organizer: { "@type": "Organization", name: "Civil Society Unit" },
          superEvent: { "@type": "Event", name: "The Congress" },
        },
      ],
    });
  });

  test("have days where the hour is not known, and say nothing of a place that is not", async () => {
    expect(await eventsOf(course({ placeKind: "notStated" }))).toMatchObject({
      "@graph": [{ "@type": "EducationEvent", startDate: "2024-02-12", endDate: "2024-03-15", url: "https://example.org/courses/one" }],
    });
    expect(await eventsOf(entry({}))).not.toHaveProperty("@graph.0.location");
  });

  test("are none where only months are known", async () => {
    expect(await eventsOf(entry({ when: { precision: "monthSpan", firstMonth: "2024-02", lastMonth: "2024-03" } }))).toBeUndefined();
  });

  test("cannot end the element they stand in", async () => {
    expect(await eventsOf(entry({ title: { en: "</script><script>alert(1)</script>" } }))).toMatchObject({
      "@graph": [{ name: "</script><script>alert(1)</script>" }],
    });
  });

  test("stand on the page alone", async () => {
    const { html } = await renderEdition(issueSnapshot(), { language: "en", kind: "direct", form: "personal" });
    expect(html).not.toContain("<script");
  });
});
