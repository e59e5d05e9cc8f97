import * as z from "zod";

/** What stands between what is typed and the lake. */
export type Obstacle = "lakeAway" | "signedOut";

/** As much of a request as is looked at here. */
interface LakeRequest {
  readonly url?: string | undefined;
  readonly headers?: HeadersInit | undefined;
}

type Send<Request> = (request: Request) => Promise<unknown>;

export interface LakeRequests {
  /** Sends a request; one that meets an ended session waits until somebody has signed in again, and is then sent anew. */
  readonly send: <Request extends LakeRequest>(request: Request, next: Send<Request>) => Promise<unknown>;
  /** To be called when the browser holds a new session. */
  readonly signedIn: () => void;
  readonly obstacle: () => Obstacle | undefined;
  readonly subscribe: (hear: () => void) => () => void;
}

interface Surroundings {
  /** The token of the browser's session as it is now: another tab may have signed in since a request was put together. */
  readonly token: () => string | undefined;
  /** A save that takes longer counts as one the lake does not answer. */
  readonly slowAfterMs: number;
}

/**
 * The Studio's way to the lake, watched. Left to itself the Studio answers an ended session by closing every form at once, and what was typed
 * in the last second goes with it; and while the lake is away it says "Saving …", for however long that is.
 */
export function watchLakeRequests({ token, slowAfterMs }: Surroundings): LakeRequests {
  const hearers = new Set<() => void>();
  const slow = new Set<symbol>();
  let waiting: PromiseWithResolvers<undefined> | undefined;
  let hasFailed = false;
  const tell = (): void => hearers.forEach((hear) => hear());

  const send: LakeRequests["send"] = async (request, next) => {
    const current = token();
    try {
      return await next(current === undefined ? request : withToken(request, current));
    } catch (cause) {
      if (!isEndedSession(cause) || isAboutSignIn(request)) throw cause;
      if (token() === current) {
        waiting ??= Promise.withResolvers();
        tell();
        await waiting.promise;
      }
      return send(request, next);
    }
  };

  const save: LakeRequests["send"] = async (request, next) => {
    const own = Symbol("save");
    const timer = setTimeout(() => {
      slow.add(own);
      tell();
    }, slowAfterMs);
    try {
      const answer = await send(request, next);
      hasFailed = false;
      return answer;
    } catch (cause) {
      // The Studio tries again by itself after these, and takes back what was typed after any other.
      hasFailed = isLakeAway(cause);
      throw cause;
    } finally {
      clearTimeout(timer);
      slow.delete(own);
      tell();
    }
  };

  return {
    send: async (request, next) => (isSave(request) ? save(request, next) : send(request, next)),
    signedIn: () => {
      waiting?.resolve(undefined);
      waiting = undefined;
      tell();
    },
    obstacle: () => {
      if (waiting !== undefined) return "signedOut";
      return hasFailed || slow.size > 0 ? "lakeAway" : undefined;
    },
    subscribe: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

function withToken<Request extends LakeRequest>(request: Request, token: string): Request {
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${token}`);
  return { ...request, headers: Object.fromEntries(headers) };
}

function isSave({ url = "" }: LakeRequest): boolean {
  return /\/data\/(?:actions|mutate)\//u.test(url);
}

/** Signing in and out is the answer to an ended session, and cannot wait for it. */
function isAboutSignIn({ url = "" }: LakeRequest): boolean {
  return /\/auth\//u.test(url);
}

/** What the client throws: an answer of the lake has a status, everything else never arrived. */
const faultSchema = z.looseObject({
  name: z.string(),
  statusCode: z.number().optional(),
  response: z.looseObject({ body: z.looseObject({ errorCode: z.string().optional() }).optional().catch(undefined) }).optional(),
});

/** The codes by which the Studio too tells an ended session from a missing right. */
function isEndedSession(cause: unknown): boolean {
  const { data: fault } = faultSchema.safeParse(cause);
  return fault?.statusCode === 401 && /^SIO-401-A(?:EX|NF)$/u.test(fault.response?.body?.errorCode ?? "");
}

function isLakeAway(cause: unknown): boolean {
  const { data: fault } = faultSchema.safeParse(cause);
  if (fault === undefined || fault.name === "AbortError") return false;
  return fault.statusCode === undefined || fault.statusCode >= 500;
}
