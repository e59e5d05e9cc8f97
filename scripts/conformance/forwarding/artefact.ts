/** A mail of ours as it reached who may pass it on, its bytes as text: we write nothing but ASCII. */
export interface Artefact {
  /** Of the partner copies, who got it. */
  readonly name: "desk" | "person" | "members" | "list" | "forwardable edition";
  readonly address: string;
  readonly message: string;
  /** Who is told once somebody stops it, and may take that back; nobody, of what nobody subscribes to. */
  readonly told: string | undefined;
}

/** What a member has of it in the end. */
export interface Forwarded {
  readonly artefact: Artefact["name"];
  readonly message: string;
}

/** One way of passing on, by the software that does it. */
export interface Way {
  readonly name: string;
  /** The fields of the original are still those of the message, or of a message within it. */
  readonly keepsFields: boolean;
  readonly pass: (artefacts: readonly Artefact[]) => Promise<readonly Forwarded[]>;
}

/** Whoever reads what was passed on. */
export const member = "reader@members.example.org";
