import { UsersIcon } from "@sanity/icons/Users";
import type { Tool } from "sanity";
import { route } from "sanity/router";
import { AudienceScreen } from "./audience-screen.tsx";

/** `/audience/publication-civil-society` */
export const audienceTool: Tool = {
  name: "audience",
  title: "Audience",
  icon: UsersIcon,
  component: AudienceScreen,
  router: route.create("/", [route.create("/:publicationId")]),
};
