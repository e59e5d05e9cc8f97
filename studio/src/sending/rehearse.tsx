import type { RehearseResponse } from "@newsletter/schemas";
import { rehearseResponseSchema } from "@newsletter/schemas/studio";
import { Button, Flex, Stack } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { prepareTimeoutMs } from "../limits.ts";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { counted } from "./audience-words.ts";
import { NotDone, Said } from "./part.tsx";

/** A complete run into the local mailbox: nobody outside gets anything, and nobody has to approve it. */
export function Rehearse({ issueId }: { readonly issueId: string }): ReactNode {
  const { act, isUnderWay, problem } = useWorkerAct(rehearseResponseSchema, prepareTimeoutMs);
  const [rehearsed, setRehearsed] = useState<RehearseResponse>();
  const rehearse = async (): Promise<void> => setRehearsed(await act("/api/v1/sending/rehearse", { issueId }));
  return (
    <Stack gap={3}>
      <Flex>
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text={isUnderWay ? "Rehearsing …" : "Rehearse into the mailbox"}
          disabled={isUnderWay}
          onClick={() => void rehearse()}
          data-testid="send-rehearse"
        />
      </Flex>
      {rehearsed !== undefined && !isUnderWay && (
        <Said tone="positive" role="status" data-testid="send-rehearsed">
          {counted(rehearsed.plannedCount, "message")} on the way to the local mailbox, {rehearsed.excludedCount} excluded. Nobody outside
          gets anything; the board says how it went.
        </Said>
      )}
      <NotDone problem={problem} />
    </Stack>
  );
}
