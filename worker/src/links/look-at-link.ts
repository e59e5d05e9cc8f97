import { isIP } from "node:net";
import type { LinkState } from "../ports/content.ts";
import { ask, type Answer } from "./ask.ts";
import { isExampleName, isInternalAddress, isInternalName } from "./internal-address.ts";
import { linkTimeoutMs, redirectsMax } from "./limits.ts";
import { codeOf, type HostAddress, type Names } from "./names.ts";

// A link is an address anybody with a Studio may write, tried by a machine that stands inside of somebody's network. So we resolve names
// ourselves, refuse a host of which any address is internal, connect to the very addresses we looked at (a name may stand for another one
// a moment later), and do all of it again at each redirect.

export interface LookWith {
  readonly names: Names;
  /** Origins that may be internal and have any port, `http://127.0.0.1:3400`. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly signal: AbortSignal;
  /** From the connection to the header of an answer. */
  readonly requestTimeoutMs: number;
}

/** The one reason that passes by itself. */
export const noNetworkReason = "there is no network here";
const noNetwork: LinkState = { state: "notChecked", reason: noNetworkReason };

/** Follows an address by hand, step by step, as far as it may lead this machine. */
export async function lookAtLink(address: string, look: LookWith): Promise<LinkState> {
  const signal = AbortSignal.any([look.signal, AbortSignal.timeout(linkTimeoutMs)]);
  const start = new URL(address);
  let url = start;
  /** Where one gets by redirects that are for good, before the first that is not. */
  let movedTo = start;
  let isForGood = true;
  for (let redirects = 0; redirects <= redirectsMax; redirects += 1) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- each step says where the next one goes
    const step = await stepTo(url, { ...look, signal });
    if (step.state !== "redirect") return step.state === "alive" ? aliveOrMoved(start, movedTo) : step;
    url = step.target;
    isForGood &&= step.isForGood;
    if (isForGood) movedTo = url;
  }
  return { state: "unwell", reason: `it redirects more than ${redirectsMax} times` };
}

/** Within one site addresses come and go; another host, or one without TLS, is worth a word. */
function aliveOrMoved(start: URL, movedTo: URL): LinkState {
  const isElsewhere = movedTo.host !== start.host || (movedTo.protocol === "http:" && start.protocol === "https:");
  return isElsewhere ? { state: "moved", target: movedTo.href } : { state: "alive" };
}

type Step = LinkState | { readonly state: "redirect"; readonly target: URL; readonly isForGood: boolean };

async function stepTo(url: URL, look: LookWith): Promise<Step> {
  const host = await hostOf(url, look);
  if (!isAddresses(host)) return host;
  const answer = await answerOf(url, host, look);
  return "status" in answer ? stepOf(url, answer) : answer;
}

/** The addresses a request may go to, or why none may. */
async function hostOf(url: URL, { names, allowedOrigins }: LookWith): Promise<readonly HostAddress[] | LinkState> {
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  const family = isIP(host);
  const isAllowed = allowedOrigins.has(url.origin);
  if (!/^https?:$/u.test(url.protocol)) return { state: "unwell", reason: `it redirects to a ${url.protocol} address` };
  if (!isAllowed) {
    if (isExampleName(host)) return { state: "example" };
    if (family === 0 ? isInternalName(host) : isInternalAddress(host)) return { state: "internal" };
    if (!["", "80", "443"].includes(url.port))
      return { state: "notChecked", reason: "a port other than 80 and 443 is not tried from here" };
  }
  if (family !== 0) return [{ address: host, family: family === 6 ? 6 : 4 }];
  const resolved = await (isAllowed ? names.resolveLocally(host) : names.resolve(host));
  switch (resolved.state) {
    case "unknown":
      return { state: "dead", reason: "there is no host of that name" };
    case "noAnswer":
      return { state: "unwell", reason: "the name servers of its host fail" };
    case "noNetwork":
      return noNetwork;
    case "found":
      // Institutions give their public names an inner address inside of their walls: no fault of the link, and no way for us.
      return isAllowed || !resolved.addresses.some(({ address }) => isInternalAddress(address))
        ? resolved.addresses
        : { state: "notChecked", reason: "a name stands for an address inside of this network (ALLOWED_INTERNAL_ORIGINS)" };
  }
}

function isAddresses(host: readonly HostAddress[] | LinkState): host is readonly HostAddress[] {
  return Array.isArray(host);
}

/** HEAD costs the other side least. Servers that refuse it, or answer it wrongly, are asked once more as a browser would. */
async function answerOf(url: URL, addresses: readonly HostAddress[], look: LookWith): Promise<Answer | LinkState> {
  const head = await tryToAsk(url, "HEAD", addresses, look);
  const isEnough = "status" in head ? head.status < 400 : head === noNetwork;
  return isEnough ? head : tryToAsk(url, "GET", addresses, look);
}

async function tryToAsk(
  url: URL,
  method: "HEAD" | "GET",
  addresses: readonly HostAddress[],
  { signal, requestTimeoutMs }: LookWith,
): Promise<Answer | LinkState> {
  try {
    return await ask(url, method, addresses, AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]));
  } catch (error) {
    return faultOf(error);
  }
}

function stepOf(url: URL, { status, location }: Answer): Step {
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  if (isRedirect && location !== undefined) {
    if (!URL.canParse(location, url.href)) return { state: "unwell", reason: "it redirects to something that is no address" };
    return { state: "redirect", target: new URL(location, url), isForGood: status === 301 || status === 308 };
  }
  if (status < 400) return { state: "alive" };
  if (status === 404 || status === 410) return { state: "dead", reason: `it answers ${status}` };
  // Shops and ministries turn programs away where people are welcome.
  if ([401, 403, 407, 429, 451, 999].includes(status)) return { state: "notChecked", reason: "some servers turn programs away" };
  return { state: "unwell", reason: `it answers ${status}` };
}

const noNetworkCodes = new Set(["ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL", "EAI_AGAIN", "EPERM", "EACCES"]);

const faultWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: "its host refuses the connection",
  ECONNRESET: "its host breaks the connection off",
  EPIPE: "its host breaks the connection off",
  EHOSTUNREACH: "its host cannot be reached",
  ETIMEDOUT: "its host does not answer",
};

function faultOf(error: unknown): LinkState {
  // A host with several addresses fails with an error for each.
  const codes = error instanceof AggregateError ? error.errors.map(codeOf) : [codeOf(error)];
  const code = codes.find((each) => !noNetworkCodes.has(each));
  if (code === undefined) return noNetwork;
  if (error instanceof Error && error.name === "AbortError") {
    return { state: "unwell", reason: "its host does not answer in time" };
  }
  if (/CERT|SIGN|VERIFY/u.test(code)) return { state: "unwell", reason: `its certificate is not in order (${code})` };
  if (/TLS|SSL|EPROTO/u.test(code)) return { state: "unwell", reason: "its host makes no secure connection" };
  return { state: "unwell", reason: faultWords[code] ?? `it does not answer as a web server does (${code})` };
}
