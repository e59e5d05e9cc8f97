import type { Language } from "../languages.ts";
import { ar } from "./ar.ts";
import { en, type Catalogue } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { ru } from "./ru.ts";
import { zh } from "./zh.ts";

export { gateWords, type GateRule, type GateWords } from "./gates.ts";
export { invitingWording, invitingWords, type InvitingWords } from "./inviting.ts";
export { leavingWords } from "./leaving.ts";
export { newerPackWords, type NewerPackWords } from "./newer-pack.ts";
export { rehearsalWords, type RehearsalWords } from "./rehearsal.ts";

export type MailWords = Catalogue["mail"];
export type PageWords = Catalogue["page"];
export type ReviewWords = Catalogue["review"];

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr, es, ar, ru, zh };
export { archiveWords } from "./archive.ts";
export { packWords, type PackWords } from "./pack.ts";

export { consentWording, subscribingWords, type SubscribingWords } from "./subscribing.ts";
export { subscribingMailWords, type SubscribingMailWords } from "./subscribing-mails.ts";
export { joinWording, preferenceWords, type PreferenceWords } from "./preferences.ts";
export { onboardingWords, type OnboardingWords } from "./onboarding.ts";
export { partnerWords, type PartnerWords } from "./partner.ts";
export { memberWords, type MemberWords } from "./member-list.ts";
export { memberImportWords, type MemberImportWords } from "./member-files.ts";
export { memberMailWords, memberWording } from "./member-mails.ts";
export { reachWords, type ReachWords } from "./reach.ts";
export { membersWords } from "./members.ts";
export { memberStopWords, type MemberStopWords } from "./member-stops.ts";
export { verifyWords } from "./verify.ts";
export { verdictWords } from "./verify-verdicts.ts";
