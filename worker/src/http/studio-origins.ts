/** Origins the Studio may be open at: `localhost` and `127.0.0.1` are two origins for a browser and one for people. */
export function studioOrigins(studioUrl: string): ReadonlySet<string> {
  const { origin, protocol, port } = new URL(studioUrl);
  const twins = isLoopback(studioUrl) ? ["localhost", "127.0.0.1"].map((host) => new URL(`${protocol}//${host}:${port}`).origin) : [];
  return new Set([origin, ...twins]);
}

export function isLoopback(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}
