import { createSubscribing } from "./audience/subscribing.ts";
import type { SendingModules } from "./compose.ts";
import type { Subscribing } from "./ports/subscribing.ts";
import { createFormUses } from "./store/form-uses.ts";
import { createSubscribeStore } from "./store/subscribe-store.ts";

/** What readers do for themselves on our pages. */
export function composeSubscribing(modules: SendingModules, publicUrl: string): { readonly subscribing: Subscribing } {
  const use = { ...modules, publicUrl, subscribeStore: createSubscribeStore(modules.db), formUses: createFormUses(modules.db) };
  return { subscribing: createSubscribing(use) };
}
