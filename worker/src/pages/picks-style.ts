/** Rules of the form of a selection, in the colours of all pages. */
export const picksStyle = `
.default{position:absolute;width:1px;height:1px;min-height:0;padding:0;overflow:hidden;clip-path:inset(50%)}
.lines{list-style:none;margin:0;padding:0}
.lines li{padding:4px 0;border-top:1px solid var(--rule)}
.inner{margin-inline-start:28px}
.line{display:flex;gap:12px;align-items:center;justify-content:space-between}
.line .choice{margin:0;min-height:44px;align-items:center;min-width:0;overflow-wrap:anywhere}
.choice input{flex:none;width:20px;height:20px;margin:0}
.steps{display:flex;gap:4px;flex:none}
button.step{min-width:44px;padding:8px}
button:disabled{opacity:.35;cursor:default}
.acts{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0 16px;max-width:none}
textarea{max-width:100%!important;resize:vertical}
label+.quiet{margin:0 0 8px}
details{margin:0 0 16px}
summary{cursor:pointer;min-height:32px}
.fault ul{margin:0 0 8px}
.fault li{border:0;padding:4px 0}
iframe{width:100%;height:70vh;min-height:420px;border:1px solid var(--rule);border-radius:6px;background:#fff;color-scheme:normal}
section{margin:40px 0 0}
`.replaceAll("\n", "");
