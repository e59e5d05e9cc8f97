import { Marked } from "marked";

/** The guide as one page that needs nothing from anywhere: its style is in it, its pictures lie beside it, it follows dark and light. */
export async function guidePage(markdown: string): Promise<string> {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${String(depth)} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${String(depth)}>\n`;
      },
    },
  });
  const title = /^# (?<title>.+)$/mu.exec(markdown)?.groups?.["title"] ?? "Guide";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body><main>
${await marked.parse(markdown)}</main></body>
</html>
`;
}

/** The name a heading is linked by: `## Paste, and what becomes of it` is `#paste-and-what-becomes-of-it`, as in the repository's own view. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
}

/** Paths of the guide's pictures, relative to it. */
export function picturesOf(markdown: string): readonly string[] {
  return [...new Set(Array.from(markdown.matchAll(/!\[[^\]]*\]\((?<path>[^)]+)\)/gu), ({ groups }) => groups?.["path"] ?? ""))];
}

const style = [
  ":root{color-scheme:light dark}",
  "body{margin:0;font:16px/1.6 system-ui,sans-serif;color:light-dark(#1f2933,#e5e9ee);background:light-dark(#fff,#14181d)}",
  "main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}",
  "h1{font-size:1.75rem;line-height:1.25}",
  "h2{margin-top:2.5rem;font-size:1.25rem;scroll-margin-top:1rem}",
  "a{color:light-dark(#0b5c8a,#7cc4ec)}",
  "img{max-width:100%;height:auto;border:1px solid light-dark(#d9e0e6,#39434e);border-radius:6px}",
  "code,kbd{font:.9em ui-monospace,monospace;background:light-dark(#f5f7fa,#1d232a);padding:.1em .3em;border-radius:4px}",
  "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid light-dark(#d9e0e6,#39434e)}",
].join("");
