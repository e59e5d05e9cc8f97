import { once } from "node:events";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import { whileWaitedFor } from "./desk-request.ts";

test("work for a browser that has hung up ends; for one that waits it does not", async () => {
  await using app = fastify();
  const begun = Promise.withResolvers<AbortSignal>();
  app.post("/long", async (_request, reply) => {
    const signal = whileWaitedFor(reply);
    begun.resolve(signal);
    await once(signal, "abort");
    return {};
  });
  app.post("/short", async (_request, reply) => ({ isEnded: whileWaitedFor(reply).aborted }));
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const asked = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };

  const leaving = new AbortController();
  const gone = fetch(`${address}/long`, { ...asked, signal: leaving.signal });
  const signal = await begun.promise;
  expect(signal.aborted).toBe(false);
  leaving.abort();
  await expect(gone).rejects.toThrow("aborted");
  if (!signal.aborted) await once(signal, "abort");
  expect(await (await fetch(`${address}/short`, asked)).json()).toEqual({ isEnded: false });
});
