import { plainWords } from "@newsletter/schemas";
import { languageWords } from "../content/document-names.ts";
import { itemName, quoted } from "./names.ts";
import { itemsOf } from "./past-dates.ts";
import type { Material, Remark, Rule } from "./rule.ts";
import { perLanguage, textsOf } from "./texts-of.ts";

/** Descriptions of pictures that describe nothing: a reader who cannot see them hears them read aloud. */
export const altRules: readonly Rule[] = [
  { rule: "altUseless", severity: "warning", look: altIsTitle },
  { rule: "altUseless", severity: "warning", look: altSaysNothing },
];

function altIsTitle({ snapshot }: Material): readonly Remark[] {
  return itemsOf(snapshot.sections).flatMap((item) => {
    if (item.type === "supporter" || item.type === "partner" || item.type === "calendarEntry") return [];
    const [path, picture] = item.type === "video" ? (["still", item.still] as const) : (["picture", item.picture] as const);
    return perLanguage(picture?.alt)
      .filter(([language, alt]) => plainWords(alt) === plainWords(item.title[language] ?? "") && plainWords(alt) !== "")
      .map(([language]) => ({
        documentId: item.id,
        path: `${path}.alt`,
        message: `${itemName(snapshot, item)} repeats its ${languageWords[language]} title as the description of its picture.`,
      }));
  });
}

function altSaysNothing({ snapshot }: Material): readonly Remark[] {
  return textsOf(snapshot)
    .filter(({ path, paragraphs, isAlt }) => (isAlt === true || path.endsWith(".alt")) && saysNothing(paragraphs.join(" ")))
    .map(({ documentId, path, name, paragraphs }) => ({
      documentId,
      path,
      message: `${name} describes a picture as ${quoted(paragraphs.join(" "))}, which says nothing about what it shows.`,
    }));
}

const bareWords: ReadonlySet<string> = new Set(
  [
    ["image", "picture", "photo", "photograph", "logo", "icon", "graphic", "banner", "thumbnail", "untitled", "screenshot", "cover"],
    ["illustration", "photographie", "bannière", "capture d écran", "sans titre", "couverture"],
    ["imagen", "foto", "fotografía", "logotipo", "captura de pantalla", "sin título", "portada"],
    ["صورة", "شعار", "صورة فوتوغرافية"],
    ["изображение", "картинка", "фото", "фотография", "логотип", "скриншот"],
    ["图片", "图像", "照片", "标志", "徽标", "截图"],
  ].flat(),
);

export function saysNothing(alt: string): boolean {
  const text = alt.trim();
  const isFileName = /\.(?:jpe?g|png|gif|webp|svg|tiff?|heic|bmp)$/iu.test(text);
  const isCameraName = /^(?:IMG|DSC[FN]?|PXL|MVIMG|Screen ?shot|WhatsApp Image)[-_ ]?\d[\w .:-]*$/iu.test(text);
  const words = plainWords(text.replaceAll(/\d+/gu, ""));
  return isFileName || isCameraName || words === "" || bareWords.has(words);
}
