import { isLanguage, type Language } from "@newsletter/schemas";
import { languageChoices } from "@newsletter/schemas/studio";
import type { ReactNode } from "react";
import { CheckGroup } from "./check-group.tsx";
import { Choice } from "./choice.tsx";

interface LanguagesInOrderProps {
  readonly languages: readonly [Language, ...Language[]];
  readonly onChange: (languages: readonly [Language, ...Language[]]) => void;
}

const choices = languageChoices();

/** The language that is wanted most, then those that step in for it, as they are ticked. */
export function LanguagesInOrder({ languages: [first, ...others], onChange }: LanguagesInOrderProps): ReactNode {
  return (
    <>
      <Choice
        label="First language"
        value={first}
        options={choices}
        onChoose={(value) => {
          if (isLanguage(value)) onChange([value, ...others.filter((each) => each !== value)]);
        }}
      />
      <CheckGroup
        legend="Further languages"
        hint="Each issue goes once, in the first of these languages that it has."
        options={choices.flatMap(({ value, title }) => (isLanguage(value) && value !== first ? [{ value, words: title }] : []))}
        checked={(language) => others.includes(language)}
        onCheck={(language, isChecked) =>
          onChange([first, ...others.filter((each) => each !== language), ...(isChecked ? [language] : [])])
        }
        data-testid="onboarding-languages"
      />
    </>
  );
}
