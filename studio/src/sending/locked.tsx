import type { RearmRequest, RearmResponse } from "@newsletter/schemas";
import { rearmResponseSchema } from "@newsletter/schemas/studio";
import { Button, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { prepareTimeoutMs } from "../limits.ts";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { ConfirmedAct } from "./confirmed-act.tsx";
import { NotDone, Said } from "./part.tsx";

interface LockedProps {
  readonly reason: string;
  readonly mayOperate: boolean;
  readonly onRearmed: () => void;
}

/** Nothing leaves at all: the database may not know what has left before. An operator looks at what the journals say, and lets it go on. */
export function Locked({ reason, mayOperate, onRearmed }: LockedProps): ReactNode {
  const { act, isUnderWay, problem } = useWorkerAct(rearmResponseSchema, prepareTimeoutMs);
  const [found, setFound] = useState<RearmResponse>();
  const rearm = async (isForReal: boolean): Promise<void> => {
    const answer = await act("/api/v1/sending/rearm", { isForReal, machines: null } satisfies RearmRequest);
    setFound(answer);
    if (answer?.isDone === true) onRearmed();
  };
  return (
    <Stack gap={4} data-testid="send-locked">
      <Said tone="critical" role="alert">
        Sending is locked. {reason} Nothing is handed over until {mayOperate ? "you have" : "an operator has"} looked at it.
      </Said>
      {mayOperate && (
        <Stack gap={3}>
          {found !== undefined && (
            <Stack as="ul" gap={2} style={plainList} data-testid="send-rearm-found">
              {found.lines
                // Why it is locked stands above already.
                .filter((line) => !line.includes(reason))
                .map((line) => (
                  <Text as="li" key={line} size={1}>
                    {line}
                  </Text>
                ))}
            </Stack>
          )}
          {found?.mayBeDone === true ? (
            <ConfirmedAct
              text="Re-arm …"
              confirmText="Re-arm: sending goes on"
              consequence="The ledger becomes what the journals say, and whoever was handed nothing is sent to. Nobody who is in the journals gets a second copy."
              tone="critical"
              disabled={isUnderWay}
              onConfirmed={() => void rearm(true)}
              data-testid="send-rearm"
            />
          ) : (
            <Flex>
              <Button
                mode="ghost"
                fontSize={1}
                padding={3}
                text="See what re-arming would do"
                disabled={isUnderWay}
                onClick={() => void rearm(false)}
                data-testid="send-rearm-look"
              />
            </Flex>
          )}
          <NotDone problem={problem} />
        </Stack>
      )}
    </Stack>
  );
}

const plainList = { listStyle: "none", margin: 0, padding: 0 } as const;
