import type { Authors, PersonName } from "@newsletter/schemas";

/** "Ann", "Ann and Ben", "Ann, Ben and Cem" */
export function namesInWords(people: readonly PersonName[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(people.map(({ name }) => name));
}

export function authorsInWords({ people, signaturesNeeded, reason }: Authors): string {
  const wrote = people.length === 0 ? "Nobody has changed it since it was last approved." : `Written by ${namesInWords(people)}.`;
  if (signaturesNeeded === 1) return wrote;
  return `${wrote} ${reason ?? "Two people have to approve it."}`;
}

export interface ApproversWords {
  readonly words: string;
  /** Nobody can say yes as things are. */
  readonly isObstacle: boolean;
}

/** Who may say yes to it; whoever wrote may not. */
export function approversInWords({ signaturesNeeded }: Authors, approvers: readonly PersonName[]): ApproversWords {
  if (approvers.length >= signaturesNeeded) return { words: `May approve it: ${namesInWords(approvers)}.`, isObstacle: false };
  const found =
    approvers.length === 0
      ? "Nobody can approve this: whoever has the right to approve is among the authors, or nobody has it."
      : `It takes two approvers, and only ${namesInWords(approvers)} may approve it.`;
  return {
    words: `${found} An administrator can give the right to somebody who did not write; if it cannot wait, two people sign together with a reason.`,
    isObstacle: true,
  };
}
