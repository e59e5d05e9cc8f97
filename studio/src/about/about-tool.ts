import { SearchIcon } from "@sanity/icons/Search";
import type { Tool } from "sanity";
import { route } from "sanity/router";
import { aboutIntent } from "./about-intent.ts";
import { About } from "./about.tsx";

/** `/about/project/project-se4u/2022-11-24/2024-11-24` */
export const aboutTool: Tool = {
  name: "about",
  title: "Everything about…",
  icon: SearchIcon,
  component: About,
  router: route.create("/", [route.create("/:kind/:id", [route.create("/:from/:to")])]),
  canHandleIntent: (intent) => intent === aboutIntent,
  getIntentState: (_intent, { kind, id }) => ({ kind, id }),
};
