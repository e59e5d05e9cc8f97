import { archiveUrl } from "@newsletter/schemas";
import type { PublicIssue } from "../ports/archive.ts";
import { editionPathOf } from "./issue-words.ts";
import { sitemapAddressesMax } from "./limits.ts";
import { xmlText } from "./xml-text.ts";

// For search engines: sitemaps.org 0.9 and RFC 9309.

const nameSpace = "http://www.sitemaps.org/schemas/sitemap/0.9";

interface Address {
  readonly path: string;
  readonly updatedAt: Date;
}

/** Archives, each under the name its publication has now, then web editions, newest first; those of an issue are kept together. */
export function sitemapAddresses(issues: readonly PublicIssue[]): readonly Address[] {
  const publications = [...Map.groupBy(issues, ({ publication }) => publication.id).values()];
  const archives = publications.flatMap((ofPublication) => {
    const [newest] = ofPublication;
    return newest === undefined ? [] : { path: archiveUrl({ ...newest, baseUrl: "" }), updatedAt: latestUpdate(ofPublication) };
  });
  const editions = issues.flatMap((issue) =>
    issue.publication.languages.map((language) => ({ path: editionPathOf(issue, language), updatedAt: issue.updatedAt })),
  );
  return [...archives, ...editions];
}

/** When something of these last changed; the beginning of time where there is none. */
export function latestUpdate(changing: readonly { readonly updatedAt: Date }[]): Date {
  return new Date(changing.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt.getTime()), 0));
}

/** One file where all addresses fit into it, else an index of `sitemap.xml?file=1` and so on; undefined for a file that there is not. */
export function sitemap(
  addresses: readonly Address[],
  {
    publicUrl,
    file,
    addressesMax = sitemapAddressesMax,
  }: { readonly publicUrl: string; readonly file: number | undefined; readonly addressesMax?: number },
): string | undefined {
  const fileCount = Math.ceil(addresses.length / addressesMax);
  if (file === undefined && fileCount > 1) return sitemapIndex(fileCount, publicUrl);
  const first = ((file ?? 1) - 1) * addressesMax;
  if (file !== undefined && (file < 1 || file > fileCount)) return undefined;
  const lines = addresses
    .slice(first, first + addressesMax)
    .map(({ path, updatedAt }) => `<url><loc>${xmlText(publicUrl + path)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="${nameSpace}">\n${lines.join("")}</urlset>\n`;
}

function sitemapIndex(fileCount: number, publicUrl: string): string {
  const lines = Array.from(
    { length: fileCount },
    (_, index) => `<sitemap><loc>${xmlText(`${publicUrl}/sitemap.xml?file=${index + 1}`)}</loc></sitemap>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="${nameSpace}">\n${lines.join("")}</sitemapindex>\n`;
}

/** First words of addresses that hold a token or are for one visitor: nobody but whom they were sent to has anything to look for there. */
const notForCrawlers = ["api", "confirm", "decide", "leave", "pack", "partner", "preferences", "reach", "review", "u", "undo"] as const;

export function robotsText(publicUrl: string): string {
  return [
    "User-agent: *",
    ...notForCrawlers.map((word) => `Disallow: /${word}/`),
    "Allow: /",
    "",
    `Sitemap: ${publicUrl}/sitemap.xml`,
    "",
  ].join("\n");
}
