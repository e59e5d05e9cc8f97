import {
  editionKeyText,
  languageNames,
  languages,
  usualForm,
  type EditionKey,
  type Language,
  type ProofsResponse,
  type ProofState,
} from "@newsletter/schemas";
import { proofsResponseSchema, proofStatesResponseSchema } from "@newsletter/schemas/studio";
import { Badge, Button, Flex, Select, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { reviewAgainMs } from "../limits.ts";
import { dayInWords } from "./day-in-words.ts";
import { useRepeatedAnswer } from "./use-worker-answer.ts";
import { useWorkerAct } from "./use-worker-act.ts";

const proofsShownMax = 10;

/** One message of an edition to each colleague on the publication's proof list, and what became of each. */
export function SendProofs({ issueId }: { readonly issueId: string }): ReactNode {
  const [language, setLanguage] = useState<Language>("en");
  const [kind, setKind] = useState<ProofKind>("direct");
  const [said, setSaid] = useState<string>();
  const { act, isUnderWay, problem } = useWorkerAct(proofsResponseSchema);
  const { answer, ask } = useRepeatedAnswer(
    `/api/v1/proofs?issueId=${encodeURIComponent(issueId)}`,
    proofStatesResponseSchema,
    reviewAgainMs,
  );
  const send = async (): Promise<void> => {
    const key: EditionKey = { language, kind, form: usualForm(kind) };
    const planned = await act("/api/v1/proofs", { issueId, key });
    setSaid(planned === undefined ? undefined : inWords(planned));
    ask();
  };
  return (
    <Stack gap={3} data-testid="proofs">
      <Text as="h2" size={1} weight="semibold">
        Proofs
      </Text>
      <Text size={1} muted>
        One message, as it stands now, to each address on the publication’s proof list.
      </Text>
      <Flex gap={2} wrap="wrap" align="center">
        <LanguageChoice value={language} onChange={setLanguage} />
        <KindChoice value={kind} onChange={setKind} />
        <Button
          mode="ghost"
          fontSize={1}
          padding={2}
          text="Send proofs"
          disabled={isUnderWay}
          onClick={() => void send()}
          data-testid="send-proofs"
        />
      </Flex>
      {(problem ?? said) !== undefined && (
        <Text size={1} role="status" data-testid="proofs-said">
          {problem ?? said}
        </Text>
      )}
      {answer?.proofs.slice(0, proofsShownMax).map((proof) => (
        <Proof key={proof.id} proof={proof} />
      ))}
    </Stack>
  );
}

type ProofKind = "direct" | "forwardable";

interface ChoiceProps<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function LanguageChoice({ value, onChange }: ChoiceProps<Language>): ReactNode {
  return (
    <div>
      <Select
        aria-label="Language of the proof"
        fontSize={1}
        padding={2}
        value={value}
        onChange={({ currentTarget }) => onChange(languages.find((each) => each === currentTarget.value) ?? "en")}
      >
        {languages.map((each) => (
          <option key={each} value={each}>
            {languageNames[each]}
          </option>
        ))}
      </Select>
    </div>
  );
}

function KindChoice({ value, onChange }: ChoiceProps<ProofKind>): ReactNode {
  return (
    <div>
      <Select
        aria-label="Edition of the proof"
        fontSize={1}
        padding={2}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value === "forwardable" ? "forwardable" : "direct")}
      >
        <option value="direct">To a direct subscriber</option>
        <option value="forwardable">Forwardable edition</option>
      </Select>
    </div>
  );
}

function inWords(planned: ProofsResponse): string {
  switch (planned.state) {
    case "nobody":
      return "The publication’s proof list names nobody yet. Add addresses under “Sender and footer” of the publication.";
    case "incomplete":
      return planned.findings[0]?.message ?? "The issue is not complete enough to be sent.";
    case "planned":
      if (planned.newCount === 0) return "The same proofs went out a moment ago; nothing is sent twice.";
      return planned.newCount === 1 ? "One proof is on its way." : `${String(planned.newCount)} proofs are on their way.`;
  }
}

const states: Readonly<
  Record<ProofState["state"], { readonly word: string; readonly tone: "default" | "positive" | "caution" | "critical" }>
> = {
  planned: { word: "Waiting", tone: "default" },
  handed: { word: "Handed over", tone: "default" },
  accepted: { word: "Accepted", tone: "positive" },
  rejected: { word: "Rejected", tone: "critical" },
  unconfirmed: { word: "Unconfirmed", tone: "caution" },
};

function Proof({ proof: { address, keyText, state, at, evidence } }: { readonly proof: ProofState }): ReactNode {
  const { word, tone } = states[state];
  return (
    <Stack gap={2} data-testid="proof">
      <Flex gap={2} align="center" wrap="wrap">
        <Text size={1}>
          <bdi>{address}</bdi>
        </Text>
        <Badge tone={tone} fontSize={0}>
          {word}
        </Badge>
        <Text size={1} muted>
          {editionInWords(keyText)}, {dayInWords(at)}
        </Text>
      </Flex>
      {evidence !== null && (state === "rejected" || state === "unconfirmed") && (
        <Text size={1} muted>
          {evidence}
        </Text>
      )}
    </Stack>
  );
}

/** `en.direct.personal` as the choice above calls it. */
function editionInWords(keyText: string): string {
  const found = languages.flatMap((language) =>
    (["direct", "forwardable"] as const)
      .filter((kind) => keyText === editionKeyText({ language, kind, form: usualForm(kind) }))
      .map((kind) => `${languageNames[language]}, ${kind}`),
  );
  return found[0] ?? keyText;
}
