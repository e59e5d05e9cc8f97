import type { PrepareResponse, SendingState } from "@newsletter/schemas";
import { prepareResponseSchema } from "@newsletter/schemas/studio";
import { Button, Flex, Spinner, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { prepareTimeoutMs } from "../limits.ts";
import { FindingsList } from "../preview/findings-list.tsx";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { AskForApproval } from "./ask-for-approval.tsx";
import { Audience } from "./audience.tsx";
import { approversInWords, authorsInWords } from "./authors-words.ts";
import { EditionList } from "./edition-list.tsx";
import { NotDone, Part, Said } from "./part.tsx";
import { Rehearse } from "./rehearse.tsx";
import { stageOf } from "./stage.ts";
import type { TakeState } from "./use-sending-state.ts";
import { WayOut } from "./way-out.tsx";

interface PrepareProps {
  readonly issueId: string;
  readonly state: SendingState;
  readonly take: TakeState;
}

/** Shows what would be sent now and to whom, and from there asks for approval of exactly that. */
export function Prepare({ issueId, state, take }: PrepareProps): ReactNode {
  const { act, isUnderWay, problem } = useWorkerAct(prepareResponseSchema, prepareTimeoutMs);
  const [prepared, setPrepared] = useState<PrepareResponse>();
  const isNext = prepared === undefined && stageOf(state).name !== "over";
  const look = async (): Promise<void> => setPrepared(await act("/api/v1/sending/prepare", { issueId }));
  return (
    <Stack gap={5}>
      <Stack gap={3}>
        <Flex gap={3} align="center" wrap="wrap">
          <Button
            mode={isNext ? "default" : "ghost"}
            tone={isNext ? "primary" : "default"}
            fontSize={1}
            padding={3}
            text={prepared === undefined ? "See what would be sent" : "Look again"}
            disabled={isUnderWay}
            onClick={() => void look()}
            data-testid="send-prepare"
          />
          <Flex role="status" gap={3} align="center" flex={1}>
            {isUnderWay && (
              <>
                <Spinner muted />
                <Text size={1} muted>
                  Every edition is being rendered and every recipient counted …
                </Text>
              </>
            )}
          </Flex>
        </Flex>
        <NotDone problem={problem} />
        {isNext && <Rehearse issueId={issueId} />}
      </Stack>
      {prepared !== undefined && !isUnderWay && <Prepared prepared={prepared} issueId={issueId} state={state} take={take} />}
    </Stack>
  );
}

function Prepared({ prepared, issueId, state, take }: PrepareProps & { readonly prepared: PrepareResponse }): ReactNode {
  const hasErrors = prepared.state === "incomplete" || prepared.findings.some(({ severity }) => severity === "error");
  if (prepared.state === "incomplete") return <Findings prepared={prepared} hasErrors />;
  const { audience, editions, authors, approvers, digest } = prepared;
  const may = approversInWords(authors, approvers);
  return (
    <Stack gap={5} data-testid="send-prepared">
      {prepared.hasUnpublishedChanges && (
        <Said tone="caution" data-testid="send-unpublished">
          Some changes are not published: they are not in what would be sent. Publish them and look again, or leave them for later.
        </Said>
      )}
      <Findings prepared={prepared} hasErrors={hasErrors} />
      <Audience audience={audience} />
      <WayOut relays={state.relays} />
      <Part title={`Editions (${String(editions.length)})`} data-testid="send-editions">
        <EditionList editions={editions} partners={audience.partners} />
      </Part>
      <Part title="Who wrote, and who may approve" data-testid="send-approvers">
        <Text size={1}>{authorsInWords(authors)}</Text>
        {may.isObstacle ? <Said tone="critical">{may.words}</Said> : <Text size={1}>{may.words}</Text>}
      </Part>
      {!hasErrors && audience.plannedCount > 0 && <AskForApproval issueId={issueId} digest={digest} now={state.now} take={take} />}
      {audience.plannedCount === 0 && <Said tone="critical">Nobody would get it: no recipient is planned.</Said>}
    </Stack>
  );
}

function Findings({ prepared: { findings }, hasErrors }: { readonly prepared: PrepareResponse; readonly hasErrors: boolean }): ReactNode {
  if (findings.length === 0) return null;
  return (
    <Part title="Pre-flight">
      {hasErrors && (
        <Said tone="critical" data-testid="send-in-the-way">
          The errors below stand in the way. Mend them, publish, and look again.
        </Said>
      )}
      <FindingsList findings={findings} />
    </Part>
  );
}
