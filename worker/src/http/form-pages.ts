import formbody from "@fastify/formbody";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";

const policy = ["default-src 'none'", "style-src 'unsafe-inline'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"].join(
  ";",
);

/** Pages with forms of people: their bodies alone are taken, and no page may lay one of these under its own buttons. */
export async function prepareFormPages(app: FastifyInstance, bodyBytesMax: number): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: bodyBytesMax });
  await app.register(rateLimit, { global: false });
  app.addHook("onRequest", async (_request, reply) => {
    // Same-origin: the form says where it comes from, and the address, which may be a key, is told to nobody else.
    reply.header("referrer-policy", "same-origin").header("content-security-policy", policy);
  });
}
