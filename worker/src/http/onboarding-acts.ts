import { onboardedKindSchema, type Language } from "@newsletter/schemas";
import * as z from "zod";
import { chosenLanguages } from "../audience/chosen-languages.ts";
import { contactFaults, withoutEdges } from "../audience/contact-faults.ts";
import { mailAddress } from "../audience/mail-address.ts";
import { remarkCharactersMax } from "../onboarding/limits.ts";
import type { Onboarding } from "../onboarding/onboarding.ts";
import type { OnboardingStep } from "../pages/onboarding-page.ts";
import type { OnboardingAct, OnboardingFault } from "../ports/onboarding.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";

export const typedSchema = z.record(z.string(), z.string().max(8_000).catch("")).catch({});
export type Typed = z.infer<typeof typedSchema>;

type ActOfForm = (session: PartnerSession, typed: Typed, language: Language) => Promise<OnboardingAct>;

/** What the form of each step asks for, read and done. */
export function onboardingActs(onboarding: Onboarding): Readonly<Record<OnboardingStep, ActOfForm>> {
  return {
    contacts: async (session, typed) => {
      const { act, contact: id = "" } = typed;
      if (act === "remove" || act === "invite") {
        if (!z.uuid().safeParse(id).success) return fault("changed");
        return act === "remove" ? onboarding.removeContact(session, id) : onboarding.inviteColleague(session, id);
      }
      const name = withoutEdges(typed["name"] ?? "");
      if (contactFaults({ name, address: "name@example.org" }).length > 0) return fault("name");
      if (act === "confirm") return onboarding.confirmContact(session, name);
      const address = mailAddress(typed["address"] ?? "");
      if (address === undefined) return fault("address");
      if (act === "add") return onboarding.addContact(session, { name, address });
      return act === "save" && z.uuid().safeParse(id).success
        ? onboarding.correctContact(session, { id, name, address })
        : fault("changed");
    },
    subscriptions: async (session, typed, language) => {
      const kind = onboardedKindSchema.safeParse(typed["kind"]);
      const { record } = await onboarding.shown(session);
      const subscription = record.subscriptions.find(({ id }) => id === typed["subscription"]);
      if (subscription === undefined || !kind.success) return fault("changed");
      const offered = session.publications.find(({ id }) => id === subscription.publicationId)?.languages ?? [];
      const chosen = chosenLanguages(typed, offered);
      if (chosen.length === 0) return fault("languages");
      const isTyped = typed["address"] !== undefined;
      const address = mailAddress(typed["address"] ?? "");
      if (isTyped && address === undefined) return fault("address");
      const wish = { subscriptionId: subscription.id, recipientKind: kind.data, languages: chosen, address };
      return onboarding.confirmSubscription(session, { ...wish, language });
    },
    masthead: async (session, typed) => {
      const digest = typed["digest"] ?? "";
      if (typed["act"] === "approve") return onboarding.answerMasthead(session, digest, undefined);
      const words = remarkOf(typed);
      return words === undefined ? fault("words") : onboarding.answerMasthead(session, digest, words);
    },
    forward: async (session, typed) => {
      const id = typed["subscription"] ?? "";
      if (typed["act"] === "send") return onboarding.test(session, id);
      if (typed["act"] === "arrived") return onboarding.answerTest(session, id, undefined);
      const words = remarkOf(typed);
      return words === undefined ? fault("words") : onboarding.answerTest(session, id, words);
    },
  };
}

function fault(name: OnboardingFault): OnboardingAct {
  return { state: "fault", fault: name };
}

/** Lines as they were written, without what no keyboard writes; undefined where there are none, or too many characters. */
function remarkOf(typed: Typed): string | undefined {
  const words = (typed["words"] ?? "")
    .normalize("NFC")
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(/[^\P{Cc}\n]/gu, "")
    .trim();
  return words === "" || words.length > remarkCharactersMax ? undefined : words;
}
