import type { Language } from "../languages.ts";

// What keeps a partner's selection from being passed on, said to its office: by the rule of the finding, with the values it carries. The Studio
// shows editors the finding's own English sentence.

const en = {
  htmlTooLarge: (size: string, sizeMax: string): string => `The mail is ${size} and may have ${sizeMax}. Leave out some items.`,
  messageTooLarge: (sizeMax: string): string => `With its files the mail is larger than ${sizeMax}. Please tell the editors.`,
  subjectEmpty: "The issue has no subject. Please tell the editors.",
  linkNotHttps: (address: string): string => `The link “${address}” is not a safe one (https). Leave its item out, or tell the editors.`,
  linkUnsafe: (address: string): string =>
    `A text leads to “${address}”, which no reader can follow. Leave its item out, or tell the editors.`,
  textLinkMissing: (address: string): string => `The link “${address}” is missing in the plain text. Please tell the editors.`,
  altMissing: "A picture has no words for readers who cannot see it. Leave its item out, or tell the editors.",
  wordsInStyle: "Some words would not be shown by many mail programs. Please tell the editors.",
  headingOrder: (heading: string): string => `The headings are not in order (“${heading}”). Please tell the editors.`,
  placeholderLeft: "A placeholder was left in a text: two braces {{ or a character without a meaning. Look at your foreword.",
  controlCharacter: (code: string): string => `A character without a shape (${code}) stands in a text. Look at your foreword.`,
  bidiControls: (code: string, line: string): string =>
    `An invisible sign for the direction of text (${code}) stands without its partner in “${line}”.`,
  contrastLow: (words: string): string => `“${words}” can hardly be read on the colour behind it. Please tell the editors.`,
  textPartUnknown: (kind: string): string =>
    `A text holds a part (“${kind}”) that cannot be shown yet. Leave its item out, or tell the editors.`,
};

export type GateWords = typeof en;
export type GateRule = keyof GateWords;

const fr: GateWords = {
  htmlTooLarge: (size, sizeMax) => `Le message fait ${size} et peut en faire ${sizeMax} au plus. Retirez quelques articles.`,
  messageTooLarge: (sizeMax) => `Avec ses fichiers, le message dépasse ${sizeMax}. Veuillez le signaler à la rédaction.`,
  subjectEmpty: "Le numéro n’a pas d’objet. Veuillez le signaler à la rédaction.",
  linkNotHttps: (address) => `Le lien « ${address} » n’est pas sécurisé (https). Retirez l’article, ou signalez-le à la rédaction.`,
  linkUnsafe: (address) => `Un texte mène à « ${address} », que personne ne peut suivre. Retirez l’article, ou signalez-le à la rédaction.`,
  textLinkMissing: (address) => `Le lien « ${address} » manque dans le texte brut. Veuillez le signaler à la rédaction.`,
  altMissing: "Une image n’a pas de texte pour les personnes qui ne peuvent pas la voir. Retirez l’article, ou signalez-le à la rédaction.",
  wordsInStyle: "Certains mots ne seraient pas affichés par de nombreux logiciels de messagerie. Veuillez le signaler à la rédaction.",
  headingOrder: (heading) => `Les titres ne sont pas dans l’ordre (« ${heading} »). Veuillez le signaler à la rédaction.`,
  placeholderLeft:
    "Une marque de remplacement est restée dans un texte : deux accolades {{ ou un caractère sans signification. Vérifiez votre avant-propos.",
  controlCharacter: (code) => `Un caractère sans forme (${code}) se trouve dans un texte. Vérifiez votre avant-propos.`,
  bidiControls: (code, line) => `Un signe invisible de direction du texte (${code}) est isolé dans « ${line} ».`,
  contrastLow: (words) => `« ${words} » est à peine lisible sur la couleur de fond. Veuillez le signaler à la rédaction.`,
  textPartUnknown: (kind) =>
    `Un texte contient un élément (« ${kind} ») qui ne peut pas encore être affiché. Retirez l’article, ou signalez-le à la rédaction.`,
};

