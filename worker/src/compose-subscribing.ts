import type { Inviting } from "./audience/inviting.ts";
import { createPreferences } from "./audience/preferences.ts";
import { createSubscribing } from "./audience/subscribing.ts";
import { composeInviting } from "./compose-inviting.ts";
import type { SendingModules } from "./compose.ts";
import type { LeavingOverview } from "./ports/leaving-overview.ts";
import type { Preferences } from "./ports/preferences.ts";
import type { Subscribing } from "./ports/subscribing.ts";
import { createErasureStore } from "./store/erasure-store.ts";
import { createFormUses } from "./store/form-uses.ts";
import { createLeavingOverview } from "./store/leaving-overview.ts";
import { createPreferenceStore } from "./store/preference-store.ts";
import { createSubscribeStore } from "./store/subscribe-store.ts";

/** What readers do for themselves on our pages; for the Studio, who of them wishes to stop, and the mail that asks whom a file brought. */
export function composeSubscribing(
  modules: SendingModules,
  publicUrl: string,
): {
  readonly subscribing: Subscribing;
  readonly preferences: Preferences;
  readonly leavingOverview: LeavingOverview;
  readonly inviting: Inviting;
} {
  const { db } = modules;
  const use = { ...modules, publicUrl, formUses: createFormUses(db) };
  return {
    subscribing: createSubscribing({ ...use, subscribeStore: createSubscribeStore(db) }),
    preferences: createPreferences({ ...use, preferenceStore: createPreferenceStore(db), erasureStore: createErasureStore(db) }),
    leavingOverview: createLeavingOverview(db),
    inviting: composeInviting(modules, publicUrl),
  };
}
