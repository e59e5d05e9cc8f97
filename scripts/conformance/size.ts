import { claimOf, type Claim } from "./claim.ts";
import { mailsOf, type ReadEdition } from "./editions.ts";

/** Bytes of decoded HTML. Above the first, Gmail clips a mail; the January issue is of a usual length, and has to stay well below. */
const htmlBytesMax = 90_000;
const sampleHtmlBytesMax = 60_000;
const kind: Readonly<Record<string, number>> = { lowBandwidth: 30_000 };

/** The web edition is a page, which nobody clips. */
export function sizeClaims(editions: readonly ReadEdition[]): readonly Claim[] {
  return [...Map.groupBy(mailsOf(editions), ({ issue }) => issue)].map(([issue, mails]) => {
    const most = issue === "sample" ? sampleHtmlBytesMax : htmlBytesMax;
    const sized = mails.map(({ name, edition, html }) => ({
      name,
      bytes: Buffer.byteLength(html),
      most: Math.min(most, kind[edition.key.kind] ?? most),
    }));
    const largest = sized.toSorted((a, b) => b.bytes - a.bytes);
    return claimOf(
      `${issue}: HTML of ${String(mails.length)} mails ≤ ${most.toLocaleString("en")} B`,
      largest
        .filter(({ bytes, most: bound }) => bytes > bound)
        .map(({ name, bytes, most: bound }) => `${name}: ${sizeText(bytes)}, bound ${sizeText(bound)}`),
      `largest ${sizeText(largest[0]?.bytes ?? 0)} (${largest[0]?.name ?? "none"})`,
    );
  });
}

const sizeText = (bytes: number): string => `${bytes.toLocaleString("en")} B`;
