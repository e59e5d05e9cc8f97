import { nameCharactersMax, reviewDaysUsual } from "@newsletter/schemas";
import { memberOf, reviewStateSchema } from "@newsletter/schemas/studio";
import { Button, Checkbox, Flex, Select, Stack, Text, TextInput } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { PatchEvent, set } from "sanity";
import { useDocumentPane } from "sanity/structure";
import { CopyableLink } from "./copyable-link.tsx";
import { useWorkerAct } from "./use-worker-act.ts";

interface AskForReviewProps {
  readonly documentId: string;
  readonly isIssue: boolean;
  readonly onAsked: () => void;
}

const choicesOfDays = [3, 7, reviewDaysUsual, 30];

/** Makes a link for a colleague; for an item, the document then says that its clearance was asked for. */
export function AskForReview({ documentId, isIssue, onAsked }: AskForReviewProps): ReactNode {
  const [forName, setForName] = useState("");
  const [days, setDays] = useState(reviewDaysUsual);
  const [needsClearance, setNeedsClearance] = useState(!isIssue);
  const [url, setUrl] = useState<string>();
  const { act, isUnderWay, problem } = useWorkerAct(reviewStateSchema);
  const { displayed, onChange } = useDocumentPane();
  const isAsked = memberOf(memberOf(displayed, "clearance"), "state") === "asked";

  const ask = async (): Promise<void> => {
    const review = await act("/api/v1/reviews", { documentId, forName, days });
    if (review === undefined) return;
    // The link first: an item must not wait for a clearance that nobody was asked for.
    if (needsClearance && !isAsked) onChange(PatchEvent.from(set({ state: "asked" }, ["clearance"])));
    setUrl(review.url ?? undefined);
    setForName("");
    onAsked();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Stack gap={4}>
        <Text as="h2" size={1} weight="semibold">
          {isIssue ? "Ask a colleague to read the issue" : "Ask a colleague"}
        </Text>
        <Text size={1} muted>
          The link opens without an account. Whoever has it can comment{isIssue ? "" : " and clear this item"}.
        </Text>
        <ForWhom value={forName} onChange={setForName} />
        <DaysChoice value={days} onChange={setDays} />
        {!isIssue && <ClearanceChoice value={needsClearance} onChange={setNeedsClearance} />}
        {problem !== undefined && (
          <Text size={1} role="alert" data-testid="review-problem">
            {problem}
          </Text>
        )}
        <Button
          type="submit"
          tone="primary"
          fontSize={1}
          text={needsClearance ? "Ask for clearance" : "Make a review link"}
          disabled={isUnderWay || forName.trim() === ""}
          data-testid="ask-for-review"
        />
        {url !== undefined && <CopyableLink url={url} />}
      </Stack>
    </form>
  );
}

interface FieldProps<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function ForWhom({ value, onChange }: FieldProps<string>): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        For whom
      </Text>
      <TextInput
        id={id}
        value={value}
        maxLength={nameCharactersMax}
        placeholder="A name or an office"
        fontSize={1}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        data-testid="review-for"
      />
    </Stack>
  );
}

function DaysChoice({ value, onChange }: FieldProps<number>): ReactNode {
  const id = useId();
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1}>
        Opens for
      </Text>
      <Select id={id} fontSize={1} value={value} onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}>
        {choicesOfDays.map((count) => (
          <option key={count} value={count}>
            {String(count)} days
          </option>
        ))}
      </Select>
    </Stack>
  );
}

function ClearanceChoice({ value, onChange }: FieldProps<boolean>): ReactNode {
  const id = useId();
  return (
    <Flex gap={2} align="center">
      <Checkbox id={id} checked={value} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <Text as="label" htmlFor={id} size={1}>
        Clearance is needed: the issue waits until it is given
      </Text>
    </Flex>
  );
}
