import * as z from "zod";

/** `notNeeded` and no state at all are the same to everybody but an editor who wants to have said so. */
export const clearanceStates = ["notNeeded", "asked", "given"] as const;
export const clearanceStateSchema = z.enum(clearanceStates);

/** SHA-256 of what readers are told by an item, lower-case hexadecimal. */
export const textDigestSchema = z.string().regex(/^[0-9a-f]{64}$/u);
