import { segmentNameCharactersMax, segmentsMax, type FieldFault, type Segment } from "@newsletter/schemas";
import { isReadable } from "./contact-faults.ts";

/** What is wrong with a segment as it was typed. */
export function segmentFaults({ name, conditions }: Pick<Segment, "name" | "conditions">): readonly FieldFault[] {
  const { partners, recipientKinds, languages, places, themes = [], tags = [] } = conditions;
  const asksNothing = [partners, recipientKinds, languages, places, themes, tags].every(({ length }) => length === 0);
  const found: readonly (FieldFault | undefined)[] = [
    isReadable(name) ? undefined : { field: "name", message: "Give the segment a name." },
    name.length <= segmentNameCharactersMax
      ? undefined
      : { field: "name", message: `This name is longer than ${segmentNameCharactersMax} characters.` },
    asksNothing ? { field: "conditions", message: "Choose at least one condition: without any it would be everybody." } : undefined,
  ];
  return found.filter((fault) => fault !== undefined);
}

export const segmentTaken: FieldFault = { field: "name", message: "Another segment of this publication has this name." };
export const segmentFull: FieldFault = { field: "name", message: `A publication has at most ${segmentsMax} segments.` };
