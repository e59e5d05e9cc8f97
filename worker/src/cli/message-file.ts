import type { IssueSnapshot, RenderedEdition } from "@newsletter/schemas";
import { buildMessage } from "../message/build-message.ts";

/** The message as it would leave, to a reader who does not exist; dated at the issue's planned send time, so that it can be compared. */
export function messageFile(snapshot: IssueSnapshot, edition: RenderedEdition, attachments: Uint8Array | undefined): Uint8Array {
  const example = "example-not-a-real-token";
  const personal = {
    to: "reader@example.org",
    messageId: `<example.${edition.digest.slice(0, 16)}@example.org>`,
    oneClickUrl: `${snapshot.baseUrl}/u/${example}`,
    slots: {
      leaveUrl: `${snapshot.baseUrl}/leave/${example}`,
      packUrl: `${snapshot.baseUrl}/pack/${example}`,
      preferencesUrl: `${snapshot.baseUrl}/preferences/${example}`,
      reachUrl: `${snapshot.baseUrl}/reach/${example}`,
    },
  };
  return buildMessage({
    edition,
    snapshot,
    date: new Date(snapshot.referenceTime),
    personal: edition.key.form === "personal" ? personal : undefined,
    attachments,
  });
}
