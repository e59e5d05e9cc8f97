import type { AudienceDefinition } from "./audience-api.ts";
import type { EditionKey } from "./edition-key.ts";
import type { QuietHours } from "./quiet-hours.ts";
import type { PersonName } from "./sending-api.ts";

// What an approver has not read yet: how what approval is asked for differs from what was decided about last. `GET /sending/differences?approvalId=<id>`
// compares stored bytes with stored bytes, so its answer never changes.

export interface DifferencesResponse {
  /** Null when nobody has approved or refused this issue before: all of it is new. */
  readonly comparedWith: ComparedApproval | null;
  /** In the order in which a person reads them; empty when nothing differs. */
  readonly differences: readonly Difference[];
  readonly texts: readonly DifferingText[];
  /** Texts that differ and are not listed. */
  readonly moreTextCount: number;
}

/** The last that was approved; of an issue never approved, the last that was refused. What was withdrawn nobody has decided about. */
export interface ComparedApproval {
  readonly state: "approved" | "refused";
  /** Who signed, or who refused. */
  readonly by: readonly PersonName[];
  readonly at: string;
  /** Why it was refused; null for what was approved. */
  readonly reason: string | null;
}

export type Difference =
  | { readonly kind: "words"; readonly editionCount: number }
  | { readonly kind: "editions"; readonly joined: readonly EditionKey[]; readonly left: readonly EditionKey[] }
  | { readonly kind: "pictures" | "files"; readonly addedCount: number; readonly removedCount: number }
  /** Editions that say the same in other HTML: where links lead, how it looks. */
  | { readonly kind: "markup"; readonly editionCount: number }
  /** Whom it was chosen for. */
  | { readonly kind: "audienceDefinition"; readonly before: AudienceDefinition; readonly after: AudienceDefinition }
  | {
      readonly kind: "audience";
      readonly before: RecipientCounts;
      readonly after: RecipientCounts;
      /** Partners that get more or fewer than before. */
      readonly partnerCount: number;
    }
  /** Null: as soon as it is approved. */
  | { readonly kind: "schedule"; readonly before: string | null; readonly after: string | null }
  /** Null: none. */
  | { readonly kind: "quietHours"; readonly before: QuietHours | null; readonly after: QuietHours | null }
  | { readonly kind: "sender"; readonly before: string; readonly after: string }
  | { readonly kind: "template" };

export interface RecipientCounts {
  readonly plannedCount: number;
  readonly excludedCount: number;
}

/** What differs in the words of an edition, and in those of all others of its language that differ in the same way. */
export interface DifferingText {
  /** At least one. */
  readonly editions: readonly EditionKey[];
  readonly lines: readonly DifferingLine[];
  /** Lines that differ and are not shown. */
  readonly moreLineCount: number;
}

export type DifferingLine =
  /** So many lines are as they were. */
  | { readonly kind: "folded"; readonly lineCount: number }
  | LineOfText
  | {
      readonly kind: "changed";
      readonly part: TextPart;
      readonly runs: readonly { readonly kind: "same" | "added" | "removed"; readonly words: string }[];
    };

/** `same` shows where in the text the next or last difference stands. */
interface LineOfText {
  readonly kind: "same" | "added" | "removed";
  readonly part: TextPart;
  readonly words: string;
}

export type TextPart = "subject" | "preheader" | "text";
