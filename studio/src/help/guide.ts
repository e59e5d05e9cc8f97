/** Headings of `docs/editors.md` that screens link to, by their anchors; a test looks for each. */
export const guideTopics = {
  issues: "a-new-issue",
  compose: "choose-and-order-items",
  preview: "see-it-as-it-will-arrive",
  preflight: "what-is-wrong-before-anyone-else-sees-it",
  languages: "six-languages",
  review: "clearance-and-comments",
  sending: "sending",
  calendar: "the-calendar",
  about: "everything-about",
  partners: "partners-and-their-mastheads",
} as const;
export type GuideTopic = keyof typeof guideTopics;

/** The guide is built into the Studio: it opens without the network. */
export function guideAddress(topic: GuideTopic): string {
  return `/static/help/editors.html#${guideTopics[topic]}`;
}
