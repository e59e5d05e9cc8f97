import type { Approving } from "../approval/approving.ts";
import type { ReadDifferences } from "../approval/read-differences.ts";
import type { ReadSendingState } from "../approval/sending-state.ts";
import type { Rehearsal } from "../campaign/rehearse.ts";
import type { Controls } from "../campaign/controls.ts";
import type { AudienceDesk } from "../audience/audience-desk.ts";
import type { Inviting } from "../audience/inviting.ts";
import type { RearmingDesk } from "../compose-rearming.ts";
import type { TakeSnapshot } from "../content/take-snapshot.ts";
import type { Preflight } from "../preflight/preflight-issue.ts";
import type { ApprovalStore } from "../ports/approvals.ts";
import type { ArchiveStore } from "../ports/archive.ts";
import type { RightsOf } from "../ports/audience.ts";
import type { MediaStore } from "../ports/content.ts";
import type { CheckMasthead, EditionStore, IssueStates, RenderEditions } from "../ports/editions.ts";
import type { Leaving } from "../ports/leaving.ts";
import type { MembersStore } from "../ports/members.ts";
import type { LeavingOverview } from "../ports/leaving-overview.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Onboarding } from "../onboarding/onboarding.ts";
import type { OnboardingDesk } from "../onboarding/onboarding-desk.ts";
import type { PartnerMembers } from "../ports/partner-members.ts";
import type { PartnerSignIn } from "../ports/partner-sign-in.ts";
import type { Preferences } from "../ports/preferences.ts";
import type { PublicationStore } from "../ports/publications.ts";
import type { Subscribing } from "../ports/subscribing.ts";
import type { SignedInPerson } from "../ports/reviews.ts";
import type { Packing } from "../pack/packing.ts";
import type { ReachModules } from "../compose-reach.ts";
import type { PlanProofs } from "../outbox/plan-proofs.ts";
import type { Reviewing } from "../review/reviewing.ts";
import type { Verifying } from "../verify/verifying.ts";
import type { TranslateIssue } from "../translation/translate-issue.ts";

/** Who is signed in at the lake with this token; undefined when nobody is. */
export type FindUser = (token: string) => Promise<(SignedInPerson & { readonly mayEdit: boolean }) | undefined>;

/** What the web role needs; `main.ts` joins it from the modules that have it. */
export interface WebModules extends ReachModules {
  readonly takeSnapshot: TakeSnapshot;
  readonly renderEditions: RenderEditions;
  readonly checkMasthead: CheckMasthead;
  readonly preflight: Pick<Preflight, "issue">;
  readonly translateIssue: TranslateIssue;
  readonly editions: EditionStore;
  readonly archive: ArchiveStore;
  readonly publications: PublicationStore;
  readonly leaving: Leaving;
  readonly subscribing: Subscribing;
  readonly preferences: Preferences;
  readonly partnerSignIn: PartnerSignIn;
  readonly onboarding: Onboarding;
  readonly onboardingDesk: OnboardingDesk;
  readonly partnerMembers: PartnerMembers;
  readonly members: Pick<MembersStore, "suppress" | "lift" | "suppressions">;
  readonly verifying: Verifying;
  readonly media: MediaStore;
  readonly findUser: FindUser;
  readonly issueStates: IssueStates;
  readonly rightsOf: RightsOf;
  readonly reviewing: Reviewing;
  readonly packing: Packing;
  readonly planProofs: PlanProofs;
  readonly outbox: Pick<Outbox, "ofIssue">;
  readonly audienceDesk: AudienceDesk;
  readonly leavingOverview: LeavingOverview;
  readonly inviting: Inviting;
  readonly approvals: Pick<ApprovalStore, "approval" | "bytesOf">;
  readonly sending: {
    readonly approving: Approving;
    readonly controls: Controls;
    readonly sendingState: ReadSendingState;
    readonly differences: ReadDifferences;
    readonly rearm: RearmingDesk["rearm"];
    readonly rehearseIssue: (issueId: string, actor: string) => Promise<Rehearsal>;
  };
}

export interface WebSettings {
  /** Address of our own pages, without a trailing slash. */
  readonly publicUrl: string;
  readonly studioUrl: string;
  /** Told about what nobody expected; the answer then says nothing of it. */
  readonly onUnexpected: (error: unknown, route: string) => void;
}
