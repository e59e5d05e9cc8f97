import { createHash } from "node:crypto";
import { canonicalJson, type Clearance, type ContentDocument, type Section } from "@newsletter/schemas";

type StoredClearance = Extract<ContentDocument, { _type: "newsItem" }>["clearance"];
type Item = Extract<Section, { items: readonly unknown[] }>["items"][number];

/** What the snapshot keeps of a clearance; one that is not needed is none. */
export function clearanceOf(stored: StoredClearance): Clearance | undefined {
  switch (stored?.state) {
    case undefined:
    case "notNeeded":
      return undefined;
    case "asked":
      return { state: "asked" };
    case "given":
      return { state: "given", by: stored.by, on: stored.on, textDigest: stored.textDigest };
  }
}

/** Of an item, but nothing that readers are told. */
const notTold: ReadonlySet<string> = new Set(["clearance", "embargoUntil", "withheldIn"]);

/** Names what readers are told by an item: the same for the same words and facts, whatever its clearance and its release say. */
export function textDigest(item: Item): string {
  const told = Object.entries(item).filter(([name]) => !notTold.has(name));
  // Through JSON, so that a field without a value is the same as none.
  return createHash("sha256")
    .update(canonicalJson(JSON.parse(JSON.stringify(Object.fromEntries(told)))))
    .digest("hex");
}
