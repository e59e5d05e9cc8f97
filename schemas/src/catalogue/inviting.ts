import type { Language } from "../languages.ts";

const en = {
  subject: (publication: string): string => `Would you like to receive “${publication}”?`,
  fromPartner: (partner: string, publication: string): string =>
    `${partner} gave us this address, so that “${publication}” can come to you. We write to nobody who has not agreed, so we ask you first.`,
  fromPublisher: (publisher: string, publication: string): string =>
    `${publisher} has this address in a list of people who may want to receive “${publication}”. We write to nobody who has not agreed, so we ask you first.`,
  how: (day: string): string => `If you want it, open this link and press the button on its page. It can be used until ${day}.`,
  action: "Confirm the subscription",
  once: "We ask this only once. If you do nothing, nothing more is sent to you, and we delete the address some weeks later.",
};

export type InvitingWords = typeof en;

const fr: InvitingWords = {
  subject: (publication) => `Souhaitez-vous recevoir « ${publication} » ?`,
  fromPartner: (partner, publication) =>
    `${partner} nous a communiqué cette adresse, afin que « ${publication} » puisse vous parvenir. Nous n’écrivons à personne sans son accord : nous vous posons donc d’abord la question.`,
  fromPublisher: (publisher, publication) =>
    `Cette adresse figure dans une liste de ${publisher}, parmi les personnes qui pourraient souhaiter recevoir « ${publication} ». Nous n’écrivons à personne sans son accord : nous vous posons donc d’abord la question.`,
  how: (day) => `Si vous le souhaitez, ouvrez ce lien et appuyez sur le bouton de la page. Il peut être utilisé jusqu’au ${day}.`,
  action: "Confirmer l’abonnement",
  once: "Nous ne posons cette question qu’une seule fois. Si vous ne faites rien, rien d’autre ne vous est envoyé, et nous supprimons l’adresse quelques semaines plus tard.",
};

const es: InvitingWords = {
  subject: (publication) => `¿Desea recibir «${publication}»?`,
  fromPartner: (partner, publication) =>
    `${partner} nos ha dado esta dirección para que pueda recibir «${publication}». No escribimos a nadie que no haya dado su acuerdo, así que primero se lo preguntamos.`,
  fromPublisher: (publisher, publication) =>
    `${publisher} tiene esta dirección en una lista de personas que quizá deseen recibir «${publication}». No escribimos a nadie que no haya dado su acuerdo, así que primero se lo preguntamos.`,
  how: (day) => `Si lo desea, abra este enlace y pulse el botón de la página. Puede usarse hasta el ${day}.`,
  action: "Confirmar la suscripción",
  once: "Lo preguntamos una sola vez. Si no hace nada, no se le envía nada más y borramos la dirección unas semanas después.",
};

const ar: InvitingWords = {
  subject: (publication) => `هل ترغبون في تلقّي «${publication}»؟`,
  fromPartner: (partner, publication) =>
    `أعطتنا جهة ${partner} هذا العنوان كي تصلكم «${publication}». نحن لا نكتب إلى أحد لم يوافق، ولذلك نسألكم أولاً.`,
  fromPublisher: (publisher, publication) =>
    `يوجد هذا العنوان لدى ${publisher} في قائمة بأشخاص قد يرغبون في تلقّي «${publication}». نحن لا نكتب إلى أحد لم يوافق، ولذلك نسألكم أولاً.`,
  how: (day) => `إذا كنتم ترغبون في ذلك، فافتحوا هذا الرابط واضغطوا الزرّ في صفحته. يمكن استعماله حتى ${day}.`,
  action: "تأكيد الاشتراك",
  once: "نسأل هذا السؤال مرة واحدة فقط. إذا لم تفعلوا شيئاً، فلن يُرسل إليكم شيء آخر، ونحذف العنوان بعد بضعة أسابيع.",
};

const ru: InvitingWords = {
  subject: (publication) => `Хотите получать «${publication}»?`,
  fromPartner: (partner, publication) =>
    `Этот адрес передала нам организация ${partner}, чтобы вы могли получать «${publication}». Мы не пишем никому без согласия, поэтому сначала спрашиваем вас.`,
  fromPublisher: (publisher, publication) =>
    `Этот адрес стоит в списке, который ведёт ${publisher}: в нём люди, которым может быть интересно издание «${publication}». Мы не пишем никому без согласия, поэтому сначала спрашиваем вас.`,
  how: (day) => `Если вы этого хотите, откройте эту ссылку и нажмите кнопку на странице. Ссылкой можно воспользоваться по ${day}.`,
  action: "Подтвердить подписку",
  once: "Мы спрашиваем только один раз. Если вы ничего не сделаете, вам больше ничего не придёт, а через несколько недель мы удалим этот адрес.",
};

const zh: InvitingWords = {
  subject: (publication) => `您愿意接收《${publication}》吗？`,
  fromPartner: (partner, publication) =>
    `${partner}向我们提供了此地址，以便您能收到《${publication}》。未经同意，我们不会给任何人写信，所以先征求您的意见。`,
  fromPublisher: (publisher, publication) =>
    `${publisher}的一份名单中有此地址，名单上的人可能愿意接收《${publication}》。未经同意，我们不会给任何人写信，所以先征求您的意见。`,
  how: (day) => `如果您愿意接收，请打开此链接并按下页面上的按钮。链接可使用至 ${day}。`,
  action: "确认订阅",
  once: "我们只询问这一次。如果您不做任何操作，就不会再收到任何内容，几周后我们会删除此地址。",
};

/** Of the mail that asks, once, whose address somebody else brought. */
export const invitingWords: Readonly<Record<Language, InvitingWords>> = { en, fr, es, ar, ru, zh };

/** Raised when the meaning of these words changes: what was agreed to is kept by this number. */
const invitingVersion = 1;

/** Names the words that were shown: `invite.en.1`. */
export function invitingWording(language: Language): string {
  return `invite.${language}.${invitingVersion}`;
}
