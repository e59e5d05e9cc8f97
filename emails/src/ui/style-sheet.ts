// The only style sheet of a mail: dark colours and the phone. All that matters is inline, since Gmail's mobile web drops it whole.

const dark = `
.d-page{background:#0E1216!important}.d-ground{background:#14181D!important}.d-panel{background:#1D232A!important}
.d-ink,.d-ink p,.d-ink li{color:#E5E9EE!important}.d-quiet{color:#AEB9C5!important}.d-accent,.d-accent a,a.d-accent{color:#7CC4EC!important}
.d-alert{color:#FDBA74!important}.d-rule{border-color:#39434E!important}.d-button{background:#7CC4EC!important;color:#14181D!important}
.d-ink a{color:inherit!important}.d-logo{background:#FFFFFF!important}`;

export const mailStyleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a:focus{outline:3px solid #0B5C8A;outline-offset:2px}
@media (max-width:479px){.m-stack{display:block!important;width:100%!important;box-sizing:border-box}.m-side{padding-left:16px!important;padding-right:16px!important}
.m-gap{padding:12px 0 0 0!important}.m-start{text-align:start!important}.m-picture{width:100%!important;height:auto!important}}
@media (prefers-color-scheme:dark){${dark}}`.replaceAll("\n", "");

/** The web edition adds print and a wider measure. */
export const pageStyleSheet = `${mailStyleSheet}
body{margin:0}@media print{.d-page{background:#fff!important}.no-print{display:none!important}a{text-decoration:none!important}}`.replaceAll(
  "\n",
  "",
);
