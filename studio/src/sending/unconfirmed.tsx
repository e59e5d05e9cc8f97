import type { CampaignState, ResolveRequest, UnconfirmedRecipient } from "@newsletter/schemas";
import { Button, Card, Checkbox, Flex, Radio, Stack, Text } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { counted } from "./audience-words.ts";
import { NotDone, Part } from "./part.tsx";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";
import { WordsField } from "./words-field.tsx";

interface UnconfirmedProps {
  readonly campaign: CampaignState;
  readonly mayDecide: boolean;
  readonly take: TakeState;
}

/** Recipients whose outcome nobody can know, with what is known, and an operator's decision about them. */
export function Unconfirmed({ campaign, mayDecide, take }: UnconfirmedProps): ReactNode {
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const { unconfirmed, counts, id } = campaign;
  const chosen = unconfirmed.filter(({ seq }) => !left.has(seq)).map(({ seq }) => seq);
  const choose = (seq: number, isChosen: boolean): void => {
    const next = new Set(left);
    if (isChosen) next.delete(seq);
    else next.add(seq);
    setLeft(next);
  };
  return (
    <Part title={`Unconfirmed (${String(counts.unconfirmed)})`} data-testid="send-unconfirmed">
      <Text size={1} muted>
        The connection ended after the message had begun to leave: it may have arrived. It is never tried again by itself.
        {mayDecide ? "" : " An operator decides."}
      </Text>
      <Stack as="ul" gap={2} style={scrollingList} {...(mayDecide ? {} : { tabIndex: 0, role: "group", "aria-label": "Unconfirmed" })}>
        {unconfirmed.map((recipient) => (
          <li key={recipient.seq}>
            <Recipient
              recipient={recipient}
              isChosen={!left.has(recipient.seq)}
              onChoose={mayDecide ? (isChosen) => choose(recipient.seq, isChosen) : undefined}
            />
          </li>
        ))}
      </Stack>
      {counts.unconfirmed > unconfirmed.length && (
        <Text size={1} muted>
          The first {String(unconfirmed.length)} are shown; the others follow when these are decided.
        </Text>
      )}
      {mayDecide && <Decision campaignId={id} seqs={chosen} take={take} />}
    </Part>
  );
}

interface RecipientProps {
  readonly recipient: UnconfirmedRecipient;
  readonly isChosen: boolean;
  readonly onChoose: ((isChosen: boolean) => void) | undefined;
}

function Recipient({ recipient: { maskedAddress, messageId, relay, evidence }, isChosen, onChoose }: RecipientProps): ReactNode {
  const id = useId();
  return (
    <Card border radius={2} padding={3}>
      <Flex gap={3}>
        {onChoose !== undefined && (
          <Checkbox id={id} checked={isChosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
        )}
        <Stack gap={2} flex={1}>
          <Text as={onChoose === undefined ? "p" : "label"} {...(onChoose === undefined ? {} : { htmlFor: id })} size={1} weight="medium">
            <bdi>{maskedAddress}</bdi>
          </Text>
          <Text size={1} muted style={anywhere}>
            {messageId}
            {relay !== null && `, begun at “${relay}”`}
          </Text>
          {evidence !== null && (
            <Text size={1} muted style={anywhere}>
              {evidence}
            </Text>
          )}
        </Stack>
      </Flex>
    </Card>
  );
}

const decisions: readonly { readonly value: ResolveRequest["decision"]; readonly words: string; readonly meaning: string }[] = [
  { value: "accepted", words: "It arrived", meaning: "you have evidence, such as the mail server’s log: counted as accepted" },
  { value: "abandoned", words: "Leave it", meaning: "no second message: counted as rejected" },
  { value: "submitAgain", words: "Submit it again", meaning: "whoever got it already gets it twice" },
];

function Decision({
  campaignId,
  seqs,
  take,
}: {
  readonly campaignId: string;
  readonly seqs: readonly number[];
  readonly take: TakeState;
}): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  const [decision, setDecision] = useState<ResolveRequest["decision"]>();
  const [reason, setReason] = useState("");
  const resolve = async (): Promise<void> => {
    if (decision === undefined || reason.trim() === "" || seqs.length === 0) return;
    const request: ResolveRequest = { campaignId, seqs: [...seqs], decision, reason: reason.trim() };
    if (await act("resolve", request)) setReason("");
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void resolve();
      }}
    >
      <Stack gap={4}>
        <DecisionChoice recipientCount={seqs.length} decision={decision} onChange={setDecision} />
        <WordsField label="Reason, for the record" value={reason} onChange={setReason} isRequired data-testid="send-resolve-reason" />
        <NotDone problem={problem} />
        <Flex>
          <Button
            type="submit"
            tone="primary"
            fontSize={1}
            padding={3}
            text={`Decide for ${counted(seqs.length, "recipient")}`}
            disabled={isUnderWay || decision === undefined || reason.trim() === "" || seqs.length === 0}
            data-testid="send-resolve"
          />
        </Flex>
      </Stack>
    </form>
  );
}

interface DecisionChoiceProps {
  readonly recipientCount: number;
  readonly decision: ResolveRequest["decision"] | undefined;
  readonly onChange: (decision: ResolveRequest["decision"]) => void;
}

function DecisionChoice({ recipientCount, decision, onChange }: DecisionChoiceProps): ReactNode {
  const id = useId();
  return (
    <fieldset style={bare}>
      <Stack gap={3}>
        <Text as="legend" size={1}>
          What becomes of {counted(recipientCount, "chosen recipient")}
        </Text>
        {decisions.map(({ value, words, meaning }) => (
          <Flex key={value} gap={3} align="flex-start">
            <Radio
              id={`${id}-${value}`}
              name={id}
              checked={decision === value}
              onChange={() => onChange(value)}
              data-testid={`send-resolve-${value}`}
            />
            <Text as="label" htmlFor={`${id}-${value}`} size={1} style={filling}>
              {words}: {meaning}
            </Text>
          </Flex>
        ))}
      </Stack>
    </fieldset>
  );
}

const scrollingList = { listStyle: "none", margin: 0, padding: 0, maxBlockSize: 320, overflowY: "auto" } as const;
const bare = { border: 0, margin: 0, padding: 0, minInlineSize: 0 } as const;
const anywhere = { overflowWrap: "anywhere" } as const;
const filling = { flex: 1 } as const;
