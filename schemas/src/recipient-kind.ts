import * as z from "zod";

/**
 * What lies behind an address; it decides cover, links and how an unsubscribe works. `list` redistributes to readers we do not know
 * and therefore gets the forwardable edition; `members` is a person on a partner's own list.
 */
export const recipientKinds = ["person", "desk", "list", "members"] as const;
export const recipientKindSchema = z.enum(recipientKinds);
export type RecipientKind = z.infer<typeof recipientKindSchema>;
