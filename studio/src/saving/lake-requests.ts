import * as z from "zod";

/** What stands between what is typed and the lake. */
export type Obstacle = "lakeAway" | "signedOut";

/** As much of a request as is looked at here. */
interface LakeRequest {
  readonly url?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: HeadersInit | undefined;
}

type Send<Request> = (request: Request) => Promise<unknown>;

export interface LakeRequests {
  /**
   * Sends a request. One that meets an ended session waits until somebody has signed in again, and is then sent anew; a read that never
   * arrived is sent again until the lake is back.
   */
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
  /** From one attempt at a read to the next, after the client's own five have failed. */
  readonly readAgainMs: number;
  /** A lake that is away for longer has its reads refused. */
  readonly readsWaitMaxMs: number;
}

/** One request on its way. */
interface Trip {
  readonly isLong: (own: symbol) => void;
  /** A save also tells whether the lake is away; a read that comes back says nothing about saves. */
  readonly isOver: (own: symbol, isAway?: boolean) => void;
}

/**
 * The Studio's way to the lake, watched. Left to itself the Studio answers an ended session by closing every form at once, and what was typed
 * in the last second goes with it; while the lake is away it says "Saving …", for however long that is; and one read that did not arrive takes
 * the whole screen away, form and all.
 */
export function watchLakeRequests(surroundings: Surroundings): LakeRequests {
  const hearers = new Set<() => void>();
  const unanswered = new Set<symbol>();
  let waiting: PromiseWithResolvers<undefined> | undefined;
  let hasFailed = false;
  const tell = (): void => hearers.forEach((hear) => hear());
  const trip: Trip = {
    isLong: (own) => {
      unanswered.add(own);
      tell();
    },
    isOver: (own, isAway) => {
      unanswered.delete(own);
      hasFailed = isAway ?? hasFailed;
      tell();
    },
  };

  const send: LakeRequests["send"] = async (request, next) => {
    const current = surroundings.token();
    try {
      return await next(current === undefined ? request : withToken(request, current));
    } catch (cause) {
      if (!isEndedSession(cause) || isAboutSignIn(request)) throw cause;
      if (surroundings.token() === current) {
        waiting ??= Promise.withResolvers();
        tell();
        await waiting.promise;
      }
      return send(request, next);
    }
  };

  return {
    send: async (request, next) => {
      const sent = async (): Promise<unknown> => send(request, next);
      if (isSave(request)) return save(sent, trip, surroundings);
      return isRead(request) ? read(sent, trip, { ...surroundings, signal: request.signal }) : sent();
    },
    signedIn: () => {
      waiting?.resolve(undefined);
      waiting = undefined;
      tell();
    },
    obstacle: () => {
      if (waiting !== undefined) return "signedOut";
      return hasFailed || unanswered.size > 0 ? "lakeAway" : undefined;
    },
    subscribe: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

/** A save is said to be late, and never sent twice from here: the Studio does that by itself, and knows by its transaction whether it is done. */
async function save(sent: () => Promise<unknown>, trip: Trip, { slowAfterMs }: Surroundings): Promise<unknown> {
  const own = Symbol("save");
  const timer = setTimeout(() => trip.isLong(own), slowAfterMs);
  let isAway = false;
  try {
    return await sent();
  } catch (cause) {
    // The Studio tries again after these, and takes back what was typed after any other.
    isAway = isLakeAway(cause);
    throw cause;
  } finally {
    clearTimeout(timer);
    trip.isOver(own, isAway);
  }
}

async function read(
  sent: () => Promise<unknown>,
  trip: Trip,
  { readAgainMs, readsWaitMaxMs, signal }: Surroundings & { readonly signal: AbortSignal | undefined },
): Promise<unknown> {
  const own = Symbol("read");
  const until = Date.now() + readsWaitMaxMs;
  const attempt = async (): Promise<unknown> => {
    try {
      return await sent();
    } catch (cause) {
      if (!hasNotArrived(cause) || signal?.aborted === true || Date.now() >= until) throw cause;
      trip.isLong(own);
      await new Promise((resolve) => {
        setTimeout(resolve, readAgainMs);
      });
      return attempt();
    }
  };
  return attempt().finally(() => trip.isOver(own));
}

function withToken<Request extends LakeRequest>(request: Request, token: string): Request {
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${token}`);
  return { ...request, headers: Object.fromEntries(headers) };
}

function isSave({ url = "" }: LakeRequest): boolean {
  return /\/data\/(?:actions|mutate)\//u.test(url);
}

function isRead({ url = "" }: LakeRequest): boolean {
  return /\/data\/(?:query|doc)\//u.test(url);
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
  return hasNotArrived(cause) || (fault?.statusCode ?? 0) >= 500;
}

function hasNotArrived(cause: unknown): boolean {
  const { data: fault } = faultSchema.safeParse(cause);
  return fault !== undefined && fault.name !== "AbortError" && fault.statusCode === undefined;
}
