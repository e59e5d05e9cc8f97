import { createHash } from "node:crypto";
import type { Language, TranslatedString } from "@newsletter/schemas";
import type { ArchiveStore } from "../ports/archive.ts";
import type { PublicationProfile } from "../ports/publications.ts";
import type { ForwardableFile, SentCampaign, SentEditionStore } from "../ports/sent-editions.ts";
import { askedTexts, tracesIn, type AskedText } from "./asked-texts.ts";
import type { FindEditions } from "./find-editions.ts";
import { judgeMail, type Judged } from "./judge-mail.ts";
import { recentIssuesMax } from "./limits.ts";
import { readMail, type AskedMail } from "./read-mail.ts";

/** `tooNested`: more parts, or deeper within each other, than are looked at, and nothing of ours among those that were. */
export type VerifyAnswer =
  | ({ readonly state: "found"; readonly isWhole: boolean; readonly hasSignature: boolean; readonly isFile: boolean } & Judged)
  | { readonly state: "notFound" | "tooNested"; readonly hasSignature: boolean };

/** An issue as it stands in packs, with what tells each of its files from any other. */
export interface RecentIssue {
  readonly campaign: SentCampaign;
  readonly title: TranslatedString;
  readonly files: readonly { readonly language: Language; readonly sha256: string }[];
}

export interface Verifying {
  /** Nothing of the mail is kept or logged. */
  readonly verify: (bytes: Uint8Array) => Promise<VerifyAnswer>;
  readonly recentIssues: (publication: PublicationProfile) => Promise<readonly RecentIssue[]>;
}

export interface VerifyingWith {
  readonly sentEditions: SentEditionStore;
  readonly findEditions: FindEditions;
  readonly forwardableFile: ForwardableFile;
  readonly archive: Pick<ArchiveStore, "asOfNow">;
  readonly origins: readonly string[];
}

export function createVerifying({ sentEditions, findEditions, forwardableFile, archive, origins }: VerifyingWith): Verifying {
  const digestOf = createFileDigests(forwardableFile);
  /** One mail at a time: taking one apart is work for the processor, and its memory is bounded so. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };

  const judgeAsked = async (mail: AskedMail, texts: readonly AskedText[]): Promise<Judged | undefined> => {
    const traces = tracesIn(mail, texts);
    const approved = await findEditions.approved(traces, texts);
    const judged = judgeMail(mail, texts, approved, origins);
    if (judged === undefined || judged.judgements.every(({ verdict }) => verdict === "unchanged" || verdict === "whole")) return judged;
    return judgeMail(mail, texts, [...approved, ...(await findEditions.selections(traces, approved))], origins);
  };

  const verifyNow = async (bytes: Uint8Array): Promise<VerifyAnswer> => {
    const mail = readMail(bytes);
    const texts = askedTexts(mail, origins);
    const hasSignature = mail.fields.some((fields) => fields.has("dkim-signature"));
    const judged = await judgeAsked(mail, texts);
    if (judged === undefined) return { state: mail.isWhole ? "notFound" : "tooNested", hasSignature };
    const sha256 = sha256Of(bytes);
    const digests = await Promise.all(
      judged.judgements.map(async ({ candidate }) =>
        candidate.key.kind === "forwardable" ? digestOf(candidate.campaign, candidate.key.language) : "",
      ),
    );
    return { state: "found", isWhole: mail.isWhole, hasSignature, isFile: digests.includes(sha256), ...judged };
  };

  return {
    verify: (bytes) => inTurn(() => verifyNow(bytes)),
    recentIssues: async (publication) => {
      const issues = await (await archive.asOfNow()).issues(publication.id, { offset: 0, countMax: recentIssuesMax });
      const campaigns = await sentEditions.ofIssueIds(issues.map(({ issueId }) => issueId));
      return Promise.all(
        campaigns.map(async (campaign) => ({
          campaign,
          title: campaign.title,
          files: await Promise.all(
            (issues.find(({ issueId }) => issueId === campaign.issueId)?.publication.languages ?? []).map(async (language) => ({
              language,
              sha256: await digestOf(campaign, language),
            })),
          ),
        })),
      );
    },
  };
}

/** The file of a campaign in a language never changes: each is made once for its digest, one after the other, and never kept. */
function createFileDigests(forwardableFile: ForwardableFile): (campaign: SentCampaign, language: Language) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  let last: Promise<unknown> = Promise.resolve();
  return (campaign, language) => {
    const name = `${campaign.campaignId} ${language}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = last.then(async () => sha256Of(await forwardableFile(campaign, language)));
    last = made.catch(() => known.delete(name));
    known.set(name, made);
    return made;
  };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
