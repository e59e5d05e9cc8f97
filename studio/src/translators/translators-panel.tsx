import { languageNames, type Language, type PreflightResponse } from "@newsletter/schemas";
import { DownloadIcon } from "@sanity/icons/Download";
import { Button, Card, Flex, Label, Select, Stack, Text } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { downloadForTranslators, type TranslationFormat } from "./file-for-translators.ts";
import { TakeIn } from "./take-in.tsx";

interface TranslatorsPanelProps {
  readonly issueId: string;
  readonly languages: PreflightResponse["languages"];
}

/** Files for translators, a language at a time, and what they bring back. */
export function TranslatorsPanel({ issueId, languages }: TranslatorsPanelProps): ReactNode {
  const [source, ...targets] = languages.map(({ language }) => language);
  const [chosen, setChosen] = useState<Language>();
  const language = chosen !== undefined && targets.includes(chosen) ? chosen : targets[0];
  const id = useId();
  if (source === undefined || language === undefined) return null;
  return (
    <Card as="details" padding={3} radius={2} border data-testid="translators">
      <summary style={pressable}>
        <Text as="span" size={1} weight="semibold" style={besideMark}>
          For translators
        </Text>
      </summary>
      <Stack gap={4} paddingTop={4}>
        <Flex gap={3} align="center" wrap="wrap">
          <Label as="label" htmlFor={id} size={1}>
            From {languageNames[source]} into
          </Label>
          <Select
            id={id}
            fontSize={1}
            padding={2}
            value={language}
            onChange={(event) => setChosen(targets.find((target) => target === event.currentTarget.value))}
            data-testid="translators-language"
          >
            {targets.map((target) => (
              <option key={target} value={target} lang={target}>
                {languageNames[target]}
              </option>
            ))}
          </Select>
        </Flex>
        <Downloads key={`out ${language}`} issueId={issueId} language={language} />
        <TakeIn key={`in ${language}`} issueId={issueId} language={language} />
      </Stack>
    </Card>
  );
}

function Downloads({ issueId, language }: { readonly issueId: string; readonly language: Language }): ReactNode {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const [all, setAll] = useState(false);
  const [problem, setProblem] = useState<string>();
  const download = async (format: TranslationFormat): Promise<void> => {
    setProblem(await downloadForTranslators({ issueId, language, format, all, token, signal: new AbortController().signal }));
  };
  const button = (format: TranslationFormat, words: string): ReactNode => (
    <Button
      mode="ghost"
      fontSize={1}
      padding={2}
      icon={DownloadIcon}
      text={words}
      onClick={() => void download(format)}
      data-testid={`download-${format}`}
    />
  );
  return (
    <Stack gap={3}>
      <Flex gap={2} wrap="wrap" align="center">
        {button("xliff", "XLIFF, for translation programs")}
        {button("csv", "Table (CSV), for spreadsheets")}
      </Flex>
      <Text size={1}>
        <label>
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} /> Every text, not only what is
          missing or stale
        </label>
      </Text>
      {problem !== undefined && (
        <Text size={1} role="status" data-testid="download-problem">
          {problem}
        </Text>
      )}
    </Stack>
  );
}

/** The text would else take a line of its own, below the mark that says whether it is open. */
const besideMark = { display: "inline-block", verticalAlign: "middle" } as const;
const pressable = { cursor: "pointer", display: "list-item" } as const;