const es: GateWords = {
  htmlTooLarge: (size, sizeMax) => `El mensaje ocupa ${size} y puede ocupar ${sizeMax} como máximo. Quite algunos contenidos.`,
  messageTooLarge: (sizeMax) => `Con sus archivos, el mensaje supera ${sizeMax}. Avise a la redacción.`,
  subjectEmpty: "El número no tiene asunto. Avise a la redacción.",
  linkNotHttps: (address) => `El enlace «${address}» no es seguro (https). Quite el contenido o avise a la redacción.`,
  linkUnsafe: (address) => `Un texto lleva a «${address}», adonde nadie puede ir. Quite el contenido o avise a la redacción.`,
  textLinkMissing: (address) => `Falta el enlace «${address}» en el texto sin formato. Avise a la redacción.`,
  altMissing: "Una imagen no tiene texto para quienes no pueden verla. Quite el contenido o avise a la redacción.",
  wordsInStyle: "Muchos programas de correo no mostrarían algunas palabras. Avise a la redacción.",
  headingOrder: (heading) => `Los títulos no están en orden («${heading}»). Avise a la redacción.`,
  placeholderLeft: "Quedó una marca de sustitución en un texto: dos llaves {{ o un carácter sin significado. Revise su prólogo.",
  controlCharacter: (code) => `Hay un carácter sin forma (${code}) en un texto. Revise su prólogo.`,
  bidiControls: (code, line) => `Un signo invisible de dirección del texto (${code}) está sin su pareja en «${line}».`,
  contrastLow: (words) => `«${words}» apenas se lee sobre el color del fondo. Avise a la redacción.`,
  textPartUnknown: (kind) =>
    `Un texto contiene una parte («${kind}») que aún no puede mostrarse. Quite el contenido o avise a la redacción.`,
};

const ar: GateWords = {
  htmlTooLarge: (size, sizeMax) => `حجم الرسالة ${size}، والحدّ الأقصى المسموح به ${sizeMax}. احذفوا بعض المواد.`,
  messageTooLarge: (sizeMax) => `حجم الرسالة مع ملفاتها أكبر من ${sizeMax}. يرجى إبلاغ هيئة التحرير.`,
  subjectEmpty: "ليس للعدد موضوع. يرجى إبلاغ هيئة التحرير.",
  linkNotHttps: (address) => `الرابط «${address}» ليس رابطاً آمناً. احذفوا المادة أو أبلغوا هيئة التحرير.`,
  linkUnsafe: (address) => `يقود أحد النصوص إلى «${address}»، ولا يستطيع أي قارئ فتحه. احذفوا المادة أو أبلغوا هيئة التحرير.`,
  textLinkMissing: (address) => `الرابط «${address}» غير موجود في النص العادي. يرجى إبلاغ هيئة التحرير.`,
  altMissing: "صورة بلا نصّ لمن لا يستطيع رؤيتها. احذفوا المادة أو أبلغوا هيئة التحرير.",
  wordsInStyle: "بعض الكلمات لن تظهر في كثير من برامج البريد. يرجى إبلاغ هيئة التحرير.",
  headingOrder: (heading) => `العناوين ليست مرتّبة («${heading}»). يرجى إبلاغ هيئة التحرير.`,
  placeholderLeft: "بقيت علامة استبدال في أحد النصوص: قوسان معقوفان {{ أو حرف بلا معنى. راجعوا تقديمكم.",
  controlCharacter: (code) => `يوجد في أحد النصوص حرف بلا شكل (${code}). راجعوا تقديمكم.`,
  bidiControls: (code, line) => `توجد علامة غير مرئية لاتجاه النص (${code}) من دون قرينتها في «${line}».`,
  contrastLow: (words) => `«${words}» يصعب قراءته على لون خلفيته. يرجى إبلاغ هيئة التحرير.`,
  textPartUnknown: (kind) => `يحتوي أحد النصوص على جزء («${kind}») لا يمكن عرضه بعد. احذفوا المادة أو أبلغوا هيئة التحرير.`,
};

