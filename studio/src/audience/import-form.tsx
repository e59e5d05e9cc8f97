import { agreementCharactersMax, importFileBytesMax, type AudienceImportReport } from "@newsletter/schemas";
import { audienceImportResponseSchema } from "@newsletter/schemas/studio";
import { Button, Card, Flex, Heading, Spinner, Stack, Text } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { importTimeoutMs } from "../limits.ts";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { NotDone } from "../sending/part.tsx";
import type { AudienceListProps } from "./audience-screen.tsx";
import { Field } from "./field.tsx";
import { importInWords } from "./import-words.ts";
import { InvitePeople } from "./invite-people.tsx";

interface Chosen {
  readonly file: string;
  readonly content: string;
  readonly agreement: string | null;
}

/** Subscriptions by a file: first what each line would come to, then the import of that very file. */
export function ImportForm({ audience: { publicationId }, onChanged }: AudienceListProps): ReactNode {
  const [agreement, setAgreement] = useState("");
  const [chosen, setChosen] = useState<Chosen>();
  const [report, setReport] = useState<AudienceImportReport>();
  const [sentence, setSentence] = useState<string>();
  const { act, isUnderWay, problem } = useWorkerAct(audienceImportResponseSchema, importTimeoutMs);
  const ask = async (given: Chosen, isDryRun: boolean): Promise<void> => {
    setReport(undefined);
    const answer = await act("/api/v1/audience/import", { ...given, publicationId, isDryRun, skipFaulty: false });
    setSentence(answer?.state === "unreadable" ? answer.sentence : undefined);
    if (answer?.state !== "read") return;
    setReport(answer.report);
    onChanged(answer.audience);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setReport(undefined);
    if (file.size > importFileBytesMax) return setSentence("This file is larger than what fits in here: the command line takes it.");
    const content = await base64Of(file).catch(() => undefined);
    if (content === undefined) return setSentence("This file cannot be read. Choose it again.");
    setSentence(undefined);
    const given: Chosen = { file: file.name, content, agreement: agreement.trim() === "" ? null : agreement.trim() };
    setChosen(given);
    await ask(given, true);
  };
  const mayImport = chosen !== undefined && report?.state === "dryRun" && report.counts.faulty === 0;
  return (
    <Card as="section" padding={4} radius={2} border aria-label="Import" data-testid="audience-import">
      <Stack gap={4}>
        <Heading as="h2" size={1}>
          Import subscriptions
        </Heading>
        <Field
          label="A partner’s written agreement that brings these people (without one they are asked first)"
          value={agreement}
          fault={undefined}
          charactersMax={agreementCharactersMax}
          onChange={setAgreement}
          data-testid="import-agreement"
        />
        <ChooseFile onChosen={choose} />
        <div role="status" data-testid="import-outcome">
          {isUnderWay && <Spinner muted size={1} />}
          {sentence !== undefined && <Text size={1}>{sentence}</Text>}
          {report !== undefined && <Report report={report} />}
        </div>
        <NotDone problem={problem} />
        {report?.state === "imported" && report.requestedCount > 0 && chosen !== undefined && (
          <InvitePeople publicationId={publicationId} file={chosen.file} />
        )}
        {mayImport && (
          <Flex>
            <Button
              mode="ghost"
              fontSize={1}
              padding={3}
              text="Import"
              disabled={isUnderWay}
              onClick={() => void ask(chosen, false)}
              data-testid="import-now"
            />
          </Flex>
        )}
      </Stack>
    </Card>
  );
}

/** Its bytes as they are: the worker finds out in which letters they are written. */
async function base64Of(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result.replace(/^[^,]*,/u, "") : ""));
  reader.addEventListener("error", () => reject(reader.error ?? new Error("the file cannot be read")));
  reader.readAsDataURL(file);
  return promise;
}

function ChooseFile({ onChosen }: { readonly onChosen: (file: File | undefined) => Promise<void> }): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        CSV file with the columns address, recipientKind, partnerId, languages, state, tags
      </Text>
      <Text size={1}>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            const input = event.currentTarget;
            // The same file may be chosen again after it was mended.
            void onChosen(input.files?.[0]).finally(() => (input.value = ""));
          }}
          data-testid="import-file"
        />
      </Text>
    </Stack>
  );
}

function Report({ report }: { readonly report: AudienceImportReport }): ReactNode {
  const more = report.moreLinesCount === 0 ? [] : [`and ${String(report.moreLinesCount)} more`];
  return (
    <Stack gap={2}>
      {[...importInWords(report), ...report.lines, ...more].map((line) => (
        <Text key={line} size={1}>
          <bdi>{line}</bdi>
        </Text>
      ))}
    </Stack>
  );
}
