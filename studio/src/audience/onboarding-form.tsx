import {
  contactAddressCharactersMax,
  contactNameCharactersMax,
  onboardedKindSchema,
  type Language,
  type OnboardedKind,
  type OnboardField,
  type OnboardingResponse,
} from "@newsletter/schemas";
import { onboardResponseSchema } from "@newsletter/schemas/studio";
import { useState, type ReactNode } from "react";
import { useWorkerAct } from "../review/use-worker-act.ts";
import { Choice } from "./choice.tsx";
import { EntryForm } from "./entry-form.tsx";
import { Field } from "./field.tsx";
import { LanguagesInOrder } from "./languages-in-order.tsx";

interface OnboardingFormProps {
  readonly partner: { readonly id: string; readonly name: string };
  readonly publicationId: string;
  readonly onDone: (onboarding: OnboardingResponse, mail: "planned" | "sentBefore") => void;
  readonly onLeave: () => void;
}

const kinds: readonly { readonly value: OnboardedKind; readonly title: string }[] = [
  { value: "desk", title: "Desk: a shared mailbox of an office" },
  { value: "list", title: "List: an address that passes on by itself" },
  { value: "person", title: "Person: one reader" },
];
const noFaults: Readonly<Partial<Record<OnboardField, string>>> = {};

/** A contact, where issues go and in which languages: kept together, with one mail to the contact. What was typed stays until it is. */
export function OnboardingForm({ partner, publicationId, onDone, onLeave }: OnboardingFormProps): ReactNode {
  const [contactName, setContactName] = useState("");
  const [contactAddress, setContactAddress] = useState("");
  const [address, setAddress] = useState("");
  const [recipientKind, setRecipientKind] = useState<OnboardedKind>("desk");
  const [languages, setLanguages] = useState<readonly [Language, ...Language[]]>(["en"]);
  const [faults, setFaults] = useState(noFaults);
  const { act, isUnderWay, problem } = useWorkerAct(onboardResponseSchema);
  const keep = async (): Promise<void> => {
    setFaults(noFaults);
    const wish = { publicationId, partnerId: partner.id, contactName, contactAddress, recipientKind, address, languages };
    const answer = await act("/api/v1/audience/onboarding", wish);
    if (answer?.state === "refused") setFaults(Object.fromEntries(answer.faults.map(({ field, message }) => [field, message])));
    if (answer?.state === "done") onDone(answer.onboarding, answer.mail);
  };
  return (
    <EntryForm
      title={`Bring in ${partner.name}`}
      keepText="Keep, and send the link"
      isUnderWay={isUnderWay}
      problem={problem}
      onKeep={() => void keep()}
      onLeave={onLeave}
      data-testid="onboarding-form"
    >
      <Field
        label="Contact: name"
        value={contactName}
        fault={faults.contactName}
        charactersMax={contactNameCharactersMax}
        isFocused
        onChange={setContactName}
        data-testid="onboarding-name"
      />
      <Field
        label="Contact: mail address (the link goes here and nowhere else)"
        type="email"
        value={contactAddress}
        fault={faults.contactAddress}
        charactersMax={contactAddressCharactersMax}
        onChange={setContactAddress}
        data-testid="onboarding-contact"
      />
      <Field
        label="Where issues go (empty: to the contact’s own address)"
        type="email"
        value={address}
        fault={faults.address}
        charactersMax={contactAddressCharactersMax}
        onChange={setAddress}
        data-testid="onboarding-address"
      />
      <Choice
        label="Who reads that address, as far as you know"
        value={recipientKind}
        options={kinds}
        onChoose={(value) => setRecipientKind(onboardedKindSchema.catch("desk").parse(value))}
      />
      <LanguagesInOrder languages={languages} onChange={setLanguages} />
    </EntryForm>
  );
}
