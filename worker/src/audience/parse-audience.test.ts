import { describe, expect, test } from "vitest";
import { parseAudience } from "./parse-audience.ts";

const header = "address,recipientKind,partnerId,languages,state";
const good = "office@example.org,desk,partner-a,en,active";

describe("an audience file is refused", () => {
  test.each([
    ["", 'Line 1: the first line must be "'],
    [`${header}\n`, "The file has no rows."],
    [`${header}\n${good}\nno address,person,,en,active`, 'Line 3: "no address" is not an e-mail address.'],
    [`${header}\nmembers,list,partner-a,en,active`, 'Line 2: "members" is not an e-mail address.'],
    [`${header}\na@example.org,robot,,en,active`, 'Line 2: "robot" is no recipient kind'],
    [`${header}\na@example.org,list,,en,active`, "Line 2: a list needs a partnerId."],
    [`${header}\na@example.org,person,,en;tlh,active`, 'Line 2: "tlh" is no language of the publication.'],
    [`${header}\na@example.org,person,,,active`, 'Line 2: "" is no language of the publication.'],
    [`${header}\na@example.org,person,,en,left`, 'Line 2: "left" is no state to import'],
    [`${header}\na@example.org,person,en,active`, "Line 2: 4 columns instead of 5."],
  ])("%j: %s", (csv, fault) => {
    const parsed = parseAudience(csv);
    expect(parsed).toMatchObject({ state: "faulty", faults: [expect.stringContaining(fault)] });
  });

  test("with every fault and its line, blank lines counted", () => {
    const parsed = parseAudience(`${header}\nx,person,,en,active\n\n${good}\ny,person,,en,active\n`);
    expect(parsed.state === "faulty" && parsed.faults.map((fault) => fault.slice(0, 7))).toEqual(["Line 2:", "Line 5:"]);
  });
});

test("reads a file with a byte order mark and CRLF, languages in their order", () => {
  expect(parseAudience(`\uFEFF${header}\r\n${good}\r\nreader@example.org,person,,ar;en,requested\r\n`)).toEqual({
    state: "parsed",
    rows: [
      { address: "office@example.org", recipientKind: "desk", partnerId: "partner-a", languages: ["en"], state: "active" },
      { address: "reader@example.org", recipientKind: "person", partnerId: undefined, languages: ["ar", "en"], state: "requested" },
    ],
  });
});
