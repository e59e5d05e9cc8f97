import { languageNames, type Language } from "@newsletter/schemas";
import { Label, Spinner, Stack, Text, TextInput } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { CheckedTranslation } from "./checked-translation.tsx";
import { useCheckedFile } from "./use-checked-file.ts";

interface TakeInProps {
  readonly issueId: string;
  readonly language: Language;
}

/** A file that came back: looked at by the worker, shown, and written only then. */
export function TakeIn({ issueId, language }: TakeInProps): ReactNode {
  const [translator, setTranslator] = useState("");
  const { outcome, look, say } = useCheckedFile(issueId, language);
  const nameId = useId();
  return (
    <Stack gap={3}>
      <Stack gap={2}>
        <Label as="label" htmlFor={nameId} size={1}>
          Who translated
        </Label>
        <TextInput
          id={nameId}
          fontSize={1}
          value={translator}
          autoComplete="off"
          onChange={(event) => setTranslator(event.currentTarget.value)}
          data-testid="translator"
        />
      </Stack>
      <ChooseFile language={language} onChosen={look} />
      <div role="status" data-testid="translation-outcome">
        {outcome.state === "looking" && <Spinner muted size={1} />}
        {outcome.state === "said" && <Text size={1}>{outcome.sentence}</Text>}
        {outcome.state === "checked" && (
          <CheckedTranslation checked={outcome.checked} language={language} translator={translator} onWritten={say} />
        )}
      </div>
    </Stack>
  );
}

interface ChooseFileProps {
  readonly language: Language;
  readonly onChosen: (file: File | undefined) => Promise<void>;
}

function ChooseFile({ language, onChosen }: ChooseFileProps): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Label as="label" htmlFor={id} size={1}>
        Take in a translation into {languageNames[language]}
      </Label>
      <Text size={1}>
        <input
          id={id}
          type="file"
          accept=".xlf,.xliff,.csv,application/xliff+xml,text/csv"
          onChange={(event) => {
            const input = event.currentTarget;
            // The same file may be chosen again after it was mended.
            void onChosen(input.files?.[0]).finally(() => (input.value = ""));
          }}
          data-testid="translation-file"
        />
      </Text>
    </Stack>
  );
}
