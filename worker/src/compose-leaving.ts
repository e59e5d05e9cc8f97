import { createLeaving } from "./audience/leaving.ts";
import type { SendingModules } from "./compose.ts";
import { createLeavingNotices } from "./outbox/leaving-notices.ts";
import type { Leaving } from "./ports/leaving.ts";

type LeavingModules = Pick<SendingModules, "leavings" | "tokenKey" | "ids" | "clock">;

/** Leaving and coming back, for who answers on the web: notices carry links to our own pages. */
export function composeLeaving({ leavings, tokenKey, ids, clock }: LeavingModules, { publicUrl }: { readonly publicUrl: string }): Leaving {
  return createLeaving({ leavings, noticesOf: createLeavingNotices({ tokenKey, publicUrl, ids, clock }), tokenKey, ids });
}

/** What time brings about: whoever was not decided for has left, and contacts who have come since are asked. */
export function createLeavingRound(
  { leavings, tokenKey, ids, clock }: LeavingModules,
  { publicUrl, onEvent }: { readonly publicUrl: string; readonly onEvent: (event: Readonly<Record<string, unknown>>) => void },
): () => Promise<void> {
  const noticesOf = createLeavingNotices({ tokenKey, publicUrl, ids, clock });
  return async () => {
    const leftCount = await leavings.leaveUndecided();
    if (leftCount > 0) onEvent({ event: "subscription.left", leftCount });
    const askedCount = await leavings.askLate(noticesOf);
    if (askedCount > 0) onEvent({ event: "contact.asked", askedCount });
  };
}
