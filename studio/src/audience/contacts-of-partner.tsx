import type { Contact } from "@newsletter/schemas";
import { audienceActResponseSchema } from "@newsletter/schemas/studio";
import { Flex, Stack, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { styled } from "styled-components";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { NotDone } from "../sending/part.tsx";
import type { AudienceListProps } from "./audience-screen.tsx";
import { ContactForm } from "./contact-form.tsx";
import { EntryActs } from "./entry-acts.tsx";
import { AddEntry } from "./entry-form.tsx";
import { stakeholderKindInWords } from "./stakeholder-kind-choice.tsx";
import type { NamedPartner } from "./use-audience.ts";

interface ContactsProps extends AudienceListProps {
  readonly partner: NamedPartner;
}

/** Whoever answers for a partner: added, changed, removed. A form stays open with what was typed, whatever becomes of the list above it. */
export function ContactsOfPartner({ audience, partner, onChanged }: ContactsProps): ReactNode {
  const { publicationId, mayEdit } = audience;
  const [edited, setEdited] = useState<{ readonly contact: Contact | undefined }>();
  const { act, isUnderWay, problem } = useWorkerAct(audienceActResponseSchema);
  const contacts = audience.contacts.filter(({ partnerId }) => partnerId === partner.id);
  const remove = async (id: string): Promise<void> => {
    const answer = await act("/api/v1/audience/contacts/remove", { publicationId, id });
    if (answer?.state === "done") onChanged(answer.audience);
  };
  return (
    <Stack gap={3}>
      {contacts.length === 0 ? (
        <Text size={1} muted>
          No contact yet.
        </Text>
      ) : (
        <List aria-label={`Contacts of ${partner.name}`}>
          {contacts.map((contact) => (
            <ContactLine key={contact.id} contact={contact}>
              {mayEdit && (
                <EntryActs
                  name={contact.name}
                  consequence="The contact is removed for good. Subscriptions stay as they are."
                  disabled={isUnderWay || edited !== undefined}
                  onChange={() => setEdited({ contact })}
                  onRemove={() => void remove(contact.id)}
                />
              )}
            </ContactLine>
          ))}
        </List>
      )}
      <NotDone problem={problem} />
      {edited !== undefined && (
        <ContactForm
          key={edited.contact?.id ?? ""}
          contact={edited.contact}
          partnerId={partner.id}
          publicationId={publicationId}
          onKept={(newer) => {
            onChanged(newer);
            setEdited(undefined);
          }}
          onLeave={() => setEdited(undefined)}
        />
      )}
      {mayEdit && (
        <Flex>
          <AddEntry
            text="Add a contact"
            label={`Add a contact of ${partner.name}`}
            isHidden={edited !== undefined}
            onOpen={() => setEdited({ contact: undefined })}
            data-testid="contact-add"
          />
        </Flex>
      )}
    </Stack>
  );
}

function ContactLine({
  contact: { name, address, stakeholderKind },
  children,
}: {
  readonly contact: Contact;
  readonly children: ReactNode;
}): ReactNode {
  const kind = stakeholderKindInWords(stakeholderKind);
  return (
    <Flex as="li" gap={3} wrap="wrap" align="flex-start" data-testid="contact">
      <Stack gap={2} flex={1} style={narrowest}>
        <Text size={1} weight="medium">
          <bdi>{name}</bdi>
        </Text>
        <Text size={1} muted>
          <a href={`mailto:${encodeURIComponent(address)}`} dir="ltr" style={breaking}>
            {address}
          </a>
          {kind !== undefined && ` · ${kind}`}
        </Text>
      </Stack>
      {children}
    </Flex>
  );
}

const List = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
  display: grid;
  gap: 16px;
`;
const narrowest = { minInlineSize: 180 } as const;
const breaking = { overflowWrap: "anywhere" } as const;
