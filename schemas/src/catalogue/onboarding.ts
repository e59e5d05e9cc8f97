import type { Language } from "../languages.ts";
import { onboardingAr } from "./onboarding-ar.ts";
import { onboardingEn, type OnboardingWords } from "./onboarding-en.ts";
import { onboardingEs } from "./onboarding-es.ts";
import { onboardingFr } from "./onboarding-fr.ts";
import { onboardingRu } from "./onboarding-ru.ts";
import { onboardingZh } from "./onboarding-zh.ts";

// What a partner's contact reads while its organisation is being set up: a page of steps, a page for each, and the mail of the test.

export type { OnboardingWords };

export const onboardingWords: Readonly<Record<Language, OnboardingWords>> = {
  en: onboardingEn,
  fr: onboardingFr,
  es: onboardingEs,
  ar: onboardingAr,
  ru: onboardingRu,
  zh: onboardingZh,
};
