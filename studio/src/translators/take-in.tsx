import { languageNames, type Language, type TranslationCheckResponse } from "@newsletter/schemas";
import { translationCheckResponseSchema } from "@newsletter/schemas/studio";
import { Label, Stack, Text, TextInput } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { useClient } from "sanity";
import { translationFileBytesMax } from "../limits.ts";
import { askWorker } from "../worker/ask-worker.ts";
import { CheckedTranslation } from "./checked-translation.tsx";

interface TakeInProps {
  readonly issueId: string;
  readonly language: Language;
}

/** A file that came back: looked at by the worker, shown, and written only then. */
export function TakeIn({ issueId, language }: TakeInProps): ReactNode {
  const { token } = useClient({ apiVersion: "2025-02-19" }).config();
  const [translator, setTranslator] = useState("");
  const [checked, setChecked] = useState<TranslationCheckResponse>();
  const [sentence, setSentence] = useState<string>();
  const [fileId, nameId] = [useId(), useId()];

  const look = async (file: File | undefined): Promise<void> => {
    setChecked(undefined);
    setSentence(undefined);
    if (file === undefined) return;
    const content = await textOf(file);
    if ("fault" in content) return setSentence(content.fault);
    const result = await askWorker({
      path: "/api/v1/issues/translations/check",
      token,
      signal: new AbortController().signal,
      answer: translationCheckResponseSchema,
      body: JSON.stringify({ issueId, language, content: content.text }),
    });
    if (result?.ok === true) setChecked(result.answer);
    else setSentence(result?.sentence);
  };

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
      <Stack gap={2}>
        <Label as="label" htmlFor={fileId} size={1}>
          Take in a translation into {languageNames[language]}
        </Label>
        <Text size={1}>
          <input
            id={fileId}
            type="file"
            accept=".xlf,.xliff,.csv,application/xliff+xml,text/csv"
            onChange={(event) => {
              const input = event.currentTarget;
              // The same file may be chosen again after it was mended.
              void look(input.files?.[0]).finally(() => (input.value = ""));
            }}
            data-testid="translation-file"
          />
        </Text>
      </Stack>
      <div role="status" data-testid="translation-outcome">
        {sentence !== undefined && <Text size={1}>{sentence}</Text>}
        {checked !== undefined && (
          <CheckedTranslation
            checked={checked}
            language={language}
            translator={translator}
            onWritten={(words) => {
              setChecked(undefined);
              setSentence(words);
            }}
          />
        )}
      </div>
    </Stack>
  );
}

/** A file in another encoding would come in with question marks for letters. */
async function textOf(file: File): Promise<{ readonly text: string } | { readonly fault: string }> {
  if (file.size > translationFileBytesMax) return { fault: "The file is too large to be a translation of this issue." };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { fault: "The file is not UTF-8. Save it as “CSV UTF-8”, or as XLIFF in UTF-8." };
  }
}
