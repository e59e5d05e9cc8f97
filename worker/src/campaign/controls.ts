import type { PlanAgainRequest, RecipientMailRequest, ResolveRequest } from "@newsletter/schemas";
import { ApprovalError } from "../approval/approval-error.ts";
import type { ApprovalStore } from "../ports/approvals.ts";
import type { RightsOf } from "../ports/audience.ts";
import type { CampaignActs } from "../ports/campaign-acts.ts";
import type { CampaignStore, RecipientName } from "../ports/campaigns.ts";
import type { RecipientState } from "./recipient-state.ts";

export interface ControlsWith {
  readonly campaigns: Pick<CampaignStore, "campaign">;
  readonly approvals: Pick<ApprovalStore, "approval">;
  readonly acts: CampaignActs;
  readonly rightsOf: RightsOf;
  readonly recipientMail: (campaignId: string, who: RecipientName) => Promise<RecipientMail | undefined>;
}

/** The message of one recipient as it leaves or has left. */
export interface RecipientMail {
  readonly seq: number;
  readonly state: RecipientState;
  readonly bytes: Uint8Array;
}

interface Person {
  readonly id: string;
  readonly mayEdit: boolean;
}

/** What people do to a campaign; each gives the id of its issue. Doing it twice changes nothing. */
export interface Controls {
  readonly pause: (campaignId: string, by: Person) => Promise<string>;
  readonly resume: (campaignId: string, by: Person) => Promise<string>;
  readonly cancel: (campaignId: string, by: Person) => Promise<string>;
  readonly retry: (campaignId: string, by: Person) => Promise<string>;
  readonly planAgain: (asked: PlanAgainRequest, by: Person) => Promise<string>;
  readonly resolve: (asked: ResolveRequest, by: Person) => Promise<string>;
  /** Somebody's address and own links are in it: it is for operators, and leaves an audit row. */
  readonly mail: (asked: RecipientMailRequest, by: Person) => Promise<RecipientMail>;
}

export function createControls({ campaigns, approvals, acts, rightsOf, recipientMail }: ControlsWith): Controls {
  /** Stopping is for everybody who writes, approves or operates: waiting for the right person would be too late. */
  const allowed = async (campaignId: string, by: Person, who: "operators" | "anybodyOfTheHouse"): Promise<string> => {
    const campaign = await campaigns.campaign(campaignId);
    const approval = campaign?.approvalId == null ? undefined : await approvals.approval(campaign.approvalId);
    if (campaign === undefined || approval === undefined) throw new ApprovalError("notFound", "There is no such campaign.");
    const rights = (await rightsOf(by.id)).filter(({ publicationId }) => publicationId === approval.publicationId);
    const isAllowed = who === "operators" ? rights.some(({ right }) => right === "operate") : by.mayEdit || rights.length > 0;
    if (!isAllowed) throw new ApprovalError("notAllowed", "Ask an operator: this wants the right to operate the publication.");
    return campaign.issueId;
  };
  return {
    pause: async (campaignId, by) => {
      const issueId = await allowed(campaignId, by, "operators");
      await acts.pause(campaignId, by.id);
      return issueId;
    },
    resume: async (campaignId, by) => {
      const issueId = await allowed(campaignId, by, "operators");
      await acts.resume(campaignId, by.id);
      return issueId;
    },
    cancel: async (campaignId, by) => {
      const issueId = await allowed(campaignId, by, "anybodyOfTheHouse");
      await acts.cancel(campaignId, by.id);
      return issueId;
    },
    retry: async (campaignId, by) => {
      const issueId = await allowed(campaignId, by, "operators");
      await acts.retryNow(campaignId, by.id);
      return issueId;
    },
    planAgain: async ({ campaignId, reason }, by) => {
      const issueId = await allowed(campaignId, by, "operators");
      await acts.planAgain(campaignId, reason, by.id);
      return issueId;
    },
    resolve: async ({ campaignId, ...resolution }, by) => {
      const issueId = await allowed(campaignId, by, "operators");
      await acts.resolve(campaignId, resolution, by.id);
      return issueId;
    },
    mail: async ({ campaignId, of }, by) => {
      await allowed(campaignId, by, "operators");
      const mail = await recipientMail(campaignId, of);
      if (mail === undefined)
        throw new ApprovalError("notFound", "Nobody of that number or address was planned in this campaign: there is no message.");
      await acts.mailRead(campaignId, mail.seq, by.id);
      return mail;
    },
  };
}
