import { once } from "node:events";
import { createServer } from "node:http";
import * as z from "zod";
import type { TestProject } from "vitest/node";
import { administratorToken, lakeApiAt } from "./lake.ts";
import { startProduct, type OwnProduct } from "./product.ts";
import { contentQuery, documentSchema, type SharedProduct } from "./shared-product.ts";

/** One product for the files that need none of their own: started when the first of them asks, stopped after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<{ readonly product: OwnProduct; readonly shared: SharedProduct }> | undefined;
  const server = createServer((_, response) => {
    starting ??= startShared();
    starting.then(
      ({ shared }) => response.end(JSON.stringify(shared)),
      (cause: unknown) => response.writeHead(500).end(String(cause)),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  project.provide("productServer", `http://127.0.0.1:${String(address.port)}/`);
  return async () => {
    server.closeAllConnections();
    await once(server.close(), "close");
    const started = await starting?.catch(() => undefined);
    await started?.product[Symbol.asyncDispose]();
  };
}

async function startShared(): Promise<{ readonly product: OwnProduct; readonly shared: SharedProduct }> {
  const product = await startProduct();
  const token = await administratorToken(product);
  const documents = z.array(documentSchema).parse(await lakeApiAt(product.lakeAddress, token).query(contentQuery));
  return { product, shared: { whereabouts: product.whereabouts, token, documents } };
}
