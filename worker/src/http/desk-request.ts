import type { FastifyReply, FastifyRequest } from "fastify";
import type * as z from "zod";
import { ApiError } from "./api-error.ts";
import { bearerCharactersMax } from "./limits.ts";
import type { FindUser, WebModules } from "./web-modules.ts";

// What every address of the desk API begins with: who asks, and whether the question can be read.

export function readRequest<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first === undefined || first.path.length === 0 ? "" : `${first.path.join(".")}: `;
  throw new ApiError("invalidRequest", `The request is not as expected: ${where}${first?.message ?? "unknown fault"}.`);
}

export type SignedInUser = NonNullable<Awaited<ReturnType<FindUser>>>;

export async function signedIn(request: FastifyRequest, { findUser }: Pick<WebModules, "findUser">): Promise<SignedInUser> {
  const { authorization } = request.headers;
  const token = authorization === undefined ? undefined : /^Bearer +(\S+)$/iu.exec(authorization)?.[1];
  if (token === undefined || token.length > bearerCharactersMax) {
    throw new ApiError("signInNeeded", "Sign in to the Studio first: this address wants the Studio's token as Bearer.");
  }
  const user = await findUser(token).catch((cause: unknown) => {
    throw new ApiError("lakeUnreachable", "The content lake could not be asked who is signed in. Try again in a moment.", { cause });
  });
  if (user === undefined) throw new ApiError("signInNeeded", "This sign-in is not known any more. Sign in to the Studio again.");
  return user;
}

/**
 * Aborted when the browser hangs up before it has its answer. Fastify's own signal listens to the request, which closes as soon as its body was
 * read (Fastify 5.12, Node 24).
 */
export function whileWaitedFor({ raw }: FastifyReply): AbortSignal {
  const waiting = new AbortController();
  raw.once("close", () => {
    if (!raw.writableFinished) waiting.abort();
  });
  return waiting.signal;
}

/** For what leaves the house or lets others write: whoever has the link of a review can clear. */
export function mustEdit(user: SignedInUser): SignedInUser {
  if (user.mayEdit) return user;
  throw new ApiError("notAllowed", "Your role lets you read. Ask an editor to do this.");
}
