import type { InvitePeopleResponse } from "@newsletter/schemas";
import { invitePeopleResponseSchema } from "@newsletter/schemas/studio";
import { Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { importTimeoutMs } from "../limits.ts";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { counted } from "../sending/audience-words.ts";
import { ConfirmedAct } from "../sending/confirmed-act.tsx";
import { NotDone } from "../sending/part.tsx";
import { useStoredAnswer } from "../sending/use-stored-answer.ts";

/** People whom this file brought without an agreement are asked by mail, once; nothing is shown where there is nobody to ask. */
export function InvitePeople({ publicationId, file }: { readonly publicationId: string; readonly file: string }): ReactNode {
  const question = new URLSearchParams({ publicationId, file });
  const { answer, problem: unanswered } = useStoredAnswer(`/api/v1/audience/invite?${question.toString()}`, invitePeopleResponseSchema);
  const { act, isUnderWay, problem } = useWorkerAct(invitePeopleResponseSchema, importTimeoutMs);
  const [asked, setAsked] = useState<InvitePeopleResponse>();
  const invite = async (): Promise<void> => setAsked(await act("/api/v1/audience/invite", { publicationId, file }));
  const wanted = asked === undefined ? answer : undefined;
  return (
    <Stack gap={3} data-testid="invite">
      <div role="status">{asked !== undefined && <Text size={1}>{askedInWords(asked)}</Text>}</div>
      <NotDone problem={problem ?? unanswered} />
      {wanted !== undefined && wanted.askedCount > 0 && (
        <ConfirmedAct
          text={`Ask ${counted(wanted.askedCount, "person", "people")} by mail whether they want it`}
          confirmText={`Yes, ask ${counted(wanted.askedCount, "person", "people")}`}
          consequence="One mail goes to each of them and says where the address came from. Nobody can be asked a second time. Who does not confirm gets nothing more."
          tone="primary"
          disabled={isUnderWay}
          onConfirmed={() => void invite()}
          data-testid="invite-now"
        />
      )}
    </Stack>
  );
}

function askedInWords({ askedCount, hasMore }: InvitePeopleResponse): string {
  const said = `${counted(askedCount, "person", "people")} ${askedCount === 1 ? "is" : "are"} asked: the mails leave behind all others.`;
  return hasMore ? `${said} There may be more: “newsletter audience invite” asks the next ones.` : said;
}
