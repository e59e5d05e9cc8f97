import { readFile, writeFile } from "node:fs/promises";

// After `sanity build`: the page reads its settings before anything else, and loads nothing from anybody but us. A Studio for
// one's own content lake must work without the network, and what a page fetches from elsewhere also tells elsewhere who reads it.

const indexFile = new URL("../dist/index.html", import.meta.url);

/** Tags with an address outside, and fonts from there: those of the system step in. */
const foreignParts = [
  /<script\b[^>]*\bsrc="https?:\/\/[^"]*"[^>]*><\/script>/gu,
  /<link\b[^>]*\bhref="https?:\/\/[^"]*"[^>]*>/gu,
  /@font-face\s*\{[^}]*\burl\("https?:[^}]*\}/gu,
];

function finishIndex(html: string): string {
  const own = foreignParts.reduce((text, part) => text.replaceAll(part, ""), html);
  return own
    .replace("<title>Sanity Studio</title>", "<title>Newsletter</title>")
    .replace(/<head>/u, '<head><script src="/settings.js"></script>');
}

const finished = finishIndex(await readFile(indexFile, "utf8"));
const foreign = /<(?:script|link|img)\b[^>]*(?:src|href)="https?:|url\(\s*["']?https?:/u.exec(finished);
if (foreign !== null) throw new Error(`the Studio's page still loads something from outside: ${foreign[0]}`);
await writeFile(indexFile, finished);
