import { countOf, type AudienceCell, type OnboardingResponse } from "@newsletter/schemas";
import { SearchIcon } from "@sanity/icons/Search";
import { Card, Heading, Stack, Text, TextInput } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { counted } from "../sending/audience-words.ts";
import type { AudienceListProps } from "./audience-screen.tsx";
import { kindsInWords, languagesInWords } from "./cell-counts.ts";
import { ContactsOfPartner } from "./contacts-of-partner.tsx";
import { OnboardingOfPartner } from "./onboarding-of-partner.tsx";
import type { NamedPartner } from "./use-audience.ts";

/** With more partners than a screen shows there is a way to find one. */
const searchedFrom = 8;

interface PartnerListProps extends AudienceListProps {
  readonly partners: readonly NamedPartner[];
  /** Undefined until it is known. */
  readonly onboarding: OnboardingResponse | undefined;
  readonly onOnboarded: (onboarding: OnboardingResponse) => void;
}

/** Every partner with its active subscriptions, counted, and whoever answers for it. */
export function PartnerList({ audience, partners, onboarding, onOnboarded, onChanged }: PartnerListProps): ReactNode {
  const [search, setSearch] = useState("");
  const { cells, contacts } = audience;
  const ofPartner = (id: string | null): readonly AudienceCell[] => cells.filter(({ partnerId }) => partnerId === id);
  const isSought = ({ id, name }: NamedPartner): boolean =>
    [name, ...contacts.flatMap((contact) => (contact.partnerId === id ? [contact.name, contact.address] : []))].some((words) =>
      words.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
    );
  const shown = partners.filter(isSought);
  return (
    <Stack as="section" gap={3} aria-label="Partners and contacts">
      <Heading as="h2" size={1}>
        Partners and contacts
      </Heading>
      <Text size={1} muted>
        Contacts answer for a partner; whether they get an issue is a matter of subscriptions. Their names and addresses stay with the
        worker and never enter the content.
      </Text>
      {partners.length >= searchedFrom && (
        <TextInput
          icon={SearchIcon}
          fontSize={1}
          aria-label="Find a partner or a contact"
          placeholder="Find a partner or a contact"
          dir="auto"
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          data-testid="partner-search"
        />
      )}
      {partners.length === 0 && (
        <Text size={1} muted>
          There is no partner yet. Write its document under Issues, Content, Partners.
        </Text>
      )}
      {shown.length === 0 && partners.length > 0 && (
        <Text size={1} muted role="status">
          No partner and no contact is called that.
        </Text>
      )}
      {shown.map((partner) => (
        <Card key={partner.id} as="article" padding={4} radius={2} border aria-label={partner.name} data-testid={`partner-${partner.id}`}>
          <Stack gap={4}>
            <Stack gap={3}>
              <Heading as="h3" size={1}>
                <bdi>{partner.name}</bdi>
              </Heading>
              <Counts cells={ofPartner(partner.id)} />
            </Stack>
            <ContactsOfPartner audience={audience} partner={partner} onChanged={onChanged} />
            {onboarding !== undefined && <OnboardingOfPartner onboarding={onboarding} partner={partner} onChanged={onOnboarded} />}
          </Stack>
        </Card>
      ))}
      <Card padding={4} radius={2} border tone="transparent" data-testid="without-partner">
        <Stack gap={3}>
          <Heading as="h3" size={1}>
            Without a partner
          </Heading>
          <Counts cells={ofPartner(null)} />
        </Stack>
      </Card>
    </Stack>
  );
}

function Counts({ cells }: { readonly cells: readonly AudienceCell[] }): ReactNode {
  const count = countOf(cells);
  if (count === 0)
    return (
      <Text size={1} muted>
        No active subscription.
      </Text>
    );
  return (
    <Stack gap={2}>
      <Text size={1}>
        {counted(count, "active subscription")}: {kindsInWords(cells)}
      </Text>
      <Text size={1} muted>
        First language: {languagesInWords(cells)}
      </Text>
    </Stack>
  );
}
