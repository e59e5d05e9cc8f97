import { randomBytes } from "node:crypto";
import { isFields } from "./document.ts";

/** Gives a `_key` to each object in an array that lacks one, as the client asks with `autoGenerateArrayKeys`. */
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((member: unknown) => {
      const inner = withArrayKeys(member);
      return isFields(inner) && typeof inner["_key"] !== "string" ? { _key: randomBytes(6).toString("hex"), ...inner } : inner;
    });
  }
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withArrayKeys(member)]));
}
