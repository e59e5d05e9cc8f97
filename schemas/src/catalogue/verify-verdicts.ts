import type { EditionKind } from "../edition-key.ts";
import type { Language } from "../languages.ts";
import { ar, ru, zh } from "./verify-verdicts-ar-ru-zh.ts";
import { es, fr } from "./verify-verdicts-fr-es.ts";

// What the page answers that tells whether a mail is ours (`verify.ts`). Each verdict has a title and what it means.

interface Said {
  readonly title: string;
  readonly means: string;
}

export interface VerdictWords {
  readonly unchanged: Said;
  readonly whole: Said;
  /** Whole, with links around it that lead elsewhere. */
  readonly wholeWithLinks: Said;
  readonly excerpt: Said;
  readonly changed: Said;
  readonly notFound: Said;
  readonly tooNested: Said;
  /** What it can mean that a mail was not found. */
  readonly reasons: readonly [string, string, string, string];
  readonly isFile: string;
  readonly sentOn: (day: string) => string;
  readonly trial: string;
  readonly kind: Readonly<Record<EditionKind, string>>;
  readonly toWebEdition: string;
  readonly differingLinks: string;
  readonly leadsTo: string;
  readonly withUs: string;
  readonly noLinkWithUs: string;
  readonly differingWords: string;
  readonly ours: string;
  readonly theirs: string;
  readonly nothing: string;
  readonly hidden: string;
  readonly tooDifferent: string;
  readonly missing: string;
  readonly added: string;
  readonly addedNote: string;
  readonly links: string;
  readonly pictures: string;
  readonly files: string;
  readonly fields: string;
  readonly subject: string;
  readonly from: string;
  readonly replyTo: string;
  readonly withoutPersonal: string;
  readonly lostLinks: (count: string) => string;
  readonly lostFiles: (count: string) => string;
  readonly more: (count: string) => string;
  readonly notWhole: string;
  readonly limitsTitle: string;
  readonly limits: string;
  readonly signature: string;
  readonly noSignature: string;
  readonly again: string;
}

const en: VerdictWords = {
  unchanged: { title: "This is ours, as we sent it", means: "Every word and every link is the same as in what we sent." },
  whole: {
    title: "This is ours, and it is whole",
    means: "Somebody passed it on. Every word of ours that is meant for you is there, and our links lead where they should.",
  },
  wholeWithLinks: {
    title: "Our issue is in it, but links were added that are not ours",
    means:
      "The issue itself is whole. What stands around it leads elsewhere, and we know nothing about where: look at the list before you follow any of it.",
  },
  excerpt: { title: "This is part of what we sent", means: "What is there is ours, word by word. Other parts of the edition are missing." },
  changed: {
    title: "Careful: this is like a mail of ours, but it was changed",
    means: "Words or links in it are not as we sent them. Do not follow its links and do not answer it before you have read what differs.",
  },
  notFound: { title: "We have not found this among what we sent", means: "Nothing in it is the same as an issue of ours. That can mean:" },
  tooNested: {
    title: "We could not look through all of this",
    means:
      "It has more parts within each other than we open, and nothing of ours is in those we did. Take out the mail that matters and try it alone.",
  },
  reasons: [
    "It is not from us, whatever its sender says. Do not give it a password, and do not open what is attached.",
    "It is a mail of ours that is no issue: a confirmation, a notice, an invitation to review.",
    "Too few words of it are here. Try the whole mail as a file.",
    "It was translated or rewritten on its way, so that none of our sentences is left.",
  ],
  isFile: "To the last byte it is the file that partners download.",
  sentOn: (day) => `Approved, and sent on ${day}`,
  trial: "From a trial: it was never approved and never sent to anybody outside.",
  kind: {
    partner: "Copy for a partner’s office",
    forwardable: "Edition for passing on",
    direct: "Copy for a subscriber",
    members: "Copy for a partner’s member",
    lowBandwidth: "Edition for slow connections",
    web: "Web edition",
    pack: "A partner’s selection; its foreword is the partner’s own",
  },
  toWebEdition: "Read this issue on our own site",
  differingLinks: "Links that do not lead where ours do",
  leadsTo: "Leads to",
  withUs: "With us it leads to",
  noLinkWithUs: "With us there is no link here",
  differingWords: "Words that differ",
  ours: "We wrote",
  theirs: "Here it says",
  nothing: "(nothing)",
  hidden: "is in the mail, but hidden from whoever reads it",
  tooDifferent: "It differs in more places than can be listed here.",
  missing: "What is missing",
  added: "What was added",
  addedNote: "Put there by whoever passed it on. We did not write it, and cannot say whether it is true.",
  links: "Links that are not ours",
  pictures: "Pictures from elsewhere",
  files: "Files that are not ours",
  fields: "Fields that are not as we sent them",
  subject: "Subject",
  from: "From",
  replyTo: "Reply-To: answers go to",
  withoutPersonal: "Words and links for one recipient were taken out, as they should be before passing on.",
  lostLinks: (count) => `Links that are gone, their words still there: ${count}`,
  lostFiles: (count) => `Attached files that are gone: ${count}`,
  more: (count) => `And more of these: ${count}`,
  notWhole: "Not all of the mail was looked at: it has too many parts within each other.",
  limitsTitle: "What this answer does not say",
  limits:
    "Words, links and files were compared, not colours or layout. Who really sent the mail is not checked here: a sender can be forged.",
  signature:
    "It carries a DKIM signature. Your own mail service checks that one, and knows best whether it holds; lists often break it without harm.",
  noSignature: "It carries no DKIM signature, or none that reached us; forwards and files for passing on have none.",
  again: "Check another mail",
};

export const verdictWords: Readonly<Record<Language, VerdictWords>> = { en, fr, es, ar, ru, zh };
