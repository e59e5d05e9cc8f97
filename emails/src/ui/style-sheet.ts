import { darkCss } from "./dark.ts";

// The only style sheet of a mail: dark colours and the phone. All that matters is inline, since Gmail's mobile web drops it whole.

const phone = `
.m-stack{display:block!important;width:100%!important;box-sizing:border-box;padding-left:0!important;padding-right:0!important}
.m-side{padding-left:16px!important;padding-right:16px!important}.m-gap{padding-top:12px!important}.m-item{padding-top:28px!important}
.m-under{padding-top:0!important;border-top:0!important}.m-close{padding-bottom:2px!important}
.m-left{text-align:left!important}.m-right{text-align:right!important}
.m-picture{width:100%!important;height:auto!important}.m-title{font-size:27px!important;line-height:34px!important}.m-name{font-size:21px!important;line-height:27px!important}`;

export const mailStyleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a:focus-visible{outline:3px solid #0B5C8A;outline-offset:2px}
img{border-radius:6px;font-size:14px;line-height:20px;color:#52606D}
.t{text-decoration-color:#9CC0D3!important;text-decoration-thickness:1px!important;text-underline-offset:4px}
@media (max-width:479px){${phone}}
@media (prefers-color-scheme:dark){a:focus-visible{outline-color:#7CC4EC}${darkCss()}}`.replaceAll("\n", "");

/** The web edition adds print: no grounds that drink ink, addresses beside the words that led to them, no item torn in two. */
export const pageStyleSheet = `${mailStyleSheet}
@media print{.d-page,.d-ground,.d-panel{background:#fff!important}.no-print{display:none!important}
h2,h3{break-after:avoid}img,tr tr{break-inside:avoid}.t::after{content:" (" attr(href) ")";font-size:12px;font-weight:400;overflow-wrap:anywhere}}`.replaceAll(
  "\n",
  "",
);

/**
 * What only the Word engine of Outlook reads: 96 dots per inch, the width of the sheet, which it would otherwise stretch over the whole
 * window, and a face it has, since it takes Times when it does not know the first name of a list.
 */
export const officeHead =
  '<!--[if mso]><noscript><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>' +
  "<style>.w-sheet{width:600px!important}p,a,li,td,th,div,h1,h2,h3,h4,h5{font-family:Segoe UI,Tahoma,Arial,sans-serif!important}</style><![endif]-->";
