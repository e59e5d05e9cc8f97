/** A number in [0, 1) that is the same for the same seed and words, whatever ran before: a relay's mood does not depend on timing. */
export function drawn(seed: number, ...words: readonly (string | number)[]): number {
  // FNV-1a, 32 bits (RFC 9923), then the finaliser of MurmurHash3, without which neighbouring words give neighbouring numbers.
  let hash = 0x811c9dc5;
  for (const character of [seed, ...words].join("\n")) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The same list in an order that the seed decides. */
export function shuffled<T>(seed: number, list: readonly T[]): T[] {
  return list
    .map((item, index) => ({ item, key: drawn(seed, "order", index) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
