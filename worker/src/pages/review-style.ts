/** Rules of the review page, in the colours of all pages. */
export const reviewStyle = `
section{margin:40px 0 0}
iframe{width:100%;height:70vh;min-height:420px;border:1px solid var(--rule);border-radius:6px;background:#fff;color-scheme:normal}
form{margin:16px 0 0}
label{display:block;font-weight:600;margin:0 0 4px}
input:not([type=checkbox]),select,textarea{font:inherit;display:block;width:100%;max-width:100%;padding:9px 12px;margin:0 0 16px;border:1px solid var(--quiet);border-radius:6px;background:var(--ground);color:var(--ink)}
.line{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 0 16px}
.line label{margin:0}
.line select{width:auto;flex:1 1 200px;margin:0}
.tick{display:flex;gap:12px;align-items:flex-start}
.tick label{font-weight:400}
.tick input{width:20px;height:20px;margin:3px 0 0;flex:none}
button.plain{background:transparent;color:var(--accent);border:1px solid var(--accent)}
.said{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
.note{border-inline-start:4px solid var(--accent);background:var(--panel);padding:12px 16px}
.fault{border-inline-start:4px solid #b3261e;background:var(--panel);padding:12px 16px}
li .quiet{margin:0 0 4px}
`.replaceAll("\n", "");
