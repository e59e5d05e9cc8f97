import type { FastifyReply, FastifyRequest } from "fastify";
import { partnerSessionMinutes } from "../audience/limits.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { partnerSignInPage } from "../pages/partner-pages.ts";
import type { PartnerSession, PartnerSignIn } from "../ports/partner-sign-in.ts";
import { formBodyBytesMax, formPagesPerMinuteMax, formsPerMinuteMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";

// The session of a partner's contact, in a cookie that no script reads, that no other site's page sends, and that goes to `/partner` alone.

/** Of the pages behind the sign-in, and the way to it. */
export const partnerPagesBound = { config: { rateLimit: { max: formPagesPerMinuteMax, timeWindow: "1 minute" } } };
export const partnerFormsBound = { bodyLimit: formBodyBytesMax, config: { rateLimit: { max: formsPerMinuteMax, timeWindow: "1 minute" } } };

const cookieName = "partner";

export interface PartnerGate {
  /** Who is signed in; undefined after it was said that nobody is, or not any more. */
  readonly signedIn: (request: FastifyRequest, reply: FastifyReply) => Promise<PartnerSession | undefined>;
  /** As above, for a form: also undefined after one of another site was refused. */
  readonly signedInForm: (request: FastifyRequest, reply: FastifyReply) => Promise<PartnerSession | undefined>;
}

export function createPartnerGate(signIn: Pick<PartnerSignIn, "session">, publicUrl: string): PartnerGate {
  const signedIn: PartnerGate["signedIn"] = async (request, reply) => {
    const secret = secretOf(request);
    const session = secret === undefined ? undefined : await signIn.session(secret);
    if (session === undefined) await sendPage(reply, 403, partnerSignInPage({ language: languageOfRequest(request), reason: "ended" }));
    return session;
  };
  return {
    signedIn,
    signedInForm: async (request, reply) => {
      if (isFromOwnSite(request, publicUrl)) return signedIn(request, reply);
      await sendPage(reply, 403, notFoundPage(languageOfRequest(request)));
      return undefined;
    },
  };
}

/** What the browser keeps; undefined where it is nothing of ours. */
export function secretOf({ headers }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|;\\s*)${cookieName}=([0-9a-f]{64})(?:;|$)`, "u").exec(headers.cookie ?? "")?.[1];
}

export function keepSecret(reply: FastifyReply, secret: string, publicUrl: string): FastifyReply {
  return reply.header("set-cookie", cookie(secret, partnerSessionMinutes * 60, publicUrl));
}

export function dropSecret(reply: FastifyReply, publicUrl: string): FastifyReply {
  return reply.header("set-cookie", cookie("", 0, publicUrl));
}

function cookie(value: string, ageSeconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/partner; Max-Age=${ageSeconds}; HttpOnly; SameSite=Strict${secure}`;
}
