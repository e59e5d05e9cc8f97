import type { AudienceCell } from "@newsletter/schemas";

/** Tags that some subscription bears; what was chosen before stays, to be taken back. */
export function tagsToChoose(cells: readonly Pick<AudienceCell, "tags">[], chosen: readonly string[]): readonly string[] {
  const all = new Set([...cells.flatMap(({ tags }) => tags), ...chosen]);
  return [...all].toSorted((a, b) => a.localeCompare(b));
}
