import type { EditionKind } from "@newsletter/schemas";

export const kindTitles: Readonly<Record<EditionKind, string>> = {
  partner: "Partner copy",
  forwardable: "Forwardable edition",
  direct: "To a direct subscriber",
  members: "To members of a partner",
  lowBandwidth: "Low-bandwidth edition",
  web: "Web edition",
  pack: "A partner’s selection",
};
