import { quoted } from "./names.ts";
import type { Material, Remark, Rule } from "./rule.ts";
import { inLanguage, textsOf } from "./texts-of.ts";

export const placeholderRules: readonly Rule[] = [{ rule: "placeholderText", severity: "error", look: placeholderText }];

interface PlaceholderPattern {
  readonly pattern: RegExp;
  /** The text it was written for; each row has to find its own. */
  readonly writtenFor: string;
}

const open = String.raw`[\[【]\s*`;
/** A remark to oneself is short; without a bound, long texts with an open bracket would be searched again and again. */
const within = String.raw`[^\[\]【】]{0,80}`;
const close = String.raw`\s*[\]】]`;

// Words alone are no placeholders: "place to be confirmed" is something a calendar may honestly say. Square brackets, braces and signs
// are what writers put around what they mean to come back to. `\b` knows ASCII only, so other scripts end at "no letter follows".
export const placeholderPatterns: readonly PlaceholderPattern[] = [
  {
    pattern: new RegExp(
      `${open}${within}(?<!\\p{L})to be (?:confirmed|announced|determined|decided|added|completed|supplied)(?!\\p{L})${within}${close}`,
      "iu",
    ),
    writtenFor: "The forum meets on [date to be confirmed].",
  },
  {
    pattern: new RegExp(`${open}${within}(?<!\\p{L})à (?:confirmer|compléter|préciser|définir|ajouter)(?!\\p{L})${within}${close}`, "iu"),
    writtenFor: "Le forum se réunit à [lieu à confirmer].",
  },
  {
    pattern: new RegExp(
      `${open}${within}(?<!\\p{L})(?:por|a) (?:confirmar|definir|determinar|completar|anunciar)(?!\\p{L})${within}${close}`,
      "iu",
    ),
    writtenFor: "El foro se reúne en [lugar por confirmar].",
  },
  {
    pattern: new RegExp(
      `${open}${within}(?:уточняется|уточнить|будет (?:уточнен|уточнён|объявлен|дополнен)|подлежит уточнению)${within}${close}`,
      "iu",
    ),
    writtenFor: "Форум пройдёт в [место уточняется].",
  },
  {
    pattern: new RegExp(`${open}${within}(?:يُ?حد[ّ]?د لاحق|يُ?ؤك[ّ]?د لاحق|يُ?ضاف لاحق|للتأكيد|قيد التأكيد)${within}${close}`, "u"),
    writtenFor: "ينعقد المنتدى في [المكان يحدد لاحقًا].",
  },
  {
    pattern: new RegExp(`${open}${within}(?:待定|待确认|待补充|待添加|待公布|待核实)${within}${close}`, "u"),
    writtenFor: "论坛将在【地点待定】举行。",
  },
  // In capitals alone; brackets excuse small letters.
  { pattern: /(?<!\p{L})TB[ACDN](?!\p{L})/u, writtenFor: "Speakers: TBC" },
  { pattern: new RegExp(`${open}${within}(?<!\\p{L})tb[acdn](?!\\p{L})${within}${close}`, "iu"), writtenFor: "Vienna [tbc]" },
  {
    pattern: new RegExp(
      `${open}(?:please )?(?:insert|add|fill in|insérer|ajouter|insertar|añadir|agregar|вставить|добавить|أدخل|أضف|插入|添加|填写)(?!\\p{Script=Latin}|\\p{Script=Cyrillic})${within}${close}`,
      "iu",
    ),
    writtenFor: "Read more at [insert link]",
  },
  {
    pattern: new RegExp(
      `${open}(?:date|link|url|name|place|title|text|photo|lien|nom|lieu|titre|texte|fecha|enlace|nombre|lugar|título|texto|дата|ссылка|имя|название|место|текст|التاريخ|الرابط|الاسم|المكان|النص|日期|链接|姓名|名称|地点|标题)${close}`,
      "iu",
    ),
    writtenFor: "[Name] of the Unit opened the session.",
  },
  // XX is also a Roman number, above all in Spanish and Russian: "siglo XX", "XX век", "XX Congreso".
  {
    pattern:
      /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])(?<!(?:siglo|siècle|centur|век|столет)[^.]{0,30})X{2,3}(?=\s?%|\s?\p{Script=Han}|\s[\p{Ll}\p{Script=Arabic}]|\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?!\s?(?:век|столет|сесси|съезд|siglo|siècle|century|session|sesión|congres|chromosom|período|период|годовщин))/u,
    writtenFor: "XX people from 320 NGOs took part.",
  },
  { pattern: /(?<![\p{L}\p{N}])x{2,}(?![\p{L}\p{N}@])/u, writtenFor: "a deadline of xx March" },
  { pattern: /(?<!\p{L})X{4,}(?!\p{L})/u, writtenFor: "resolution XXXX" },
  {
    pattern: /\d[-./:]?X{2,}(?![\p{L}])|(?<!\p{L})X{2,}[-./:](?:\d|X{2,})/iu,
    writtenFor: "on 2024-XX-XX, at 20:XX",
  },
  { pattern: /lorem ipsum/iu, writtenFor: "Lorem ipsum dolor sit amet" },
  { pattern: /\{\{[^{}]*\}\}/u, writtenFor: "Dear {{firstName}}," },
  { pattern: /\$\{[^{}]+\}/u, writtenFor: "Dear ${name}," },
  { pattern: /\*\|[^|*]+\|\*/u, writtenFor: "Dear *|FNAME|*," },
  { pattern: /%%[^%\s]+%%/u, writtenFor: "Dear %%first_name%%," },
  { pattern: /<<[^<>]+>>|‹‹[^‹›]+››/u, writtenFor: "Dear <<First Name>>," },
  { pattern: /[?？؟]{3,}/u, writtenFor: "The venue is ???" },
  { pattern: /(?<!\p{L})(?:TODO|FIXME|À FAIRE|ПРОВЕРИТЬ)\s?:/u, writtenFor: "TODO: ask for the figures" },
];

/** What a writer meant to come back to. One finding for a text, with the first of them in it. */
function placeholderText({ snapshot }: Material): readonly Remark[] {
  return textsOf(snapshot).flatMap(({ documentId, path, name, language, paragraphs }) => {
    const text = paragraphs.join("\n");
    const found = placeholderIn(text);
    return found === undefined ? [] : [{ documentId, path, ...inLanguage(language), message: `${name} still says ${quoted(found)}.` }];
  });
}

/** The first placeholder of a text, with what stands close to it. */
export function placeholderIn(text: string): string | undefined {
  const matches = placeholderPatterns.map(({ pattern }) => pattern.exec(text)).filter((match) => match !== null);
  const [first] = matches.toSorted((a, b) => a.index - b.index || b[0].length - a[0].length);
  if (first === undefined) return undefined;
  if (first[0].length > 3) return first[0].trim();
  const around = text.slice(Math.max(0, first.index - 12), first.index + first[0].length + 24).split("\n");
  return (around.find((line) => line.includes(first[0])) ?? first[0]).trim();
}
