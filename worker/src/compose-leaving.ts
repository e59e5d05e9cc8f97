import { createLeaving } from "./audience/leaving.ts";
import type { SendingModules } from "./compose.ts";
import { createLeavingNotices } from "./outbox/leaving-notices.ts";
import type { Leaving } from "./ports/leaving.ts";

/** Leaving and coming back, for who answers on the web: notices carry links to our own pages. */
export function composeLeaving(
  { leavings, tokenKey, ids, clock }: Pick<SendingModules, "leavings" | "tokenKey" | "ids" | "clock">,
  { publicUrl }: { readonly publicUrl: string },
): Leaving {
  return createLeaving({ leavings, noticesOf: createLeavingNotices({ tokenKey, publicUrl, ids, clock }), tokenKey, ids });
}
