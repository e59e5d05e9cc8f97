import * as z from "zod";

// People whom a file brought without an agreement, asked once by mail: `GET /audience/invite` says how many would be, `POST` asks them.

export const inviteRequestSchema = z.strictObject({ publicationId: z.string().min(1).max(200), file: z.string().min(1).max(200) });
export type InvitePeopleRequest = z.infer<typeof inviteRequestSchema>;

export interface InvitePeopleResponse {
  readonly askedCount: number;
  /** Of those whom the file brought, who are not asked, and never are: shared mailboxes, suppressed ones, who was asked before. */
  readonly notAskedCount: number;
  /** There may be more than one act asks. */
  readonly hasMore: boolean;
}
