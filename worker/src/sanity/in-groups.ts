/** One group after the other, so that a lake is asked a bounded amount at a time. */
export async function inGroups<T, R>(
  all: readonly T[],
  groupSize: number,
  work: (group: readonly T[]) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let start = 0; start < all.length; start += groupSize) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other is the point
    results.push(...(await work(all.slice(start, start + groupSize))));
  }
  return results;
}
