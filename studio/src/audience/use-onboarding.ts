import type { OnboardingResponse } from "@newsletter/schemas";
import { onboardingResponseSchema } from "@newsletter/schemas/studio";
import { audienceAgainMs } from "../limits.ts";
import { useRepeatedAnswer, type RepeatedAnswer } from "../review/use-worker-answer.ts";

/** What is missing of each partner, and who of its contacts has confirmed. */
export function useOnboarding(publicationId: string): RepeatedAnswer<OnboardingResponse> {
  return useRepeatedAnswer(
    `/api/v1/audience/onboarding?publicationId=${encodeURIComponent(publicationId)}`,
    onboardingResponseSchema,
    audienceAgainMs,
  );
}
