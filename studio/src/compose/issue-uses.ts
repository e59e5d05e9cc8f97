import type { ItemsByIssueQueryResult } from "@newsletter/schemas/studio";

/** Numbers of the issues that show an item, newest first, by the item's id. */
export type IssueUses = ReadonlyMap<string, readonly number[]>;

/** Without the issue that is being composed: an editor asks where else. */
export function issueUses(issues: ItemsByIssueQueryResult, exceptIssueId: string): IssueUses {
  const uses = new Map<string, number[]>();
  for (const { _id, number, itemIds } of issues) {
    if (_id === exceptIssueId || number === null) continue;
    for (const id of new Set((itemIds ?? []).filter((itemId) => itemId !== null))) uses.set(id, [...(uses.get(id) ?? []), number]);
  }
  return uses;
}

export function usesInWords(numbers: readonly number[] | undefined): string {
  return numbers === undefined ? "Not yet in an issue" : `In no. ${numbers.slice(0, 3).join(", ")}`;
}
