import type { TakingPart } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import { translatedString, type Edition } from "../edition.ts";
import { Inline } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

type Strings = TakingPart["cost"];

/** One term of a call or a course: words of an editor in their own language, or a list in ours. */
export interface Term {
  readonly label: string;
  readonly value: Strings | string;
}

/** Who may take part, in which languages, at what cost and on what basis: what is known of it, in that order. */
export function termsOf(edition: Edition, item: TakingPart & { readonly legalBasis?: Strings }): readonly Term[] {
  const { words } = edition;
  const kinds = item.stakeholderKinds?.map((kind) => words.stakeholderKind[kind]).join(words.listSeparator);
  const languages = item.languages?.map((language) => words.languageName[language]).join(words.listSeparator);
  // The words of a call say it better than our kinds, which are for finding it.
  const terms: readonly Term[] = [
    { label: words.whoMayApply, value: item.eligibility ?? kinds },
    { label: words.languages, value: languages },
    { label: words.cost, value: item.cost },
    { label: words.legalBasis, value: item.legalBasis },
  ];
  return terms.filter(({ value }) => value !== undefined);
}

export function Terms({ edition, terms }: { readonly edition: Edition; readonly terms: readonly Term[] }): ReactElement {
  return (
    <>
      {terms.map(({ label, value }, index) => (
        <p key={label} className="d-quiet" style={{ ...textStyle("meta", edition.language), margin: index === 0 ? "12px 0 0" : "4px 0 0" }}>
          <strong className="d-ink" style={{ color: colour.ink, fontWeight: 600 }}>
            {edition.words.label(label)}
          </strong>{" "}
          {typeof value === "string" ? value : <Inline edition={edition} value={value} />}
        </p>
      ))}
    </>
  );
}

/** A term as a line of text. */
export function termWords(edition: Edition, { label, value }: Term): string {
  const words = typeof value === "string" ? value : translatedString(edition, value);
  return `${edition.words.label(label)} ${isolatedIn(edition.direction, words)}`;
}
