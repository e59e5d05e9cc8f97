import type { Language } from "../languages.ts";

const en = {
  confirmSubject: (publication: string): string => `Please confirm: “${publication}”`,
  confirm: (publication: string): string => `Somebody, most likely you, asked us to send “${publication}” to this address.`,
  confirmHow: (day: string): string =>
    `If you want it, open this link and press the button on its page. It can be used until ${day}. Before that, nothing is sent to you.`,
  confirmAction: "Confirm the subscription",
  ignore: "If you did not ask for it, you need to do nothing: without your confirmation there is no subscription.",
  alreadySubject: (publication: string): string => `You receive “${publication}” already`,
  already: (publication: string): string =>
    `Somebody, most likely you, asked us to send “${publication}” to this address. It is sent there already, so there is nothing to confirm, and nothing has been changed.`,
  preferencesSubject: "Your settings",
  preferences:
    "Somebody, most likely you, asked for the link to the settings of this address. Nothing has been changed. Each link below opens the settings for one newsletter.",
  preferencesAction: "Languages and settings",
};

export type SubscribingMailWords = typeof en;

const fr: SubscribingMailWords = {
  confirmSubject: (publication) => `Veuillez confirmer : « ${publication} »`,
  confirm: (publication) => `Quelqu’un, sans doute vous-même, nous a demandé d’envoyer « ${publication} » à cette adresse.`,
  confirmHow: (day) =>
    `Si vous le souhaitez, ouvrez ce lien et appuyez sur le bouton de la page. Il peut être utilisé jusqu’au ${day}. Avant cela, rien ne vous est envoyé.`,
  confirmAction: "Confirmer l’abonnement",
  ignore: "Si vous ne l’avez pas demandé, vous n’avez rien à faire : sans votre confirmation, il n’y a pas d’abonnement.",
  alreadySubject: (publication) => `Vous recevez déjà « ${publication} »`,
  already: (publication) =>
    `Quelqu’un, sans doute vous-même, nous a demandé d’envoyer « ${publication} » à cette adresse. L’envoi se fait déjà : il n’y a rien à confirmer, et rien n’a été modifié.`,
  preferencesSubject: "Vos réglages",
  preferences:
    "Quelqu’un, sans doute vous-même, a demandé le lien vers les réglages de cette adresse. Rien n’a été modifié. Chaque lien ci-dessous ouvre les réglages d’une lettre d’information.",
  preferencesAction: "Langues et réglages",
};

const es: SubscribingMailWords = {
  confirmSubject: (publication) => `Confirme, por favor: «${publication}»`,
  confirm: (publication) => `Alguien, probablemente usted, nos ha pedido que enviemos «${publication}» a esta dirección.`,
  confirmHow: (day) =>
    `Si lo desea, abra este enlace y pulse el botón de la página. Puede usarse hasta el ${day}. Antes de eso no se le envía nada.`,
  confirmAction: "Confirmar la suscripción",
  ignore: "Si no lo ha pedido usted, no tiene que hacer nada: sin su confirmación no hay suscripción.",
  alreadySubject: (publication) => `Usted ya recibe «${publication}»`,
  already: (publication) =>
    `Alguien, probablemente usted, nos ha pedido que enviemos «${publication}» a esta dirección. Ya se envía a ella, así que no hay nada que confirmar y no se ha cambiado nada.`,
  preferencesSubject: "Sus ajustes",
  preferences:
    "Alguien, probablemente usted, ha pedido el enlace a los ajustes de esta dirección. No se ha cambiado nada. Cada enlace abre los ajustes de un boletín.",
  preferencesAction: "Idiomas y ajustes",
};

const ar: SubscribingMailWords = {
  confirmSubject: (publication) => `نرجو التأكيد: «${publication}»`,
  confirm: (publication) => `طلب منا شخص، والأرجح أنه أنتم، إرسال «${publication}» إلى هذا العنوان.`,
  confirmHow: (day) =>
    `إذا كنتم ترغبون في ذلك، فافتحوا هذا الرابط واضغطوا الزرّ في صفحته. يمكن استعماله حتى ${day}. ولن يُرسل إليكم شيء قبل ذلك.`,
  confirmAction: "تأكيد الاشتراك",
  ignore: "إذا لم تطلبوا ذلك، فلا حاجة إلى فعل أي شيء: لا اشتراك من دون تأكيدكم.",
  alreadySubject: (publication) => `أنتم تتلقّون «${publication}» بالفعل`,
  already: (publication) =>
    `طلب منا شخص، والأرجح أنه أنتم، إرسال «${publication}» إلى هذا العنوان. وهي تُرسل إليه بالفعل، فلا شيء يحتاج إلى تأكيد، ولم يتغيّر شيء.`,
  preferencesSubject: "إعداداتكم",
  preferences: "طلب شخص، والأرجح أنه أنتم، الرابط إلى إعدادات هذا العنوان. لم يتغيّر شيء. يفتح كل رابط أدناه إعدادات نشرة واحدة.",
  preferencesAction: "اللغات والإعدادات",
};

const ru: SubscribingMailWords = {
  confirmSubject: (publication) => `Подтвердите, пожалуйста: «${publication}»`,
  confirm: (publication) => `Кто-то, скорее всего вы, попросил нас присылать «${publication}» на этот адрес.`,
  confirmHow: (day) =>
    `Если вы этого хотите, откройте эту ссылку и нажмите кнопку на странице. Ссылкой можно воспользоваться по ${day}. До этого вам ничего не присылается.`,
  confirmAction: "Подтвердить подписку",
  ignore: "Если вы об этом не просили, делать ничего не нужно: без вашего подтверждения подписки нет.",
  alreadySubject: (publication) => `Вы уже получаете «${publication}»`,
  already: (publication) =>
    `Кто-то, скорее всего вы, попросил нас присылать «${publication}» на этот адрес. Бюллетень уже приходит на него, поэтому подтверждать нечего, и ничего не изменилось.`,
  preferencesSubject: "Ваши настройки",
  preferences:
    "Кто-то, скорее всего вы, запросил ссылку на настройки этого адреса. Ничего не изменилось. Каждая ссылка ниже открывает настройки одного бюллетеня.",
  preferencesAction: "Языки и настройки",
};

const zh: SubscribingMailWords = {
  confirmSubject: (publication) => `请确认：《${publication}》`,
  confirm: (publication) => `有人（很可能是您本人）请我们将《${publication}》发送到此地址。`,
  confirmHow: (day) => `如果您愿意接收，请打开此链接并按下页面上的按钮。链接可使用至 ${day}。在此之前，不会向您发送任何内容。`,
  confirmAction: "确认订阅",
  ignore: "如果不是您提出的，您无需做任何事：没有您的确认就不会有订阅。",
  alreadySubject: (publication) => `您已在接收《${publication}》`,
  already: (publication) => `有人（很可能是您本人）请我们将《${publication}》发送到此地址。该地址已在接收，因此无需确认，也没有任何更改。`,
  preferencesSubject: "您的设置",
  preferences: "有人（很可能是您本人）索取此地址的设置链接。没有任何更改。下面的每个链接打开一份通讯的设置。",
  preferencesAction: "语言和设置",
};

/** Of the single mails about a subscription: nothing in them but what they are for. */
export const subscribingMailWords: Readonly<Record<Language, SubscribingMailWords>> = { en, fr, es, ar, ru, zh };
