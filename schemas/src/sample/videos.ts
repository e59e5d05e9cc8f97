import { picture, reference, translated, translatedText, type SampleDocument } from "./builders.ts";

export const videos: readonly SampleDocument[] = [
  {
    _id: "video-se4u",
    _type: "video",
    title: translated({ en: "A film about the SE4U project" }),
    summary: translatedText({
      en: ["What “Stakeholder Engagement for UNTOC” does, and how it helps organisations take part in the Convention and its review."],
    }),
    still: picture("se4u-video.jpg", { en: "Still of the film with a play mark: a mesh of white points on navy blue" }),
    watchUrl: "https://example.org/videos/se4u",
    captionLanguages: ["en"],
    project: reference("project-se4u"),
    moreUrl: "https://example.org/projects/se4u",
  },
];
