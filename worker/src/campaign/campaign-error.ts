import type { Finding } from "@newsletter/schemas";

export type CampaignErrorCode =
  | "contentIncomplete"
  | "noSubscriptions"
  | "partnerWithoutSubscription"
  | "editionRefused"
  | "campaignNotFound"
  | "sendingLocked";

/** Why a campaign is not planned or not found; code decides on `code`, people read the message. */
export class CampaignError extends Error {
  readonly code: CampaignErrorCode;
  readonly findings: readonly Finding[];

  constructor(code: CampaignErrorCode, message: string, findings: readonly Finding[] = []) {
    super(message);
    this.name = "CampaignError";
    this.code = code;
    this.findings = findings;
  }
}
