import {
  checklistWords,
  type CheckedPoint,
  type OnboardedContact,
  type OnboardingRemark,
  type OnboardingResponse,
} from "@newsletter/schemas";
import { onboardResponseSchema } from "@newsletter/schemas/studio";
import { Button, Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { styled } from "styled-components";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { NotDone } from "../sending/part.tsx";
import { missingInWords, todoInWords } from "./checklist-words.ts";
import { AddEntry } from "./entry-form.tsx";
import { OnboardingForm } from "./onboarding-form.tsx";

interface OnboardingOfPartnerProps {
  readonly onboarding: OnboardingResponse;
  readonly partner: { readonly id: string; readonly name: string };
  readonly onChanged: (onboarding: OnboardingResponse) => void;
}

const mailInWords = {
  planned: "A mail with the link is on its way to the contact.",
  sentBefore: "The contact was sent a link already.",
} as const;

/** How far a partner is: what is missing and what to do about it, whoever has not confirmed, and the form that brings it in. */
export function OnboardingOfPartner({ onboarding, partner, onChanged }: OnboardingOfPartnerProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState<string>();
  const { act, isUnderWay, problem } = useWorkerAct(onboardResponseSchema);
  const { mayEdit, publicationId } = onboarding;
  const found = onboarding.partners.find(({ partnerId }) => partnerId === partner.id);
  const waiting = found?.contacts.filter(({ confirmedAt }) => confirmedAt === null) ?? [];
  const invite = async ({ id }: OnboardedContact): Promise<void> => {
    setSaid(undefined);
    const answer = await act("/api/v1/audience/onboarding/invite", { publicationId, contactId: id });
    if (answer?.state !== "done") return;
    setSaid(mailInWords[answer.mail]);
    onChanged(answer.onboarding);
  };
  return (
    <Stack gap={3} data-testid="onboarding">
      {found === undefined ? (
        <Text size={1} muted>
          Not brought in yet.
        </Text>
      ) : (
        <Checklist points={found.points} missingCount={found.missingCount} />
      )}
      <Remarks remarks={found?.remarks ?? []} />
      {mayEdit &&
        waiting.map((contact) => (
          <Flex key={contact.id}>
            <Button
              mode="ghost"
              fontSize={1}
              padding={3}
              text={contact.invitedAt === null ? `Send ${contact.name} a link to confirm` : `Send ${contact.name} the link again`}
              disabled={isUnderWay}
              onClick={() => void invite(contact)}
              data-testid="onboarding-invite"
            />
          </Flex>
        ))}
      <div role="status">{said !== undefined && <Text size={1}>{said}</Text>}</div>
      <NotDone problem={problem} />
      {isOpen && (
        <OnboardingForm
          partner={partner}
          publicationId={publicationId}
          onDone={(newer, mail) => {
            setSaid(mailInWords[mail]);
            setIsOpen(false);
            onChanged(newer);
          }}
          onLeave={() => setIsOpen(false)}
        />
      )}
      {mayEdit && (
        <Flex>
          <AddEntry
            text="Bring in"
            label={`Bring in ${partner.name}`}
            isHidden={isOpen}
            onOpen={() => {
              setSaid(undefined);
              setIsOpen(true);
            }}
            data-testid="onboarding-open"
          />
        </Flex>
      )}
    </Stack>
  );
}

function Checklist({ points, missingCount }: { readonly points: readonly CheckedPoint[]; readonly missingCount: number }): ReactNode {
  const open = points.filter(({ state }) => state === "missing" || state === "unknown");
  if (open.length === 0) return <Text size={1}>{missingInWords(points)}</Text>;
  return (
    <details data-testid="onboarding-checklist">
      <Summary>{missingInWords(points)}</Summary>
      <List aria-label={`${missingCount} missing`}>
        {open.map((point) => (
          <Text key={point.point} as="li" size={1}>
            <strong>{checklistWords[point.point].title}:</strong> <bdi>{todoInWords(point)}</bdi>
          </Text>
        ))}
      </List>
    </details>
  );
}

/** What contacts wrote and nobody has mended yet. */
function Remarks({ remarks }: { readonly remarks: readonly OnboardingRemark[] }): ReactNode {
  return remarks.map(({ about, words, by, at }) => (
    <Text key={`${about}-${at}`} size={1}>
      {about === "masthead" ? "Remark on the masthead" : "Trouble with the test"}, {by ?? "a contact who was removed"}:{" "}
      <Remark dir="auto">{words}</Remark>
    </Text>
  ));
}

const Summary = styled.summary`
  font-size: 13px;
  padding-block: 6px;
  cursor: pointer;
`;
const List = styled.ul`
  list-style: none;
  margin: 8px 0 0;
  padding: 0;
  display: grid;
  gap: 12px;
`;
const Remark = styled.q`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;
