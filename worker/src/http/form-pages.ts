import formbody from "@fastify/formbody";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";

interface FormPages {
  readonly bodyBytesMax: number;
  /** Directives of a content security policy for what these pages load besides their own style. */
  readonly alsoLoad?: readonly string[];
}

/** Pages with forms, behind addresses that are keys: forms alone are taken as bodies, and no page may lay one of these under its own buttons. */
export async function prepareFormPages(app: FastifyInstance, { bodyBytesMax, alsoLoad = [] }: FormPages): Promise<void> {
  const policy = ["default-src 'none'", ...alsoLoad, "style-src 'unsafe-inline'", ...ownFormsUnframed].join(";");
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: bodyBytesMax });
  await app.register(rateLimit, { global: false });
  app.addHook("onRequest", async (_request, reply) => {
    // Same-origin: the form says where it comes from, and the address is told to nobody else.
    reply.header("referrer-policy", "same-origin").header("content-security-policy", policy);
  });
}

const ownFormsUnframed = ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] as const;

/** Pictures of ours, wherever the page itself is asked for. */
export function ownPictures(publicUrl: string): string {
  return `img-src 'self' ${new URL(publicUrl).origin}`;
}
