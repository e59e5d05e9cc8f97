import { createPartnerSignIn } from "./audience/partner-sign-in.ts";
import type { SendingModules } from "./compose.ts";
import type { PartnerSignIn } from "./ports/partner-sign-in.ts";
import { createFormUses } from "./store/form-uses.ts";
import { createPartnerSignInStore } from "./store/partner-sign-in-store.ts";

/** What partners' contacts do on our pages, signed in by a link. */
export function composePartners(modules: SendingModules, publicUrl: string): { readonly partnerSignIn: PartnerSignIn } {
  const { db } = modules;
  return {
    partnerSignIn: createPartnerSignIn({
      ...modules,
      publicUrl,
      formUses: createFormUses(db),
      signIns: createPartnerSignInStore(db),
    }),
  };
}
