import { htmlBytesMaxOf, limits } from "../limits.ts";
import type { Gate } from "./final-bytes.ts";

/** Mail clients cut off what is too long, and hide the footer with it. */
export const size: Gate = ({ isPage, key }, { htmlBytes }) => {
  if (isPage) return [];
  const bytesMax = htmlBytesMaxOf(key.kind);
  if (htmlBytes > bytesMax) {
    const message = `The mail is ${kilobytes(htmlBytes)} and may have ${kilobytes(bytesMax)}. Move items to another issue.`;
    return [{ rule: "htmlTooLarge", severity: "error", message, values: [kilobytes(htmlBytes), kilobytes(bytesMax)] }];
  }
  if (htmlBytes < limits.htmlBytesWarning) return [];
  return [
    { rule: "htmlNearLimit", severity: "warning", message: `The mail is ${kilobytes(htmlBytes)} of at most ${kilobytes(bytesMax)}.` },
  ];
};

const kilobytes = (bytes: number): string => `${String(Math.round(bytes / 1000))} kB`;
