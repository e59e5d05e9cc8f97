import { catalogues, type IssueSnapshot, type RenderedEdition } from "@newsletter/schemas";
import { messageBytes, rfc5322Date } from "./build-message.ts";
import { headerField, mailbox, textField } from "./header.ts";

interface ProofInput {
  readonly edition: RenderedEdition;
  readonly snapshot: IssueSnapshot;
  readonly date: Date;
  readonly to: string;
  readonly messageId: string;
  /** Files it carries, as MIME parts. */
  readonly attachments: Uint8Array | undefined;
}

/**
 * The bytes of a proof: an edition as it would arrive, to a colleague. It belongs to no list and to no subscription, so it says nothing of
 * either in its header, and the link that leaves leads to a page that knows nobody.
 */
export function buildProof({ edition, snapshot, date, to, messageId, attachments }: ProofInput): Buffer {
  const { sender } = snapshot.publication;
  const headerLines = [
    headerField("From", mailbox(sender.name, sender.address)),
    headerField("Reply-To", sender.address),
    headerField("To", to),
    headerField("Date", rfc5322Date(date)),
    headerField("Message-ID", messageId),
    textField("Subject", catalogues[edition.key.language].mail.subjectOfProof(edition.subject)),
    headerField("X-Auto-Response-Suppress", "OOF, AutoReply"),
    headerField("Content-Language", edition.key.language),
  ];
  return messageBytes({
    headerLines,
    edition,
    slots: {
      leaveUrl: `${snapshot.baseUrl}/leave/proof`,
      packUrl: `${snapshot.baseUrl}/pack/proof`,
      preferencesUrl: `${snapshot.baseUrl}/preferences/proof`,
      reachUrl: `${snapshot.baseUrl}/reach/proof`,
    },
    attachments,
  });
}
