// Where a link leads, as it is compared. Offices put gateways before the links of every mail that comes in; whoever forwards it passes those on.

interface Gateway {
  readonly host: RegExp;
  readonly within: (url: URL) => string | undefined;
}

/** Each at the host of its owner, who leads to the address within and to no other. */
const gateways: readonly Gateway[] = [
  // Microsoft Defender: `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F…&data=…`
  { host: /^[a-z0-9]+\.safelinks\.protection\.outlook\.com$/u, within: (url) => url.searchParams.get("url") ?? undefined },
  // Proofpoint, version 2: `https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-2Db&d=…`
  {
    host: /^urldefense\.proofpoint\.com$/u,
    within: (url) =>
      url.pathname.startsWith("/v2/")
        ? url.searchParams
            .get("u")
            ?.replaceAll("_", "/")
            .replaceAll(/-(?<hex>[0-9A-F]{2})/gu, "%$<hex>")
        : undefined,
  },
  // Proofpoint, version 3, where it has replaced no sign: `https://urldefense.com/v3/__https://example.org/a__;!!…`
  {
    host: /^urldefense\.com$/u,
    within: (url) => /^\/v3\/__(?<address>[^*]+?)__;/u.exec(`${url.pathname}${url.search}`)?.groups?.["address"],
  },
  // Gmail in a browser: `https://www.google.com/url?q=https://example.org/…`
  { host: /^www\.google\.com$/u, within: (url) => (url.pathname === "/url" ? (url.searchParams.get("q") ?? undefined) : undefined) },
];

/** Its one spelling; of what is no address, the words as they are. */
export function targetOf(address: string): string {
  const trimmed = address.trim();
  const url = URL.parse(trimmed);
  if (url === null) return trimmed;
  const gateway = gateways.find(({ host }) => url.protocol === "https:" && host.test(url.hostname));
  const within = gateway?.within(url);
  if (within === undefined) return url.href;
  // Once: an address within an address within a gateway is one that somebody made.
  return spelled(within);
}

function spelled(address: string): string {
  const found = URL.parse(address) ?? URL.parse(decoded(address));
  return found === null ? address : found.href;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A picture that the program which forwarded it put into the mail, or fetches by itself, is shown without asking anybody. */
export function pictureOf(address: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed === "" || /^(?:cid|data|blob|file|content):/iu.test(trimmed)) return undefined;
  // Gmail fetches pictures itself, and keeps their address behind the sign: `https://ci3.googleusercontent.com/…#https://example.org/a.png`
  const proxied = /^https:\/\/[a-z0-9]+\.googleusercontent\.com\/[^#]*#(?<address>https?:\/\/.+)$/u.exec(trimmed)?.groups?.["address"];
  return targetOf(proxied ?? trimmed);
}
