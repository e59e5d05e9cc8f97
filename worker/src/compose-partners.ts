import { createPartnerMembers } from "./audience/partner-members.ts";
import { createPartnerSignIn } from "./audience/partner-sign-in.ts";
import type { SendingModules } from "./compose.ts";
import type { MembersStore } from "./ports/members.ts";
import type { PartnerMembers } from "./ports/partner-members.ts";
import type { PartnerSignIn } from "./ports/partner-sign-in.ts";
import { createFormUses } from "./store/form-uses.ts";
import { createPartnerMembersStore } from "./store/partner-members-store.ts";
import { createPartnerSignInStore } from "./store/partner-sign-in-store.ts";

/** What partners' contacts do on our pages, signed in by a link. */
export function composePartners(
  modules: SendingModules,
  publicUrl: string,
): { readonly partnerSignIn: PartnerSignIn; readonly partnerMembers: PartnerMembers; readonly members: MembersStore } {
  const { db } = modules;
  const use = { ...modules, publicUrl };
  return {
    members: modules.members,
    partnerSignIn: createPartnerSignIn({ ...use, formUses: createFormUses(db), signIns: createPartnerSignInStore(db) }),
    partnerMembers: createPartnerMembers({ ...use, members: createPartnerMembersStore(db) }),
  };
}
