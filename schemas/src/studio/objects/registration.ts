import { defineType } from "sanity";
import { webAddressField } from "../fields.ts";
import { momentFields } from "../moment-fields.ts";

/** Registration for a calendar entry. Nothing filled in: none is needed, or none is known. */
export const registration = defineType({
  name: "registration",
  title: "Registration",
  type: "object",
  fields: [
    ...momentFields({
      precisionTitle: "Registration is open until",
      precisionDescription: "Choose neither when no deadline was published.",
      dayMissing: "Give the last day on which people may register",
      instantMissing: "Give day and hour at which registration closes",
    }),
    webAddressField({ name: "url", title: "Where to register" }),
  ],
});
