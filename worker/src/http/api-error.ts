import type { FastifyReply } from "fastify";

/** Answers of the desk API that are no success; `code` is for programs, `message` for people. */
const apiErrors = {
  invalidRequest: 400,
  signInNeeded: 401,
  notAllowed: 403,
  issueNotFound: 404,
  notFound: 404,
  changedMeanwhile: 409,
  alreadyDecided: 409,
  tooLarge: 413,
  contentIncomplete: 422,
  tooManyRequests: 429,
  unexpected: 500,
  lakeUnreachable: 503,
} as const;
export type ApiErrorCode = keyof typeof apiErrors;

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export async function sendApiError(reply: FastifyReply, code: ApiErrorCode, message: string): Promise<FastifyReply> {
  return reply.status(apiErrors[code]).header("cache-control", "no-store").send({ error: { code, message } });
}
