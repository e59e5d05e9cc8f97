import type { Language } from "../languages.ts";

// The mail to somebody whom a partner has added and no written agreement brings. Whoever confirms agrees to these words.

const en = {
  subject: (publication: string): string => `Please confirm: “${publication}”`,
  asked: (partner: string, publication: string): string =>
    `${partner} would like to send you “${publication}”, and has given us your address for it.`,
  how: (day: string): string =>
    `If you want it, open this link and press the button on its page. It can be used until ${day}. Before that, nothing is sent to you.`,
  ignore: "If you do not want it, you need to do nothing: without your confirmation there is no subscription.",
  action: "Confirm the subscription",
};

export type MemberMailWords = typeof en;

const fr: MemberMailWords = {
  subject: (publication) => `Veuillez confirmer : « ${publication} »`,
  asked: (partner, publication) => `${partner} souhaite vous envoyer « ${publication} » et nous a donné votre adresse pour cela.`,
  how: (day) =>
    `Si vous le souhaitez, ouvrez ce lien et appuyez sur le bouton de la page. Il peut être utilisé jusqu’au ${day}. Avant cela, rien ne vous est envoyé.`,
  ignore: "Si vous ne le souhaitez pas, vous n’avez rien à faire : sans votre confirmation, il n’y a pas d’abonnement.",
  action: "Confirmer l’abonnement",
};

const es: MemberMailWords = {
  subject: (publication) => `Confirme, por favor: «${publication}»`,
  asked: (partner, publication) => `${partner} desea enviarle «${publication}» y nos ha dado su dirección para ello.`,
  how: (day) =>
    `Si lo desea, abra este enlace y pulse el botón de la página. Puede usarse hasta el ${day}. Antes de eso no se le envía nada.`,
  ignore: "Si no lo desea, no tiene que hacer nada: sin su confirmación no hay suscripción.",
  action: "Confirmar la suscripción",
};

const ar: MemberMailWords = {
  subject: (publication) => `نرجو التأكيد: «${publication}»`,
  asked: (partner, publication) => `ترغب ${partner} في أن ترسل إليكم «${publication}»، وأعطتنا عنوانكم لهذا الغرض.`,
  how: (day) => `إذا كنتم ترغبون في ذلك، فافتحوا هذا الرابط واضغطوا الزرّ في صفحته. يمكن استعماله حتى ${day}. ولن يُرسل إليكم شيء قبل ذلك.`,
  ignore: "إذا لم ترغبوا فيها، فلا حاجة إلى فعل أي شيء: لا اشتراك من دون تأكيدكم.",
  action: "تأكيد الاشتراك",
};

const ru: MemberMailWords = {
  subject: (publication) => `Подтвердите, пожалуйста: «${publication}»`,
  asked: (partner, publication) => `${partner}: эта организация хочет присылать вам «${publication}» и дала нам для этого ваш адрес.`,
  how: (day) =>
    `Если вы этого хотите, откройте эту ссылку и нажмите кнопку на странице. Ссылкой можно воспользоваться по ${day}. До этого вам ничего не присылается.`,
  ignore: "Если вы этого не хотите, делать ничего не нужно: без вашего подтверждения подписки нет.",
  action: "Подтвердить подписку",
};

const zh: MemberMailWords = {
  subject: (publication) => `请确认：《${publication}》`,
  asked: (partner, publication) => `${partner}希望向您发送《${publication}》，并为此向我们提供了您的地址。`,
  how: (day) => `如果您愿意接收，请打开此链接并按下页面上的按钮。链接可使用至 ${day}。在此之前，不会向您发送任何内容。`,
  ignore: "如果您不愿意，您无需做任何事：没有您的确认就不会有订阅。",
  action: "确认订阅",
};

export const memberMailWords: Readonly<Record<Language, MemberMailWords>> = { en, fr, es, ar, ru, zh };

/** Kept with a consent: the words above, and their version, to be raised when they change. */
export function memberWording(language: Language): string {
  return `members.${language}.1`;
}
