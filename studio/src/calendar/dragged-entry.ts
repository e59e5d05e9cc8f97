/** What a dragged entry carries: where it was taken counts, since a range may be taken by any of its days. */
export interface DraggedEntry {
  readonly entryId: string;
  readonly takenAt: string;
}

export function draggedEntry({ entryId, takenAt }: Readonly<Record<string | symbol, unknown>>): DraggedEntry | undefined {
  return typeof entryId === "string" && typeof takenAt === "string" ? { entryId, takenAt } : undefined;
}

/** Which of the days that lie side by side in an element is at a place of the screen. */
export function dayAt(days: readonly string[], element: Element, clientX: number): string {
  const { left, width } = element.getBoundingClientRect();
  const index = Math.floor(((clientX - left) / width) * days.length);
  return days[Math.min(Math.max(index, 0), days.length - 1)] ?? "";
}
