import * as z from "zod";

/** What stands between what is typed and the lake. */
export type Obstacle =
  | { readonly kind: "lakeAway" | "signedOut" }
  /** Words of somebody whose session has ended, in a browser where somebody else has signed in since. */
  | { readonly kind: "othersWords"; readonly author: string | undefined };

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** As much of a request as is looked at here. */
interface LakeRequest {
  readonly url?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: HeadersInit | undefined;
}

type Send<Request> = (request: Request) => Promise<unknown>;

export interface LakeRequests {
  /**
   * Sends a request of the person whose session `own` is the token of. One that meets an ended session waits until somebody has signed in
   * again, and is then sent anew: a save only in the name of who typed it. A read that never arrived is sent again until the lake is back.
   */
  readonly send: <Request extends LakeRequest>(request: Request, next: Send<Request>, own: string) => Promise<unknown>;
  /** To be called when the browser holds a new session. */
  readonly signedIn: () => void;
  /** Gives up what waits for somebody who is not signed in here; the Studio takes it as refused. */
  readonly discardOthersWords: () => void;
  readonly obstacle: () => Obstacle | undefined;
  readonly subscribe: (hear: () => void) => () => void;
}

interface Surroundings {
  /** The token of the browser's session as it is now: another tab may have signed in since a request was put together. */
  readonly token: () => string | undefined;
  /** Whose session a token is of; undefined when it had ended before it was asked about. Rejects while the lake is away. */
  readonly personOf: (token: string) => Promise<Person | undefined>;
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
  const waiting = new Set<Waiting>();
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

  const wait = async (whose: Pick<Waiting, "isOthers" | "author">): Promise<undefined> => {
    const end = Promise.withResolvers<undefined>();
    const own = { ...whose, end };
    waiting.add(own);
    tell();
    return end.promise.finally(() => {
      waiting.delete(own);
      tell();
    });
  };

  const send: LakeRequests["send"] = async (request, next, own) => {
    const whose = await tokenFor(request, own, surroundings);
    try {
      return await next(withToken(request, whose.token));
    } catch (cause) {
      if (!isEndedSession(cause) || isAboutSignIn(request)) throw cause;
      const isOld = (await tokenFor(request, own, surroundings)).token !== whose.token;
      if (!isOld) await wait(whose);
      return send(request, next, own);
    }
  };

  return {
    send: async (request, next, own) => {
      const sent = async (): Promise<unknown> => send(request, next, own);
      if (isSave(request)) return save(sent, trip, surroundings);
      return isRead(request) ? read(sent, trip, { ...surroundings, signal: request.signal }) : sent();
    },
    signedIn: () => waiting.forEach(({ end }) => end.resolve(undefined)),
    discardOthersWords: () =>
      waiting.forEach(({ isOthers, end }) => {
        if (isOthers) end.reject(new DiscardedWords("Given up by who is signed in now"));
      }),
    obstacle: memoized(() => obstacleOf(waiting, hasFailed || unanswered.size > 0)),
    subscribe: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

/** A request that met an ended session. */
interface Waiting {
  readonly isOthers: boolean;
  readonly author: string | undefined;
  readonly end: PromiseWithResolvers<undefined>;
}

/** A refusal as the lake would say it: the Studio takes back what was typed, and does not try again. */
class DiscardedWords extends Error {
  readonly statusCode = 409;
}

function obstacleOf(waiting: ReadonlySet<Waiting>, isAway: boolean): Obstacle | undefined {
  const all = [...waiting];
  if (all.some(({ isOthers }) => !isOthers)) return { kind: "signedOut" };
  if (all[0] !== undefined) return { kind: "othersWords", author: all[0].author };
  return isAway ? { kind: "lakeAway" } : undefined;
}

/** React compares what it is given by identity. */
function memoized(look: () => Obstacle | undefined): () => Obstacle | undefined {
  let last: Obstacle | undefined;
  return () => {
    const now = look();
    if (JSON.stringify(now) !== JSON.stringify(last)) last = now;
    return last;
  };
}

/**
 * A request goes in the browser's present session: another tab may have signed in since. What is written goes in it only when it is of the
 * same person; else in the session it was typed in, as long as that lives. Nobody becomes the author of what another person wrote.
 */
async function tokenFor(
  request: LakeRequest,
  own: string,
  { token, personOf }: Surroundings,
): Promise<Pick<Waiting, "isOthers" | "author"> & { readonly token: string }> {
  const present = token() ?? own;
  if (present === own || !isWritten(request)) return { token: present, isOthers: false, author: undefined };
  try {
    const [author, reader] = await Promise.all([personOf(own), personOf(present)]);
    // A present session that has ended too is nobody's: whoever signs in next is looked at then.
    const isOthers = reader !== undefined && author?.id !== reader.id;
    return { token: isOthers ? own : present, isOthers, author: author?.name };
  } catch {
    return { token: own, isOthers: true, author: undefined };
  }
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

/** Pictures and files too bear the name of who brought them. */
function isWritten(request: LakeRequest): boolean {
  return isSave(request) || /\/assets\//u.test(request.url ?? "");
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
