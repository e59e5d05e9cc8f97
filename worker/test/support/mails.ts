import PostalMime, { type Email } from "postal-mime";
import { waitFor } from "./wait-for.ts";
import type { Sink } from "./sink.ts";

/** The mails that came in for an address, as a mail client reads them, once there are so many. */
export async function mailsTo(sink: Sink, address: string, countMin = 1): Promise<readonly Email[]> {
  const arrived = await waitFor(
    async () => sink.bodies.filter(({ to }) => to.toLowerCase() === address.toLowerCase()),
    (bodies) => bodies.length >= countMin,
  );
  return Promise.all(arrived.map(async ({ content }) => PostalMime.parse(content)));
}

/** Addresses of the links of a mail whose path begins like this, as paths: where it is served is another port. */
export function linksIn({ html = "" }: Pick<Email, "html">, path: string): readonly string[] {
  const hrefs = [...html.matchAll(/href="(?<href>[^"]+)"/gu)].map(
    ({ groups }) => new URL((groups?.["href"] ?? "").replaceAll("&amp;", "&")),
  );
  return [...new Set(hrefs.map(({ pathname }) => pathname).filter((each) => each.startsWith(path)))];
}
