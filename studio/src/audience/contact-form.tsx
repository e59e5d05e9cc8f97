import { contactAddressCharactersMax, contactNameCharactersMax, type AudienceResponse, type Contact } from "@newsletter/schemas";
import { audienceActResponseSchema } from "@newsletter/schemas/studio";
import { useState, type ReactNode } from "react";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { EntryForm } from "./entry-form.tsx";
import { faultsOf } from "./faults-of.ts";
import { Field } from "./field.tsx";
import { StakeholderKindChoice } from "./stakeholder-kind-choice.tsx";

interface ContactFormProps {
  /** As it is kept; undefined for a new one. */
  readonly contact: Contact | undefined;
  readonly partnerId: string;
  readonly publicationId: string;
  readonly onKept: (audience: AudienceResponse) => void;
  readonly onLeave: () => void;
}

/** Name, address and stakeholder kind of one contact. What was typed stays until it is kept, whatever the answer. */
export function ContactForm({ contact, partnerId, publicationId, onKept, onLeave }: ContactFormProps): ReactNode {
  const [id] = useState(() => contact?.id ?? crypto.randomUUID());
  const [name, setName] = useState(contact?.name ?? "");
  const [address, setAddress] = useState(contact?.address ?? "");
  const [stakeholderKind, setStakeholderKind] = useState(contact?.stakeholderKind ?? null);
  const [faults, setFaults] = useState(faultsOf([]));
  const { act, isUnderWay, problem } = useWorkerAct(audienceActResponseSchema);
  const keep = async (): Promise<void> => {
    const answer = await act("/api/v1/audience/contacts", { publicationId, id, partnerId, name, address, stakeholderKind });
    if (answer?.state === "refused") setFaults(faultsOf(answer.faults));
    if (answer?.state === "done") onKept(answer.audience);
  };
  return (
    <EntryForm
      title={contact === undefined ? "New contact" : `Change ${contact.name}`}
      keepText="Keep contact"
      isUnderWay={isUnderWay}
      problem={problem}
      onKeep={() => void keep()}
      onLeave={onLeave}
      data-testid="contact-form"
    >
      <Field
        label="Name"
        value={name}
        fault={faults.name}
        charactersMax={contactNameCharactersMax}
        isFocused
        onChange={(value) => {
          setName(value);
          setFaults({ ...faults, name: undefined });
        }}
        data-testid="contact-name"
      />
      <Field
        label="Mail address"
        type="email"
        value={address}
        fault={faults.address}
        charactersMax={contactAddressCharactersMax}
        onChange={(value) => {
          setAddress(value);
          setFaults({ ...faults, address: undefined });
        }}
        data-testid="contact-address"
      />
      <StakeholderKindChoice value={stakeholderKind} onChange={setStakeholderKind} />
    </EntryForm>
  );
}
