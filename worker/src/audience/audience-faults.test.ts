import { expect, test } from "vitest";
import { contactFaults, withoutEdges } from "./contact-faults.ts";
import { segmentFaults } from "./segment-faults.ts";

const conditions = { partners: [], recipientKinds: ["desk" as const], languages: [], places: [] };

test.each([
  [{ name: "", address: "" }, ["name", "address"]],
  [{ name: "\u200F \u2060", address: "amina@example.org" }, ["name"]],
  [{ name: "x".repeat(101), address: "amina@example.org" }, ["name"]],
  [{ name: "Amina", address: "amina" }, ["address"]],
  [{ name: "Amina", address: "amina@example.org, samir@example.org" }, ["address"]],
  [{ name: "Amina", address: `${"x".repeat(250)}@example.org` }, ["address"]],
  [{ name: "أمينة الخطيب", address: "amina@example.org" }, []],
])("of a contact %j, these fields have to be mended: %j", (contact, fields) => {
  expect(contactFaults(contact).map(({ field }) => field)).toEqual(fields);
});

test.each([
  [{ name: "", conditions }, ["name"]],
  [{ name: "x".repeat(81), conditions }, ["name"]],
  [{ name: "Desks", conditions: { ...conditions, recipientKinds: [] } }, ["conditions"]],
  [{ name: "المكاتب", conditions }, []],
  [{ name: "Kenya", conditions: { ...conditions, recipientKinds: [], places: ["KE"] } }, []],
])("of a segment %j, these fields have to be mended: %j", (segment, fields) => {
  expect(segmentFaults(segment).map(({ field }) => field)).toEqual(fields);
});

test("blanks around and within a name are nobody's wish", () => {
  expect(withoutEdges("  Amina \n\t Khatib\u00A0")).toBe("Amina Khatib");
});
