/* oxlint-disable oxc/no-async-endpoint-handlers -- Fastify awaits its handlers; the rule is about Express */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { generalError } from "../lake-error.ts";
import { deleteToken, hasSignInLink, redeemSignInLink } from "../store/people.ts";
import { apiHostOf } from "./hosts.ts";
import { bearerToken, requirePerson, type LakeContext } from "./lake-context.ts";
import { loginPage } from "./login-page.ts";
import { searchOf } from "./query-string.ts";

interface OfProvider {
  readonly provider: string;
}

/** /auth but for the sign-in page: the Studio turns the sid it came back with into a token. */
export function authRoutes(app: FastifyInstance, context: LakeContext): void {
  // Public: this is what is shown to whom is not signed in.
  app.get("/auth/providers", async (request) => {
    const host = apiHostOf(request.headers.host ?? "", context.config.projectId);
    const provider = { name: "lake", title: "Sign-in link", url: `${request.protocol}://${host}/v1/auth/login/lake` };
    return { providers: [provider], thirdPartyLogin: false, sso: {} };
  });
  app.get("/auth/fetch", async (request, reply) => {
    void reply.header("cache-control", "no-store");
    const redeemed = await redeemSignInLink(context.database.pool, searchOf(request).get("sid") ?? "");
    if (redeemed === undefined)
      throw generalError(401, "The sign-in link was used before, is too old, or never was", { errorCode: "SIO-401-ANF" });
    return { token: redeemed.token, label: "lake" };
  });
  app.get("/auth/id", async (request) => {
    const person = await requirePerson(context, request);
    return { id: person.id, expiry: null };
  });
  app.post("/auth/logout", async (request, reply) => {
    // Asked twice, once with the token and once with a cookie that we never set; both are well.
    const token = bearerToken(request);
    if (token !== undefined) {
      await deleteToken(context.database.pool, token);
      context.identities.forget(token);
    }
    return reply.code(204).send();
  });
}

/** The sign-in page, on its own because its form is not JSON. */
export function loginRoutes(app: FastifyInstance, context: LakeContext): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string", bodyLimit: 4096 }, (_request, body, done) => {
    done(null, new URLSearchParams(body.toString()));
  });
  app.get<{ Params: OfProvider }>("/auth/login/:provider", async (request, reply) => {
    requireOrigin(context, request);
    return sendPage(context, { request, reply, fault: undefined });
  });
  app.post<{ Params: OfProvider }>("/auth/login/:provider", async (request, reply) => {
    const origin = requireOrigin(context, request);
    const code = request.body instanceof URLSearchParams ? (request.body.get("code") ?? "") : "";
    const sid = /(?:sid=)?([\w-]+)\s*$/u.exec(code.trim())?.[1] ?? "";
    if (!(await hasSignInLink(context.database.pool, sid))) {
      return sendPage(context, { request, reply: reply.code(401), fault: "This link was used before, is too old, or is not complete." });
    }
    return reply.header("cache-control", "no-store").redirect(`${origin}#sid=${sid}`, 302);
  });
}

/** Where to return to: only to the Studio. Anything else would hand the sign-in to a stranger. */
function requireOrigin(context: LakeContext, request: FastifyRequest): string {
  const given = searchOf(request).get("origin") ?? "";
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !context.config.studioOrigins.includes(url.origin)) {
    throw generalError(400, "The origin of a sign-in must be an address of the Studio");
  }
  url.hash = "";
  return url.href;
}

interface PageAnswer {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly fault: string | undefined;
}

function sendPage(context: LakeContext, { request, reply, fault }: PageAnswer): FastifyReply {
  // form-action holds for the redirect after the form as well, hence the Studio's origins.
  const formAction = ["'self'", ...context.config.studioOrigins].join(" ");
  return reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header("content-security-policy", `default-src 'none'; style-src 'unsafe-inline'; form-action ${formAction}; frame-ancestors 'none'`)
    .send(loginPage({ action: request.url, fault }));
}
