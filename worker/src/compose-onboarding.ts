import type { SendingModules } from "./compose.ts";
import { createOnboarding, type Onboarding } from "./onboarding/onboarding.ts";
import { createOnboardingDesk, type OnboardingDesk } from "./onboarding/onboarding-desk.ts";
import type { ContentModules } from "./compose-content.ts";
import type { RenderEditions } from "./ports/editions.ts";
import { createOnboardingStore } from "./store/onboarding-store.ts";
import { createLatestIssue } from "./store/latest-issue.ts";

type OnboardingContent = Pick<ContentModules, "source" | "takeSnapshot" | "readAttachments">;

/** Bringing partners in, for whoever keeps the audience. */
export function composeOnboardingDesk(
  modules: SendingModules,
  { source }: Pick<OnboardingContent, "source">,
  publicUrl: string,
): OnboardingDesk {
  return createOnboardingDesk({ ...modules, publicUrl, source, onboarding: createOnboardingStore(modules.db) });
}

/** The same with the pages of contacts, for the web role. */
export function composeOnboarding(
  modules: SendingModules,
  content: OnboardingContent,
  { renderEditions, publicUrl }: { readonly renderEditions: RenderEditions; readonly publicUrl: string },
): { readonly onboarding: Onboarding; readonly onboardingDesk: OnboardingDesk } {
  const { db } = modules;
  const latestIssue = createLatestIssue(db);
  return {
    onboarding: createOnboarding({ ...modules, ...content, publicUrl, renderEditions, latestIssue, store: createOnboardingStore(db) }),
    onboardingDesk: composeOnboardingDesk(modules, content, publicUrl),
  };
}
