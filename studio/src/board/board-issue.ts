import { languages as allLanguages, staleLanguages, translatedFields, type IssueState, type Language } from "@newsletter/schemas";
import { firstTranslation, translatedLanguages, type IssueBoardQueryResult } from "@newsletter/schemas/studio";
import { monthInWords } from "../months.ts";

type StoredIssue = IssueBoardQueryResult[number];

/** An issue as a line of the board. */
export interface BoardIssue {
  readonly id: string;
  readonly title: string;
  /** "No. 5 · January 2024" */
  readonly numberAndMonth: string;
  /** The cover, else the first picture of an item. */
  readonly picture: unknown;
  readonly languages: readonly BoardLanguage[];
  readonly isDraft: boolean;
  /** Items of the issue with changes that are not published. */
  readonly draftItemCount: number;
  readonly itemCount: number;
}

export interface BoardLanguage {
  readonly language: Language;
  readonly isDone: boolean;
  /** Some of it is from before its source changed. */
  readonly isStale: boolean;
}

/** `recorded`: documents of the issue that keep records of their translations. */
export function boardIssue(issue: StoredIssue, recorded: readonly object[] = []): BoardIssue {
  const stale = new Set(recorded.flatMap(staleLanguagesOf));
  const sections = issue.sections ?? [];
  const items = sections.flatMap((section) => section.items ?? []);
  return {
    id: issue._id,
    title: firstTranslation(issue.title) ?? "Issue without a title",
    numberAndMonth: [
      issue.number === null ? "Not numbered yet" : `No. ${String(issue.number)}`,
      ...(issue.month === null ? [] : [monthInWords(issue.month)]),
    ].join(" · "),
    picture: issue.cover ?? items.map((item) => item.picture ?? item.still).find((picture) => picture !== null),
    languages: (issue.languages ?? allLanguages).map((language) => {
      const isStale = stale.has(language);
      return { language, isDone: isDoneIn(issue, language) && !isStale, isStale };
    }),
    isDraft: issue.isDraft,
    draftItemCount: new Set(items.filter((item) => item.isDraft).map((item) => item._id)).size,
    itemCount: items.length,
  };
}

function staleLanguagesOf(document: object): readonly Language[] {
  return translatedFields(document).flatMap((field) => staleLanguages(document, field));
}

/** A language is done when subject, letter and every item's title are there in it, and nothing of it is stale. */
function isDoneIn({ subject, sections }: StoredIssue, language: Language): boolean {
  const has = (value: unknown): boolean => translatedLanguages(value).has(language);
  return (
    has(subject) &&
    (sections ?? []).every(
      (section) =>
        (section.kind !== "letter" || has(section.letter)) &&
        (section.items ?? []).every((item) => has(item.title ?? item.organisationName)),
    )
  );
}

export interface NextStep {
  readonly words: string;
  readonly tone: "primary" | "caution" | "positive" | "default";
}

/** What the editor does next with an issue. `state` is undefined while the worker has not said it. */
export function nextStep(issue: BoardIssue, state: IssueState | undefined): NextStep {
  if (issue.itemCount === 0) return { words: "Add sections and items", tone: "primary" };
  if (issue.isDraft) return { words: "Publish the draft", tone: "caution" };
  if (issue.draftItemCount > 0) {
    return { words: issue.draftItemCount === 1 ? "Publish 1 item" : `Publish ${String(issue.draftItemCount)} items`, tone: "caution" };
  }
  if (state === undefined) return { words: "Published", tone: "default" };
  switch (state.state) {
    case "notRehearsed":
      return { words: "Rehearse", tone: "primary" };
    case "rehearsing":
      return { words: "Wait for the rehearsal", tone: "default" };
    case "needsDecision":
      return {
        words:
          state.unconfirmed === 1 ? "Decide on 1 unconfirmed recipient" : `Decide on ${String(state.unconfirmed)} unconfirmed recipients`,
        tone: "caution",
      };
    case "rehearsed":
      return { words: "Ask for approval", tone: "primary" };
    case "approvalAsked":
      return { words: "Wait for approval", tone: "default" };
    case "submitting":
      return { words: "Wait for the campaign", tone: "default" };
    case "submitted":
      return { words: "Done", tone: "positive" };
    case "cancelled":
      return { words: "Ask for approval again", tone: "caution" };
  }
}

/** What became of the issue, by its campaign or else its latest rehearsal. */
export function stateInWords(state: IssueState | undefined): string {
  if (state === undefined) return "Rehearsals not known";
  const counts = `${String(state.accepted)} of ${String(state.candidates)} accepted`;
  switch (state.state) {
    case "notRehearsed":
      return "Not rehearsed yet";
    case "rehearsing":
      return `Rehearsal running: ${counts}`;
    case "needsDecision":
      return `${counts}, ${String(state.unconfirmed)} unconfirmed`;
    case "rehearsed":
      return `Rehearsed: ${counts}`;
    case "approvalAsked":
      return "Approval asked for";
    case "submitting":
      return `Campaign running: ${counts}`;
    case "submitted":
      return `Submission finished: ${counts}`;
    case "cancelled":
      return `Cancelled: ${counts}`;
  }
}
