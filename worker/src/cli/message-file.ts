import type { IssueSnapshot, RenderedEdition } from "@newsletter/schemas";

export function messageFile(_snapshot: IssueSnapshot, _edition: RenderedEdition): Uint8Array | undefined {
  return undefined;
}
