import type { Language } from "@newsletter/schemas";

/** The words of our own pages. An edition brings its own, from `@newsletter/emails`. */
export interface PageWords {
  readonly leaveTitle: string;
  /** Whose delivery stops; `address` is masked. */
  readonly leaveQuestion: (address: string) => string;
  readonly leaveForPartner: (partner: string) => string;
  /** For a shared mailbox or a distribution list: a contact is asked before it is final. */
  readonly leaveShared: string;
  readonly leaveButton: string;
  readonly forwardedTitle: string;
  readonly forwardedAdvice: string;
  readonly leftTitle: string;
  readonly left: (address: string) => string;
  readonly leavingTitle: string;
  readonly leaving: (address: string) => string;
  readonly notFoundTitle: string;
  readonly notFound: string;
  readonly notFoundAdvice: string;
  readonly reviewExpiredTitle: string;
  readonly reviewExpired: string;
  readonly reviewRevokedTitle: string;
  readonly reviewRevoked: string;
  readonly errorTitle: string;
  readonly error: string;
  readonly toIndex: string;
  readonly indexTitle: string;
  readonly indexEmpty: string;
  readonly sample: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    leaveTitle: "Stop receiving this newsletter?",
    leaveQuestion: (address) => `This stops delivery to ${address}.`,
    leaveForPartner: (partner) => `The address belongs to ${partner}.`,
    leaveShared: "Several people may read this address. Nothing more is sent to it; its contact person is asked to confirm.",
    leaveButton: "Stop delivery",
    forwardedTitle: "Did somebody pass the newsletter on to you?",
    forwardedAdvice: "Then this address is not yours. Ask whoever passed it on to stop, and close this page: nothing has been changed.",
    leftTitle: "Delivery has stopped",
    left: (address) => `Nothing more will be sent to ${address}.`,
    leavingTitle: "Your wish has been recorded",
    leaving: (address) => `Nothing more is sent to ${address}. Its contact person is asked to confirm.`,
    notFoundTitle: "There is nothing at this address",
    notFound: "The address may have been cut off when it was copied, or the issue has not been sent yet.",
    notFoundAdvice: "Open the link in the mail itself again, or choose an issue from the list.",
    reviewExpiredTitle: "This link has expired",
    reviewExpired: "It was good for some days only. Ask whoever sent it for a new one; what you wrote before has been kept.",
    reviewRevokedTitle: "This link was withdrawn",
    reviewRevoked: "Whoever sent it does not ask for your view any more. What you wrote before has been kept.",
    errorTitle: "Something went wrong here",
    error: "It is not your fault and has been noted. Please try again in a few minutes.",
    toIndex: "All issues",
    indexTitle: "Issues",
    indexEmpty: "No issue has been sent yet. The first one appears here when it is.",
    sample: "Sample, not an official publication",
  },
  fr: {
    leaveTitle: "Ne plus recevoir cette lettre d’information ?",
    leaveQuestion: (address) => `L’envoi à ${address} prendra fin.`,
    leaveForPartner: (partner) => `Cette adresse appartient à ${partner}.`,
    leaveShared: "Plusieurs personnes lisent peut-être cette adresse. Plus rien ne lui sera envoyé ; son point de contact devra confirmer.",
    leaveButton: "Arrêter l’envoi",
    forwardedTitle: "Quelqu’un vous a transmis cette lettre ?",
    forwardedAdvice:
      "Alors cette adresse n’est pas la vôtre. Demandez à la personne qui vous l’a transmise d’arrêter, puis fermez cette page : rien n’a changé.",
    leftTitle: "L’envoi a pris fin",
    left: (address) => `Plus rien ne sera envoyé à ${address}.`,
    leavingTitle: "Votre demande est enregistrée",
    leaving: (address) => `Plus rien n’est envoyé à ${address}. Son point de contact devra confirmer.`,
    notFoundTitle: "Il n’y a rien à cette adresse",
    notFound: "L’adresse a peut-être été coupée lors de la copie, ou le numéro n’a pas encore été envoyé.",
    notFoundAdvice: "Ouvrez de nouveau le lien depuis le message, ou choisissez un numéro dans la liste.",
    reviewExpiredTitle: "Ce lien a expiré",
    reviewExpired:
      "Il n’était valable que quelques jours. Demandez-en un nouveau à la personne qui vous l’a envoyé ; ce que vous avez écrit est conservé.",
    reviewRevokedTitle: "Ce lien a été retiré",
    reviewRevoked: "La personne qui l’a envoyé ne demande plus votre avis. Ce que vous avez écrit est conservé.",
    errorTitle: "Un problème est survenu",
    error: "Ce n’est pas de votre fait et l’incident a été noté. Réessayez dans quelques minutes.",
    toIndex: "Tous les numéros",
    indexTitle: "Numéros",
    indexEmpty: "Aucun numéro n’a encore été envoyé. Le premier apparaîtra ici.",
    sample: "Exemple, publication non officielle",
  },
  es: {
    leaveTitle: "¿Dejar de recibir este boletín?",
    leaveQuestion: (address) => `Se dejará de enviar a ${address}.`,
    leaveForPartner: (partner) => `La dirección pertenece a ${partner}.`,
    leaveShared: "Es posible que varias personas lean esta dirección. No se le enviará nada más; se pedirá confirmación a su contacto.",
    leaveButton: "Detener el envío",
    forwardedTitle: "¿Alguien le reenvió este boletín?",
    forwardedAdvice:
      "Entonces esta dirección no es la suya. Pida a quien se lo reenvió que deje de hacerlo y cierre esta página: nada ha cambiado.",
    leftTitle: "El envío se ha detenido",
    left: (address) => `No se enviará nada más a ${address}.`,
    leavingTitle: "Su solicitud ha quedado registrada",
    leaving: (address) => `Ya no se envía nada a ${address}. Se pedirá confirmación a su contacto.`,
    notFoundTitle: "No hay nada en esta dirección",
    notFound: "Quizá la dirección se cortó al copiarla, o el número aún no se ha enviado.",
    notFoundAdvice: "Abra de nuevo el enlace desde el mensaje, o elija un número de la lista.",
    reviewExpiredTitle: "Este enlace ha caducado",
    reviewExpired: "Solo era válido unos días. Pida uno nuevo a quien se lo envió; lo que escribió se ha conservado.",
    reviewRevokedTitle: "Este enlace se ha retirado",
    reviewRevoked: "Quien lo envió ya no pide su opinión. Lo que escribió se ha conservado.",
    errorTitle: "Algo ha fallado aquí",
    error: "No es culpa suya y ha quedado anotado. Inténtelo de nuevo en unos minutos.",
    toIndex: "Todos los números",
    indexTitle: "Números",
    indexEmpty: "Aún no se ha enviado ningún número. El primero aparecerá aquí.",
    sample: "Muestra, no es una publicación oficial",
  },
  ar: {
    leaveTitle: "هل تريد التوقف عن تلقي هذه النشرة؟",
    leaveQuestion: (address) => `سيتوقف الإرسال إلى ${address}.`,
    leaveForPartner: (partner) => `هذا العنوان يخص ${partner}.`,
    leaveShared: "قد يقرأ هذا العنوان أكثر من شخص. لن يُرسل إليه شيء بعد الآن، وسيُطلب التأكيد من جهة الاتصال.",
    leaveButton: "إيقاف الإرسال",
    forwardedTitle: "هل أعاد أحد توجيه النشرة إليك؟",
    forwardedAdvice: "إذن فهذا العنوان ليس عنوانك. اطلب ممن أعاد توجيهها إليك أن يتوقف، وأغلق هذه الصفحة: لم يتغير شيء.",
    leftTitle: "توقف الإرسال",
    left: (address) => `لن يُرسل شيء بعد الآن إلى ${address}.`,
    leavingTitle: "سُجّل طلبك",
    leaving: (address) => `لا يُرسل شيء إلى ${address}. وسيُطلب التأكيد من جهة الاتصال.`,
    notFoundTitle: "لا يوجد شيء في هذا العنوان",
    notFound: "ربما اقتُطع العنوان عند نسخه، أو أن العدد لم يُرسل بعد.",
    notFoundAdvice: "افتح الرابط مرة أخرى من الرسالة نفسها، أو اختر عدداً من القائمة.",
    reviewExpiredTitle: "انتهت صلاحية هذا الرابط",
    reviewExpired: "كان الرابط صالحاً لبضعة أيام فقط. اطلب رابطاً جديداً ممن أرسله إليك؛ وما كتبته من قبل محفوظ.",
    reviewRevokedTitle: "سُحب هذا الرابط",
    reviewRevoked: "لم يعد من أرسله يطلب رأيك. وما كتبته من قبل محفوظ.",
    errorTitle: "حدث خطأ هنا",
    error: "ليس هذا خطأك، وقد سُجّل. حاول مرة أخرى بعد بضع دقائق.",
    toIndex: "جميع الأعداد",
    indexTitle: "الأعداد",
    indexEmpty: "لم يُرسل أي عدد بعد. سيظهر العدد الأول هنا.",
    sample: "عيّنة، وليست نشرة رسمية",
  },
  ru: {
    leaveTitle: "Больше не получать эту рассылку?",
    leaveQuestion: (address) => `Отправка на адрес ${address} прекратится.`,
    leaveForPartner: (partner) => `Этот адрес принадлежит организации ${partner}.`,
    leaveShared: "Этот адрес могут читать несколько человек. На него больше ничего не отправляется; контактное лицо попросят подтвердить.",
    leaveButton: "Прекратить отправку",
    forwardedTitle: "Кто-то переслал вам эту рассылку?",
    forwardedAdvice:
      "Тогда этот адрес не ваш. Попросите того, кто её переслал, больше этого не делать и закройте страницу: ничего не изменилось.",
    leftTitle: "Отправка прекращена",
    left: (address) => `На адрес ${address} больше ничего не будет отправлено.`,
    leavingTitle: "Ваша просьба записана",
    leaving: (address) => `На адрес ${address} больше ничего не отправляется. Контактное лицо попросят подтвердить.`,
    notFoundTitle: "По этому адресу ничего нет",
    notFound: "Возможно, адрес скопирован не полностью или выпуск ещё не отправлен.",
    notFoundAdvice: "Откройте ссылку ещё раз из самого письма или выберите выпуск в списке.",
    reviewExpiredTitle: "Срок действия ссылки истёк",
    reviewExpired: "Она действовала лишь несколько дней. Попросите новую у того, кто её прислал; написанное вами сохранено.",
    reviewRevokedTitle: "Ссылка отозвана",
    reviewRevoked: "Тот, кто её прислал, больше не просит вашего мнения. Написанное вами сохранено.",
    errorTitle: "Здесь что-то пошло не так",
    error: "Это не ваша вина, ошибка записана. Попробуйте ещё раз через несколько минут.",
    toIndex: "Все выпуски",
    indexTitle: "Выпуски",
    indexEmpty: "Пока не отправлен ни один выпуск. Первый появится здесь.",
    sample: "Образец, не официальное издание",
  },
  zh: {
    leaveTitle: "不再接收本通讯？",
    leaveQuestion: (address) => `将停止向 ${address} 发送。`,
    leaveForPartner: (partner) => `该地址属于${partner}。`,
    leaveShared: "可能有多人阅读该地址的邮件。我们将不再向其发送，并请其联系人确认。",
    leaveButton: "停止发送",
    forwardedTitle: "是别人转发给您的吗？",
    forwardedAdvice: "那么该地址不是您的。请让转发者停止转发，然后关闭本页：未作任何更改。",
    leftTitle: "已停止发送",
    left: (address) => `不会再向 ${address} 发送任何邮件。`,
    leavingTitle: "您的请求已记录",
    leaving: (address) => `不再向 ${address} 发送邮件，并将请其联系人确认。`,
    notFoundTitle: "此地址没有内容",
    notFound: "地址可能在复制时被截断，或该期尚未发送。",
    notFoundAdvice: "请重新打开邮件中的链接，或从列表中选择一期。",
    reviewExpiredTitle: "此链接已过期",
    reviewExpired: "该链接仅在数日内有效。请向发送者索取新的链接；您此前所写的内容已保存。",
    reviewRevokedTitle: "此链接已被撤回",
    reviewRevoked: "发送者不再征求您的意见。您此前所写的内容已保存。",
    errorTitle: "这里出了问题",
    error: "这不是您的过错，问题已记录。请几分钟后再试。",
    toIndex: "所有期号",
    indexTitle: "各期通讯",
    indexEmpty: "尚未发送任何一期。第一期发送后将显示在这里。",
    sample: "样本，非正式出版物",
  },
};
