import { createInviting, type Inviting } from "./audience/inviting.ts";
import type { SendingModules } from "./compose.ts";
import { createInviteStore } from "./store/invite-store.ts";
import { createSubscribeStore } from "./store/subscribe-store.ts";

/** For the command and the Studio alike. */
export function composeInviting(modules: SendingModules, publicUrl: string): Inviting {
  const { db } = modules;
  return createInviting({ ...modules, publicUrl, inviteStore: createInviteStore(db), partnersOf: createSubscribeStore(db).partnersOf });
}
