import { dayText, directionOf, languages, onboardingWords, translationOf, type Language, type TranslatedString } from "@newsletter/schemas";
import { dayAfter } from "../audience/last-day.ts";
import { partnerCalled } from "../audience/partner-mails.ts";
import { newPartnerSignIn, type PartnerSignInWith } from "../audience/partner-sign-in.ts";
import { notice, publicationName, type MailTo } from "../audience/subscribing-mails.ts";
import { isolated } from "../pages/html.ts";
import type { InviteOf, OnboardingAnswer } from "../ports/onboarding.ts";
import type { NewNotice } from "../ports/outbox.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import { inviteDays } from "./limits.ts";

export interface Inviting extends Pick<PartnerSignInWith, "ids" | "clock" | "tokenKey" | "publicUrl"> {
  readonly publication: PublicationProfile;
  readonly language: Language;
}

/** The page to which an invitation leads, below `/partner`. */
const onboardingLanding = "onboarding";

/** A link to the steps for a contact, in the name of a publication. Nothing that somebody typed stands in its mail but the organisation's name. */
export function invitation({ publication, language, ...use }: Inviting): InviteOf {
  const words = onboardingWords[language].mail;
  const now = use.clock.now();
  return ({ id }) =>
    newPartnerSignIn(use, {
      contactId: id,
      validMinutes: inviteDays * 24 * 60,
      landing: onboardingLanding,
      publicationId: publication.id,
      mail: (url, contact) => {
        const name = named(publicationName(publication, language), language);
        const organisation = named(partnerCalled(contact.partnerName, language, contact.partnerId), language);
        const day = dayText(language, dayAfter(now, inviteDays));
        return notice({ id: use.ids.uuidv7(), publication, language, address: contact.address, now }, "partnerSignIn", {
          subject: words.inviteSubject(publicationName(publication, language)),
          paragraphs: [words.invite(name, organisation), words.inviteHow(day), words.inviteIgnore],
          actions: [{ label: words.inviteAction, url }],
        });
      },
    });
}

interface Remark {
  readonly about: OnboardingAnswer["about"];
  readonly words: string;
  readonly contactName: string;
  readonly partnerId: string;
  readonly partnerName: TranslatedString;
}

/** What a contact wrote, to the mailbox that a person of the publisher reads. */
export function remarkMail(to: MailTo, { about, words: said, contactName, partnerId, partnerName }: Remark): NewNotice {
  const words = onboardingWords[to.language].mail;
  const organisation = translationOf(partnerName, to.language, languages)?.value ?? partnerId;
  return notice(to, "partnerRemark", {
    subject: words.remarkSubject(organisation),
    paragraphs: [words.remarkAbout[about](named(contactName, to.language)), said],
    actions: [],
  });
}

/** A Latin name must not turn an Arabic sentence around; elsewhere old clients would show the marks as boxes. */
function named(name: string, language: Language): string {
  return directionOf(language) === "rtl" ? isolated(name) : name;
}
