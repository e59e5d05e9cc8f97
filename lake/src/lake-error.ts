/** Errors that a caller is told about, in the shapes of the hosted lake that its client parses into readable messages. */
export class LakeError extends Error {
  override readonly name = "LakeError";
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, body: Readonly<Record<string, unknown>>) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

export function generalError(statusCode: number, message: string, more: Readonly<Record<string, unknown>> = {}): LakeError {
  return new LakeError(statusCode, message, { statusCode, error: titles[statusCode] ?? "Error", message, ...more });
}

/** The Studio signs its user out only when a 401 carries one of these codes; without it, it takes the answer for a lack of rights. */
export function sessionError(kind: "notFound" | "expired"): LakeError {
  return kind === "expired"
    ? generalError(401, "Session has expired", { errorCode: "SIO-401-AEX" })
    : generalError(401, "Session not found", { errorCode: "SIO-401-ANF" });
}

export function queryParseError(description: string, query: string, start: number): LakeError {
  return new LakeError(400, description, {
    statusCode: 400,
    error: { type: "queryParseError", description, query, start, end: Math.min(query.length, start + 1) },
  });
}

export type WriteFault =
  | {
      readonly type: "documentRevisionIDDoesNotMatchError";
      readonly id: string;
      readonly expectedRevisionID: string;
      readonly currentRevisionID: string;
    }
  | { readonly type: "documentAlreadyExistsError"; readonly id: string }
  | { readonly type: "documentNotFoundError"; readonly id: string }
  | { readonly type: "documentHasExistingReferencesError"; readonly id: string; readonly referencingIDs: readonly string[] }
  | { readonly type: "insufficientPermissionsError"; readonly permission: string; readonly id: string }
  | { readonly type: "validationError"; readonly reason: string };

const faultStatus: Readonly<Record<WriteFault["type"], number>> = {
  documentRevisionIDDoesNotMatchError: 409,
  documentAlreadyExistsError: 409,
  documentNotFoundError: 409,
  documentHasExistingReferencesError: 409,
  insufficientPermissionsError: 403,
  validationError: 400,
};

/** A write was refused because of the operation at `index`. Nothing of the transaction is kept. */
export class WriteRefusal extends Error {
  override readonly name = "WriteRefusal";
  readonly fault: WriteFault;
  readonly index: number;

  constructor(fault: WriteFault, index: number) {
    super(describe(fault));
    this.fault = fault;
    this.index = index;
  }

  /** `mutationError` for /data/mutate, `actionError` for /data/actions. */
  toLakeError(type: "mutationError" | "actionError"): LakeError {
    const statusCode = faultStatus[this.fault.type];
    const many = type === "mutationError" ? "mutation(s)" : "action(s)";
    const description = `The ${many} failed: ${this.message}`;
    const items = [{ index: this.index, error: { ...this.fault, description: this.message } }];
    return new LakeError(statusCode, description, { statusCode, error: { type, description, items } });
  }
}

function describe(fault: WriteFault): string {
  switch (fault.type) {
    case "documentRevisionIDDoesNotMatchError":
      return `Document "${fault.id}" has unexpected revision ID (${fault.currentRevisionID}), expected "${fault.expectedRevisionID}"`;
    case "documentAlreadyExistsError":
      return `Document by ID "${fault.id}" already exists`;
    case "documentNotFoundError":
      return `The document with the ID "${fault.id}" was not found`;
    case "documentHasExistingReferencesError":
      return `Document "${fault.id}" cannot be deleted as there are references to it from ${fault.referencingIDs.map((id) => `"${id}"`).join(", ")}`;
    case "insufficientPermissionsError":
      return `Insufficient permissions; permission "${fault.permission}" required on document "${fault.id}"`;
    case "validationError":
      return fault.reason;
  }
}
