import type { AudienceChoice, PrepareResponse, SendingState } from "@newsletter/schemas";
import { prepareResponseSchema } from "@newsletter/schemas/studio";
import { Button, Flex, Spinner, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { prepareTimeoutMs } from "../limits.ts";
import { FindingsList } from "../preview/findings-list.tsx";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { SendProofs } from "../review/send-proofs.tsx";
import { AskForApproval } from "./ask-for-approval.tsx";
import { Audience } from "./audience.tsx";
import { approversInWords, authorsInWords } from "./authors-words.ts";
import { ChooseAudience } from "./choose-audience.tsx";
import { EditionList } from "./edition-list.tsx";
import { everybody, firstChoice } from "./first-choice.ts";
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

interface Looked {
  readonly prepared: PrepareResponse;
  /** Of whom it was about. */
  readonly choice: AudienceChoice;
}

/** Shows what would be sent now and to whom, and from there asks for approval of exactly that. */
export function Prepare({ issueId, state, take }: PrepareProps): ReactNode {
  const { act, isUnderWay, problem } = useWorkerAct(prepareResponseSchema, prepareTimeoutMs);
  const [choice, setChoice] = useState(() => firstChoice(state));
  const [looked, setLooked] = useState<Looked>();
  const prepared = looked?.prepared;
  const isNext = prepared === undefined && stageOf(state).name !== "over";
  const look = async (): Promise<void> => {
    const answer = await act("/api/v1/sending/prepare", { issueId, audience: choice });
    // What was there before stays, with its choice, so that another one can be made.
    if (answer !== undefined) setLooked({ prepared: answer, choice });
  };
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
        {problem !== undefined && looked === undefined && choice !== everybody && (
          <Flex>
            <Button mode="ghost" fontSize={1} padding={3} text="Choose everybody instead" onClick={() => setChoice(everybody)} />
          </Flex>
        )}
        {isNext && <Rehearse issueId={issueId} />}
        {isNext && <SendProofs issueId={issueId} />}
      </Stack>
      {prepared?.state === "prepared" && (
        <ChooseAudience publicationId={prepared.publicationId} partners={prepared.audience.partners} choice={choice} onChange={setChoice} />
      )}
      {looked !== undefined && !isUnderWay && looked.choice !== choice && <LookAgain onLook={() => void look()} />}
      {looked !== undefined && !isUnderWay && looked.choice === choice && (
        <Prepared prepared={looked.prepared} choice={choice} issueId={issueId} state={state} take={take} />
      )}
    </Stack>
  );
}

/** What was shown is about another choice: nobody asks for approval of what she has not seen. */
function LookAgain({ onLook }: { readonly onLook: () => void }): ReactNode {
  return (
    <Stack gap={3}>
      <Said tone="caution" role="status">
        You have changed whom it is for. Look again to see who gets it and in which editions.
      </Said>
      <Flex>
        <Button tone="primary" fontSize={1} padding={3} text="Look again" onClick={onLook} data-testid="send-look-again" />
      </Flex>
    </Stack>
  );
}

function Prepared({ prepared, choice, issueId, state, take }: PrepareProps & Looked): ReactNode {
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
      <WayOut relays={state.relays} pace={prepared.pace} />
      <Part title={`Editions (${String(editions.length)})`} data-testid="send-editions">
        <EditionList editions={editions} partners={audience.partners} />
      </Part>
      <Part title="Who wrote, and who may approve" data-testid="send-approvers">
        <Text size={1}>{authorsInWords(authors)}</Text>
        {may.isObstacle ? <Said tone="critical">{may.words}</Said> : <Text size={1}>{may.words}</Text>}
      </Part>
      {!hasErrors && audience.plannedCount > 0 && (
        <AskForApproval issueId={issueId} digest={digest} audience={choice} now={state.now} take={take} />
      )}
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
