import { isLanguage, languages, type IssueSnapshot, type Language } from "@newsletter/schemas";
import * as z from "zod";
import { forewordCharactersMax } from "./limits.ts";
import type { DraftLine, DraftSection, PicksDraft } from "./picks-draft.ts";
import { itemsOf } from "./picks.ts";

// What a form of a selection says. It comes from a stranger's browser: places that the issue has not are passed over, places it forgot come
// last and are left out, so that no form can name what was not approved.

const some = z.union([z.string().transform((one) => [one]), z.array(z.string()).max(2_000)]).catch([]);
const formSchema = z.looseObject({ order: some, keep: some, languages: some, language: some, act: z.string().max(40).catch("") });

export interface PicksForm {
  readonly draft: PicksDraft;
  /** What the button that was pressed is for. */
  readonly act: string;
  /** Languages whose foreword is too long; it is in the draft as it was typed. */
  readonly tooLong: readonly Language[];
}

export function readPicksForm(snapshot: IssueSnapshot, body: unknown): PicksForm {
  const form = formSchema.catch({ order: [], keep: [], languages: [], language: [], act: "" }).parse(body);
  const places = form.order;
  const isKept = new Set(form.keep);
  const line = (place: string): DraftLine => ({ place, isKept: isKept.has(place) });
  const sections = inOrder(
    snapshot.sections.map((_, index) => String(index)),
    places,
  ).map((place): DraftSection => {
    const section = snapshot.sections[Number(place)];
    const items = section === undefined ? undefined : itemsOf(section)?.map((_, index) => `${place}.${index}`);
    return { place, isKept: isKept.has(place), items: items === undefined ? undefined : inOrder(items, places).map(line) };
  });
  const chosen = new Set(form.language);
  const ordered = inOrder(snapshot.publication.languages, form.languages.filter(isLanguage));
  const foreword = forewordsIn(form);
  return {
    act: form.act,
    draft: { languages: ordered.map((language) => ({ language, isKept: chosen.has(language) })), sections, foreword },
    tooLong: languages.filter((language) => (foreword[language] ?? "").length > forewordCharactersMax),
  };
}

/** What there is, as it is asked for; what nobody asked for follows. */
function inOrder<T>(there: readonly T[], asked: readonly T[]): readonly T[] {
  const named = [...new Set(asked)].filter((each) => there.includes(each));
  return [...named, ...there.filter((each) => !named.includes(each))];
}

function forewordsIn(form: Readonly<Record<string, unknown>>): Partial<Record<Language, string>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = form[`foreword-${language}`];
      return typeof text === "string" ? [[language, plainText(text)]] : [];
    }),
  );
}

/**
 * Without the marks that turn the direction of what follows, control characters, and the private-use characters that stand for links in an
 * edition: a word of an office must not turn a line around, nor open a place for somebody's token.
 */
function plainText(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?|[\u2028\u2029]/gu, "\n")
      .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\p{Co}]/gu, "")
      // oxlint-disable-next-line no-control-regex -- all but the line's end and the tabulator
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, "")
      .trim()
  );
}
