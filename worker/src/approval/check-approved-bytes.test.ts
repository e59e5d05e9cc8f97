import { createHash } from "node:crypto";
import { canonicalJson, editionKeyText, type EditionKey, type PersonName, type RenderedEdition, noSlots } from "@newsletter/schemas";
import { describe, expect, test } from "vitest";
import { snapshot } from "../../test/support/snapshots.ts";
import type { ApprovalRecord, ApprovedBytes, Signature } from "../ports/approvals.ts";
import { approvedDigest } from "./approved-digest.ts";
import { approvalFault } from "./check-approved-bytes.ts";

const sha256 = (value: unknown): string => createHash("sha256").update(canonicalJson(value)).digest("hex");
const templateVersion = "4";
const issue = snapshot();
const ann = { id: "ann", name: "Ann Approver" };
const edith = { id: "edith", name: "Edith Editor" };

function edition(kind: "direct" | "web"): RenderedEdition {
  const key: EditionKey = { language: "en", kind, form: kind === "web" ? "shared" : "personal" };
  const said = { key, subject: "A subject", preheader: "", html: `<p>${kind}</p>`, text: kind, templateVersion };
  return { ...said, digest: sha256(said), htmlBytes: 10, slots: { html: noSlots, text: noSlots }, findings: [] };
}

const editions = [edition("direct"), edition("web")];

function approved(changes: Partial<ApprovalRecord> = {}): ApprovedBytes {
  const snapshotDigest = sha256(issue);
  const schedule = { scheduledAt: null, quietHours: null };
  const content = {
    snapshotDigest,
    editions: editions.map(({ key, digest }) => ({ keyText: editionKeyText(key), digest })),
    templateVersion,
    audience: { publicationId: "publication" },
  };
  const approval: ApprovalRecord = {
    id: "approval",
    issueId: "issue",
    publicationId: "publication",
    digest: approvedDigest(content, schedule),
    snapshotDigest,
    templateVersion,
    ...schedule,
    audience: { candidateCount: 1, plannedCount: 1, excludedCount: 0, exclusions: {}, partners: [] },
    state: "approved",
    askedBy: edith,
    askedAt: "2024-01-10T09:00:00.000Z",
    note: "",
    authors: { people: [edith], signaturesNeeded: 1, reason: null },
    signatures: [{ by: ann, at: "2024-01-10T10:00:00.000Z", breakGlassReason: null }],
    decision: { by: ann, at: "2024-01-10T10:00:00.000Z", reason: null },
    editions: [],
    ...changes,
  };
  return { approval, snapshot: issue, editions };
}

test("an approval of exactly these bytes, by another person, holds", () => {
  expect(approvalFault(approved())).toBeUndefined();
});

test("an approval of two people by break-glass holds, authors or not", () => {
  expect(approvalFault(approved({ signatures: [brokenBy(edith), brokenBy(ann)] }))).toBeUndefined();
});

describe("invariant 4: a campaign does not go on", () => {
  test.each([
    ["without an approval", undefined, "There is no approval"],
    ["by one that is only asked for", approved({ state: "asked" }), "is asked"],
    ["by one that was refused", approved({ state: "refused" }), "is refused"],
    ["without a signature", approved({ signatures: [] }), "signature is missing"],
    ["with one signature of two", approved({ authors: { people: [], signaturesNeeded: 2, reason: "A gap." } }), "signature is missing"],
    [
      "with the same signature twice for two",
      approved({
        authors: { people: [], signaturesNeeded: 2, reason: "A gap." },
        signatures: [
          { by: ann, at: "2024-01-10T10:00:00.000Z", breakGlassReason: null },
          { by: ann, at: "2024-01-10T10:01:00.000Z", breakGlassReason: null },
        ],
      }),
      "signature is missing",
    ],
    ["when an author signed", approved({ authors: { people: [edith, ann], signaturesNeeded: 1, reason: null } }), "is an author"],
    ["by break-glass of one", approved({ signatures: [brokenBy(ann)] }), "signature is missing"],
    [
      "when an author signed beside who broke the glass",
      approved({ signatures: [brokenBy(ann), { ...brokenBy(edith), breakGlassReason: null }] }),
      "is an author",
    ],
    ["when who asked signed", approved({ askedBy: ann }), "is an author"],
    ["with another snapshot", { ...approved(), snapshot: { ...issue, baseUrl: "https://elsewhere.example.org" } }, "snapshot"],
    [
      "with other bytes",
      { ...approved(), editions: editions.map((each) => Object.assign({ ...each }, { html: "<p>other</p>" })) },
      "edition",
    ],
    ["with an edition less", { ...approved(), editions: editions.slice(1) }, "another digest"],
    ["with an edition more, of its own digest", { ...approved(), editions: [...editions, ...editions.slice(1)] }, "another digest"],
    ["in other quiet hours", approved({ quietHours: { from: "20:00", to: "07:00", timeZone: "Europe/Vienna" } }), "another digest"],
    ["at another time", approved({ scheduledAt: "2024-02-01T08:00:00.000Z" }), "another digest"],
    ["to another audience", approved({ publicationId: "another" }), "another digest"],
    [
      "with a partner left out",
      approved({ audience: { ...approved().approval.audience, definition: { leftOutPartners: ["partner-a"] } } }),
      "another digest",
    ],
    ["by other templates", approved({ templateVersion: "5" }), "another digest"],
  ])("%s", (_case, found, words) => {
    expect(approvalFault(found)).toContain(words);
  });
});

function brokenBy(by: PersonName): Signature {
  return { by, at: "2024-01-10T10:00:00.000Z", breakGlassReason: "The call closes tonight." };
}
