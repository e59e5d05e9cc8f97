import type { Language } from "../languages.ts";

const en = {
  said: "There is a newer version of this issue. What you see here is as it was before.",
  toNewer: "Open the newer pack",
  notYours: (address: string): string => `It is not meant for your organisation. Questions about it go to ${address}.`,
};

export type NewerPackWords = typeof en;

const fr: NewerPackWords = {
  said: "Il existe une version plus récente de ce numéro. Ce que vous voyez ici est l’état antérieur.",
  toNewer: "Ouvrir le dossier le plus récent",
  notYours: (address) => `Elle n’est pas destinée à votre organisation. Pour toute question, écrivez à ${address}.`,
};

const es: NewerPackWords = {
  said: "Hay una versión más reciente de este número. Lo que ve aquí es su estado anterior.",
  toNewer: "Abrir el paquete más reciente",
  notYours: (address) => `No está destinada a su organización. Si tiene preguntas, escriba a ${address}.`,
};

const ar: NewerPackWords = {
  said: "توجد نسخة أحدث من هذا العدد. ما ترونه هنا هو النسخة السابقة.",
  toNewer: "فتح الحزمة الأحدث",
  notYours: (address) => `وهي ليست موجّهة إلى منظمتكم. لأي سؤال عنها اكتبوا إلى ${address}.`,
};

const ru: NewerPackWords = {
  said: "Есть более новая версия этого выпуска. Здесь показано то, что было раньше.",
  toNewer: "Открыть новый пакет",
  notYours: (address) => `Она не предназначена для вашей организации. С вопросами пишите на ${address}.`,
};

const zh: NewerPackWords = {
  said: "本期已有更新的版本。此处显示的是之前的内容。",
  toNewer: "打开更新的资料包",
  notYours: (address) => `该版本不是为贵组织准备的。如有疑问，请写信至 ${address}。`,
};

/** On the page of a pack whose issue went out anew, by a later campaign. */
export const newerPackWords: Readonly<Record<Language, NewerPackWords>> = { en, fr, es, ar, ru, zh };
