/** A document as it is stored: its id tells the layer (published, draft, version), the lake owns the underscored times and `_rev`. */
export interface StoredDocument {
  readonly _id: string;
  readonly _type: string;
  readonly _rev: string;
  readonly _createdAt: string;
  readonly _updatedAt: string;
  readonly [field: string]: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Calls `visit` with every object inside a value, outermost first. */
export function visitObjects(value: unknown, visit: (object: Fields) => void): void {
  if (Array.isArray(value)) {
    for (const member of value) visitObjects(member, visit);
  } else if (isFields(value)) {
    visit(value);
    for (const member of Object.values(value)) visitObjects(member, visit);
  }
}
