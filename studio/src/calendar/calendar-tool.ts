import { CalendarIcon } from "@sanity/icons/Calendar";
import type { Tool } from "sanity";
import { route } from "sanity/router";
import { Calendar } from "./calendar.tsx";

/** `/calendar/month/2024-01`, with the filters behind it. */
export const calendarTool: Tool = {
  name: "calendar",
  title: "Calendar",
  icon: CalendarIcon,
  component: Calendar,
  router: route.create("/", [route.create("/:view", [route.create("/:month")])]),
};
