import type { ApprovalState } from "@newsletter/schemas";
import { Button, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { NotDone, Part } from "./part.tsx";
import { useSendingAct, type TakeState } from "./use-sending-state.ts";
import { WordsField } from "./words-field.tsx";

interface BreakGlassProps {
  readonly approval: ApprovalState;
  readonly take: TakeState;
}

/** The way out when everybody who may approve has written: two people who answer for it, each with a reason that stays on record. */
export function BreakGlass({ approval: { id, digest, signatures }, take }: BreakGlassProps): ReactNode {
  const { act, isUnderWay, problem } = useSendingAct(take);
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState("");
  const isLast = signatures.length > 0;
  return (
    <Part title="Nobody else can approve this" data-testid="send-break-glass">
      <Text size={1}>
        Everybody who may approve it wrote part of it, or nobody holds the right. An administrator can give the right to somebody who did
        not write. If it cannot wait, two people sign together, whoever wrote it: their names and reasons stand in the report for good.
      </Text>
      {isOpen ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== "") void act("breakGlass", { approvalId: id, digest, reason: reason.trim() });
          }}
        >
          <Stack gap={3}>
            <WordsField
              label="Why can it not wait for somebody who did not write it?"
              value={reason}
              onChange={setReason}
              isRequired
              isFocused
              data-testid="send-break-glass-reason"
            />
            <Flex gap={2} wrap="wrap">
              <Button
                type="submit"
                mode="ghost"
                tone="critical"
                fontSize={1}
                padding={3}
                text={isLast ? "Sign as the second: it is sent" : "Sign as the first of two"}
                disabled={isUnderWay || reason.trim() === ""}
                data-testid="send-break-glass-confirmed"
              />
              <Button mode="ghost" fontSize={1} padding={3} text="Not now" onClick={() => setIsOpen(false)} />
            </Flex>
          </Stack>
        </form>
      ) : (
        <Flex>
          <Button
            mode="ghost"
            tone="critical"
            fontSize={1}
            padding={3}
            text="Break the glass …"
            onClick={() => setIsOpen(true)}
            data-testid="send-break-glass-open"
          />
        </Flex>
      )}
      <NotDone problem={problem} />
    </Part>
  );
}
