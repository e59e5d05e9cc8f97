import { directionOf, type Language } from "@newsletter/schemas";
import { escaped } from "./html.ts";

// One system with the editions: the same colours and type, 720 px measure, no script.
const style = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f7fa;--ink:#1f2933;--quiet:#52606d;--accent:#0b5c8a;--on-accent:#fff;--rule:#d9e0e6}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--panel:#1d232a;--ink:#e5e9ee;--quiet:#aeb9c5;--accent:#7cc4ec;--on-accent:#14181d;--rule:#36404a}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:400 16px/26px -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
:lang(ar){font-family:'Segoe UI','Geeza Pro','Noto Naskh Arabic',Tahoma,sans-serif}
body:lang(ar){font-size:17px;line-height:30px}
:lang(zh){font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
main{max-width:720px;margin:0 auto;padding:48px 24px}
h1{font-size:28px;line-height:36px;margin:0 0 16px}
h2{font-size:18px;line-height:25px;margin:0 0 8px}
p{margin:0 0 16px;max-width:68ch}
a{color:var(--accent)}
.panel{background:var(--panel);border-radius:6px;padding:24px;margin:32px 0 0}
.panel p:last-child{margin:0}
label,legend{display:block;font-weight:600;margin:0 0 4px;padding:0}
fieldset{border:0;margin:0 0 24px;padding:0}
input:not([type=checkbox],[type=radio],[type=hidden]),select,textarea{display:block;width:100%;max-width:480px;min-height:44px;font:inherit;margin:0 0 16px;padding:8px 12px;color:var(--ink);background:var(--ground);border:1px solid var(--quiet);border-radius:6px}
.choice{display:flex;gap:12px;align-items:baseline;font-weight:400;min-height:32px}
.fault{border-inline-start:4px solid #b3261e;padding:4px 12px;margin:0 0 16px}
.done{border-inline-start:4px solid var(--accent);padding:4px 12px;margin:0 0 16px}
.second{background:var(--panel);color:var(--ink);border:1px solid var(--quiet)}
.quiet{color:var(--quiet);font-size:14px;line-height:21px}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 24px;border:0;border-radius:6px;background:var(--accent);color:var(--on-accent);cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
ul{list-style:none;margin:0;padding:0}
li{padding:16px 0;border-top:1px solid var(--rule)}
@media (max-width:480px){main{padding:32px 16px}}
@media print{button{display:none}}
`.replaceAll("\n", "");

interface PageContent {
  readonly language: Language;
  readonly title: string;
  /** HTML already. */
  readonly body: string;
  /** HTML as well, for programs: other addresses of the page. */
  readonly head?: string;
  /** Rules of this page alone, after those of all pages. */
  readonly style?: string;
  /** HTML above the title: where in our pages this one is. */
  readonly above?: string;
  /** Of the title, where it is in another language than the page. */
  readonly titleLanguage?: Language;
}

export function pageShell({
  language,
  title,
  body,
  head = "",
  style: own = "",
  above = "",
  titleLanguage = language,
}: PageContent): string {
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>${head}<style>${style}${own}</style></head>
<body><main>${above}<h1${titleLanguage === language ? "" : ` lang="${titleLanguage}" dir="${directionOf(titleLanguage)}"`}>${escaped(title)}</h1>${body}</main></body>
</html>
`;
}
