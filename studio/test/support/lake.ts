import * as z from "zod";
import type { Product } from "./product.ts";

// The lake as a program asks it, with an administrator's token: for what no hand does in the Studio.

const tokenSchema = z.looseObject({ token: z.string() });
const resultSchema = z.looseObject({ result: z.unknown() });

export interface LakeApi {
  readonly query: (groq: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** All of them in one transaction. */
  readonly mutate: (...mutations: readonly object[]) => Promise<void>;
}

export async function lakeApi(product: Product): Promise<LakeApi> {
  return lakeApiAt(product.lakeAddress, await administratorToken(product));
}

export async function administratorToken(product: Product): Promise<string> {
  const printed = await product.lake("token", "create", "administrator", "--role", "administrator", "--json");
  return tokenSchema.parse(JSON.parse(printed)).token;
}

export function lakeApiAt(lakeAddress: string, token: string): LakeApi {
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(new URL(path, lakeAddress), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answers ${String(response.status)}: ${await response.text()}`);
    return response.json();
  };
  return {
    query: async (query, params = {}) =>
      resultSchema.parse(await post("/v2025-02-19/data/query/production?perspective=raw", { query, params })).result,
    mutate: async (...mutations) => {
      await post("/v2025-02-19/data/mutate/production", { mutations });
    },
  };
}