const ru: GateWords = {
  htmlTooLarge: (size, sizeMax) => `Размер письма ${size}, допустимо не более ${sizeMax}. Уберите часть материалов.`,
  messageTooLarge: (sizeMax) => `Вместе с файлами письмо больше ${sizeMax}. Сообщите, пожалуйста, редакции.`,
  subjectEmpty: "У выпуска нет темы письма. Сообщите, пожалуйста, редакции.",
  linkNotHttps: (address) => `Ссылка «${address}» не защищена. Уберите этот материал или сообщите редакции.`,
  linkUnsafe: (address) => `Текст ведёт на «${address}», куда читатель перейти не может. Уберите этот материал или сообщите редакции.`,
  textLinkMissing: (address) => `В простом тексте нет ссылки «${address}». Сообщите, пожалуйста, редакции.`,
  altMissing: "У изображения нет описания для тех, кто его не видит. Уберите этот материал или сообщите редакции.",
  wordsInStyle: "Некоторые слова не будут видны во многих почтовых программах. Сообщите, пожалуйста, редакции.",
  headingOrder: (heading) => `Заголовки идут не по порядку («${heading}»). Сообщите, пожалуйста, редакции.`,
  placeholderLeft: "В тексте остался заполнитель: две фигурные скобки {{ или знак без значения. Проверьте своё предисловие.",
  controlCharacter: (code) => `В тексте стоит знак без начертания (${code}). Проверьте своё предисловие.`,
  bidiControls: (code, line) => `Невидимый знак направления текста (${code}) стоит без пары в строке «${line}».`,
  contrastLow: (words) => `«${words}» почти не читается на таком фоне. Сообщите, пожалуйста, редакции.`,
  textPartUnknown: (kind) => `В тексте есть часть («${kind}»), которую пока нельзя показать. Уберите этот материал или сообщите редакции.`,
};

const zh: GateWords = {
  htmlTooLarge: (size, sizeMax) => `邮件大小为 ${size}，上限为 ${sizeMax}。请去掉一些内容。`,
  messageTooLarge: (sizeMax) => `连同附件，邮件超过 ${sizeMax}。请告知编辑部。`,
  subjectEmpty: "本期没有邮件主题。请告知编辑部。",
  linkNotHttps: (address) => `链接“${address}”不是安全链接。请去掉该内容，或告知编辑部。`,
  linkUnsafe: (address) => `有一段文字指向“${address}”，读者无法打开。请去掉该内容，或告知编辑部。`,
  textLinkMissing: (address) => `纯文本中缺少链接“${address}”。请告知编辑部。`,
  altMissing: "有一张图片没有为看不到图片的读者提供的文字。请去掉该内容，或告知编辑部。",
  wordsInStyle: "有些文字在许多邮件程序中不会显示。请告知编辑部。",
  headingOrder: (heading) => `标题层级顺序不对（“${heading}”）。请告知编辑部。`,
  placeholderLeft: "文字中留有占位符：两个花括号 {{ 或没有意义的字符。请检查您的前言。",
  controlCharacter: (code) => `文字中有一个没有字形的字符（${code}）。请检查您的前言。`,
  bidiControls: (code, line) => `“${line}”中有一个不成对的文字方向不可见符号（${code}）。`,
  contrastLow: (words) => `“${words}”与背景颜色对比太低，难以阅读。请告知编辑部。`,
  textPartUnknown: (kind) => `有一段文字包含目前无法显示的部分（“${kind}”）。请去掉该内容，或告知编辑部。`,
};

/** By the rule of a finding; its values fill the sentence in their order. */
export const gateWords: Readonly<Record<Language, GateWords>> = { en, fr, es, ar, ru, zh };
