import type { CalendarEntry } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, type Edition } from "../edition.ts";
import { Button, Meta } from "../ui/layout.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { fallbackNote, Title } from "../ui/text.tsx";
import { EntryStatus, entryFacts, partOfWords } from "./calendar.tsx";
import { projectLine } from "./project.ts";
import { registerUrl, registrationWords } from "./registration.ts";
import { Terms, termsOf } from "./terms.tsx";

/** A course or workshop: when and where, for whom and on what terms, and a button while one can register. */
export function CourseBlock({ edition, entry }: { readonly edition: Edition; readonly entry: CalendarEntry }): ReactElement {
  const note = fallbackNote(edition, translated(edition, entry.title));
  const register = registerUrl(edition, entry);
  return (
    <TextBox edition={edition}>
      <Meta edition={edition} at="above">
        <EntryStatus edition={edition} entry={entry} facts={[entryFacts(edition, entry), note].filter((part) => part !== "").join(" · ")} />
      </Meta>
      <Title edition={edition} value={entry.title} href={entry.url} />
      {[partOfWords(edition, entry), registrationWords(edition, entry), projectLine(edition, entry.project)]
        .filter((line) => line !== "")
        .map((line) => (
          <Meta key={line} edition={edition} at="above">
            {line}
          </Meta>
        ))}
      <Terms edition={edition} terms={termsOf(edition, entry)} />
      {register === undefined ? null : (
        <Button edition={edition} href={register}>
          {edition.words.register}
        </Button>
      )}
    </TextBox>
  );
}
