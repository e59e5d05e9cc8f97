import type { Language } from "../languages.ts";

const en = {
  label: "Rehearsal",
  line: "Rehearsal: this issue has not been sent. Please do not pass its address on.",
  closedTitle: "This page is not open yet",
  closed: "It opens when what it tells may be public.",
  closedAdvice: "You rehearsed this issue? Until its embargo ends, its web edition is shown in the Studio, beside the issue.",
};

export type RehearsalWords = typeof en;

const fr: RehearsalWords = {
  label: "Répétition",
  line: "Répétition : ce numéro n’a pas été envoyé. Merci de ne pas transmettre son adresse.",
  closedTitle: "Cette page n’est pas encore ouverte",
  closed: "Elle s’ouvrira lorsque son contenu pourra être rendu public.",
  closedAdvice: "Vous avez répété ce numéro ? Jusqu’à la fin de l’embargo, son édition web s’affiche dans le Studio, à côté du numéro.",
};

const es: RehearsalWords = {
  label: "Ensayo",
  line: "Ensayo: este número no se ha enviado. No comparta su dirección, por favor.",
  closedTitle: "Esta página todavía no está abierta",
  closed: "Se abrirá cuando su contenido pueda hacerse público.",
  closedAdvice: "¿Ha ensayado usted este número? Hasta que termine el embargo, su edición web se muestra en el Studio, junto al número.",
};

const ar: RehearsalWords = {
  label: "تجربة إرسال",
  line: "تجربة إرسال: لم يُرسل هذا العدد بعد. نرجو عدم تعميم عنوانه.",
  closedTitle: "هذه الصفحة غير مفتوحة بعد",
  closed: "تُفتح عندما يُسمح بنشر محتواها.",
  closedAdvice: "هل أجريتم تجربة إرسال لهذا العدد؟ إلى أن ينتهي حظر النشر تظهر نسخته على الويب في الاستوديو، بجانب العدد.",
};

const ru: RehearsalWords = {
  label: "Репетиция",
  line: "Репетиция: этот выпуск не разослан. Пожалуйста, не передавайте его адрес.",
  closedTitle: "Эта страница ещё не открыта",
  closed: "Она откроется, когда её содержание можно будет обнародовать.",
  closedAdvice: "Вы репетировали рассылку этого выпуска? До конца эмбарго его веб-версия видна в Студии, рядом с выпуском.",
};

const zh: RehearsalWords = {
  label: "演练",
  line: "演练：本期尚未发送，请勿转发此地址。",
  closedTitle: "此页面尚未开放",
  closed: "内容可以公开时，页面即会开放。",
  closedAdvice: "您演练过本期发送吗？在禁发期结束之前，其网页版显示在编辑工作台中该期旁边。",
};

/** On the web edition of an issue that was only rehearsed, and in its place while an item may not be public. */
export const rehearsalWords: Readonly<Record<Language, RehearsalWords>> = { en, fr, es, ar, ru, zh };
