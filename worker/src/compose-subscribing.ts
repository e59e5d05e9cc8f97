import { createPreferences } from "./audience/preferences.ts";
import { createSubscribing } from "./audience/subscribing.ts";
import type { SendingModules } from "./compose.ts";
import type { Preferences } from "./ports/preferences.ts";
import type { Subscribing } from "./ports/subscribing.ts";
import { createErasureStore } from "./store/erasure-store.ts";
import { createFormUses } from "./store/form-uses.ts";
import { createPreferenceStore } from "./store/preference-store.ts";
import { createSubscribeStore } from "./store/subscribe-store.ts";

/** What readers do for themselves on our pages. */
export function composeSubscribing(
  modules: SendingModules,
  publicUrl: string,
): { readonly subscribing: Subscribing; readonly preferences: Preferences } {
  const { db } = modules;
  const use = { ...modules, publicUrl, formUses: createFormUses(db) };
  return {
    subscribing: createSubscribing({ ...use, subscribeStore: createSubscribeStore(db) }),
    preferences: createPreferences({ ...use, preferenceStore: createPreferenceStore(db), erasureStore: createErasureStore(db) }),
  };
}
