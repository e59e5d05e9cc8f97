import type { Attachment } from "@newsletter/schemas";

/** Characters of a name before its extension: a line of a header, and of a list of files, holds it. */
const nameCharactersMax = 60;
/** File systems take 255 with the extension, in UTF-8; a letter may carry any number of marks. */
const nameBytesMax = 200;

/**
 * The name under which readers save a file: its title in their language, without what a file system or a mail server could stumble over, then
 * what it is. A dot within a word goes, since `form.exe.pdf` is stopped for what it looks like.
 */
export function fileNameOf({ title, file: { value } }: Pick<Attachment, "title" | "file">): string {
  return safeFileName(title.value, value.extension);
}

/** The same of any words. */
export function safeFileName(title: string, extension: string): string {
  const words = title
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, " ")
    .replace(new RegExp(`\\.${extension}\\s*$`, "iu"), "")
    .replaceAll(/[/\\:*?"<>|;%]/gu, " ")
    .replaceAll(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, "-")
    .replaceAll(/\s+/gu, " ");
  const name = shortened(words).replaceAll(/^[\s.-]+|[\s.-]+$/gu, "");
  return `${name === "" ? "file" : name}.${extension}`;
}

/** At a blank where there is one in its second half; a letter keeps its marks. */
function shortened(words: string): string {
  const whole = words.trim();
  let cut = "";
  let count = 0;
  for (const { segment } of characters.segment(whole)) {
    count += 1;
    if (count > nameCharactersMax || Buffer.byteLength(cut + segment) > nameBytesMax) {
      const blank = cut.lastIndexOf(" ");
      return blank > cut.length / 2 ? cut.slice(0, blank) : cut;
    }
    cut += segment;
  }
  return whole;
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
