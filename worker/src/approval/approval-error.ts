/** Why an act on an approval or a campaign cannot be done; code decides on `code`, people read the message. */
export class ApprovalError extends Error {
  readonly code: "notFound" | "notAllowed" | "changedMeanwhile" | "alreadyDecided" | "contentIncomplete";

  constructor(code: ApprovalError["code"], message: string) {
    super(message);
    this.name = "ApprovalError";
    this.code = code;
  }
}
