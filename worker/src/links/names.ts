import { lookup, Resolver } from "node:dns/promises";
import { nameTimeoutMs, nameTriesMax } from "./limits.ts";

export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** What a name stands for; `unknown` when there is no such name, `noAnswer` when its servers failed, `noNetwork` when none answered us. */
export type Resolved =
  | { readonly state: "found"; readonly addresses: readonly HostAddress[] }
  | { readonly state: "unknown" | "noAnswer" | "noNetwork" };

export interface Names {
  /** Of a public host, by the name servers alone. */
  readonly resolve: (host: string) => Promise<Resolved>;
  /** As this machine knows it, `/etc/hosts` and all; for hosts that settings allow. */
  readonly resolveLocally: (host: string) => Promise<Resolved>;
  /** Gives up what is still being asked. */
  readonly cancel: () => void;
}

/** Name servers, asked without the thread pool that `dns.lookup` would share with files and pictures. */
export function createNames(): Names {
  const resolver = new Resolver({ timeout: nameTimeoutMs, tries: nameTriesMax });
  return {
    resolve: async (host) => {
      const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
      const addresses = answers.flatMap((answer, index) =>
        answer.status === "fulfilled"
          ? answer.value.map((address) => ({ address, family: index === 0 ? (4 as const) : (6 as const) }))
          : [],
      );
      if (addresses.length > 0) return { state: "found", addresses };
      const codes = answers.flatMap((answer) => (answer.status === "rejected" ? codeOf(answer.reason) : []));
      if (codes.every((code) => code === "ETIMEOUT" || code === "ECONNREFUSED" || code === "ECANCELLED")) return { state: "noNetwork" };
      // Some networks answer "no such name" to everything. Then the top of the tree is unknown, too.
      if (!(await knowsTheInternet(resolver))) return { state: "noNetwork" };
      return { state: codes.some((code) => code === "ENOTFOUND" || code === "ENODATA") ? "unknown" : "noAnswer" };
    },
    resolveLocally: async (host) => {
      try {
        const found = await lookup(host, { all: true });
        return { state: "found", addresses: found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })) };
      } catch (error) {
        return { state: codeOf(error) === "EAI_AGAIN" ? "noNetwork" : "unknown" };
      }
    },
    cancel: () => resolver.cancel(),
  };
}

async function knowsTheInternet(resolver: Resolver): Promise<boolean> {
  return resolver.resolveNs("org").then(
    (servers) => servers.length > 0,
    () => false,
  );
}

/** The code of a system error, however it is wrapped. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
