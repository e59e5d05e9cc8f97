import type { Language } from "../languages.ts";

// Mail to a partner's members, in its header and when one of them leaves its list. Addresses on pages are masked. Whether an address gets the
// newsletter by another way as well is said only in a mail to that address.

const en = {
  /** Who writes, as a mail program shows it: the partner, and who sends on its behalf. */
  sender: (partner: string, sender: string): string => `${partner}, via ${sender}`,
  question: (address: string, partner: string): string => `This takes ${address} off the list of ${partner}.`,
  /** Before and after: what does not end. */
  onlyThisList:
    "Only this list ends. If the address also subscribes to the newsletter by itself, or is on the list of another organisation, that goes on.",
  onlyOwn:
    "Only this subscription ends. If the address is also on the list of an organisation that passes the newsletter on, that goes on.",
  allTitle: "I want none of it any more",
  all: "Ends every subscription of this address to the newsletter, of its own or through an organisation.",
  stopAll: "Stop all of it",
  /** The same whether there was anything else or not. */
  allLeft: (address: string): string => `No issue goes to ${address} any more, by whatever way it came.`,
  left: (address: string, partner: string): string => `${address} is off the list of ${partner}.`,
  backByPartner: (partner: string): string => `${partner} has taken this address off its list, and it alone can put it back.`,
  notice: {
    left: (publication: string, partner: string, address: string): string =>
      `${partner} does not have ${publication} sent to ${address} any more.`,
    /** In a mail to the address itself, where it is so. */
    goesOn:
      "The same newsletter still comes to this address by another way: a subscription of its own, or the list of another organisation. Each mail ends with a link that stops what it came by.",
  },
};

export const membersWords: Readonly<Record<Language, typeof en>> = {
  en,
  fr: {
    sender: (partner, sender) => `${partner}, via ${sender}`,
    question: (address, partner) => `L’adresse ${address} sera retirée de la liste de ${partner}.`,
    onlyThisList:
      "Seule cette liste est concernée. Si l’adresse est aussi abonnée directement, ou figure sur la liste d’une autre organisation, cet envoi continue.",
    onlyOwn:
      "Seul cet abonnement prend fin. Si l’adresse figure aussi sur la liste d’une organisation qui transmet la lettre, cet envoi continue.",
    allTitle: "Je ne veux plus rien recevoir",
    all: "Met fin à tous les abonnements de cette adresse à la lettre, directs ou par une organisation.",
    stopAll: "Tout arrêter",
    allLeft: (address) => `Plus aucun numéro ne sera envoyé à ${address}, par quelque voie que ce soit.`,
    left: (address, partner) => `L’adresse ${address} ne figure plus sur la liste de ${partner}.`,
    backByPartner: (partner) => `${partner} a retiré cette adresse de sa liste, et peut seule l’y remettre.`,
    notice: {
      left: (publication, partner, address) => `${partner} ne fait plus envoyer ${publication} à ${address}.`,
      goesOn:
        "La même lettre arrive encore à cette adresse par une autre voie : un abonnement direct, ou la liste d’une autre organisation. Chaque message se termine par un lien qui arrête la voie par laquelle il est venu.",
    },
  },
  es: {
    sender: (partner, sender) => `${partner}, vía ${sender}`,
    question: (address, partner) => `La dirección ${address} saldrá de la lista de ${partner}.`,
    onlyThisList:
      "Solo termina esta lista. Si la dirección también está suscrita directamente, o figura en la lista de otra organización, ese envío continúa.",
    onlyOwn:
      "Solo termina esta suscripción. Si la dirección figura además en la lista de una organización que difunde el boletín, ese envío continúa.",
    allTitle: "No quiero recibir nada más",
    all: "Pone fin a todas las suscripciones de esta dirección al boletín, directas o por una organización.",
    stopAll: "Detenerlo todo",
    allLeft: (address) => `Ya no se enviará ningún número a ${address}, por ninguna vía.`,
    left: (address, partner) => `La dirección ${address} ya no está en la lista de ${partner}.`,
    backByPartner: (partner) => `${partner} ha retirado esta dirección de su lista, y solo esa organización puede volver a incluirla.`,
    notice: {
      left: (publication, partner, address) => `${partner} ya no hace enviar ${publication} a ${address}.`,
      goesOn:
        "El mismo boletín sigue llegando a esta dirección por otra vía: una suscripción directa, o la lista de otra organización. Cada mensaje termina con un enlace que detiene la vía por la que llegó.",
    },
  },
  ar: {
    sender: (partner, sender) => `${partner}، عبر ${sender}`,
    question: (address, partner) => `سيُحذف العنوان ${address} من قائمة ${partner}.`,
    onlyThisList: "تتوقف هذه القائمة وحدها. فإن كان العنوان مشتركاً مباشرةً أيضاً، أو مدرجاً في قائمة منظمة أخرى، فسيستمر ذلك الإرسال.",
    onlyOwn: "يتوقف هذا الاشتراك وحده. فإن كان العنوان مدرجاً أيضاً في قائمة منظمة تعمم النشرة، فسيستمر ذلك الإرسال.",
    allTitle: "لا أريد تلقي أي شيء بعد الآن",
    all: "ينهي جميع اشتراكات هذا العنوان في النشرة، المباشرة منها وما كان عن طريق منظمة.",
    stopAll: "إيقاف كل شيء",
    allLeft: (address) => `لن يُرسل أي عدد بعد الآن إلى ${address}، أياً كانت الطريقة.`,
    left: (address, partner) => `لم يعد العنوان ${address} في قائمة ${partner}.`,
    backByPartner: (partner) => `حذفت ${partner} هذا العنوان من قائمتها، ولا يمكن لغيرها إعادته إليها.`,
    notice: {
      left: (publication, partner, address) => `لم تعد ${partner} ترسل ${publication} إلى ${address}.`,
      goesOn:
        "ما زالت النشرة نفسها تصل إلى هذا العنوان بطريقة أخرى: باشتراك مباشر، أو عن طريق قائمة منظمة أخرى. وفي آخر كل رسالة رابط يوقف الطريقة التي وصلت بها.",
    },
  },
  ru: {
    sender: (partner, sender) => `${partner}, через ${sender}`,
    question: (address, partner) => `Адрес ${address} будет удалён из списка: ${partner}.`,
    onlyThisList:
      "Это касается только данного списка. Если адрес подписан и самостоятельно или состоит в списке другой организации, та отправка продолжится.",
    onlyOwn:
      "Прекратится только эта подписка. Если адрес состоит и в списке организации, которая передаёт бюллетень дальше, та отправка продолжится.",
    allTitle: "Я больше ничего не хочу получать",
    all: "Прекращает все подписки этого адреса на бюллетень: и собственные, и через организации.",
    stopAll: "Прекратить всё",
    allLeft: (address) => `На адрес ${address} больше не придёт ни один выпуск, каким бы путём он ни приходил раньше.`,
    left: (address, partner) => `Адрес ${address} удалён из списка: ${partner}.`,
    backByPartner: (partner) => `Организация ${partner} убрала этот адрес из своего списка, и вернуть его может только она.`,
    notice: {
      left: (publication, partner, address) => `${partner} больше не отправляет «${publication}» на адрес ${address}.`,
      goesOn:
        "Тот же бюллетень по-прежнему приходит на этот адрес другим путём: по собственной подписке или через список другой организации. В конце каждого письма есть ссылка, которая прекращает тот путь, которым оно пришло.",
    },
  },
  zh: {
    sender: (partner, sender) => `${partner}，经由${sender}`,
    question: (address, partner) => `这会将 ${address} 从${partner}的名单中移除。`,
    onlyThisList: "仅此名单终止。如果该地址自己也订阅了本通讯，或在其他组织的名单上，那些发送会继续。",
    onlyOwn: "仅此订阅终止。如果该地址还在某个转发本通讯的组织的名单上，那里的发送会继续。",
    allTitle: "我不想再收到任何内容",
    all: "终止该地址对本通讯的所有订阅，无论是自己的还是通过组织的。",
    stopAll: "全部停止",
    allLeft: (address) => `不会再以任何方式向 ${address} 发送任何一期。`,
    left: (address, partner) => `${address} 已从${partner}的名单中移除。`,
    backByPartner: (partner) => `${partner}已将该地址从其名单中移除，只有该组织才能重新加入。`,
    notice: {
      left: (publication, partner, address) => `${partner}不再让${publication}发送至 ${address}。`,
      goesOn: "同一通讯仍会以其他方式发送到该地址：自己的订阅，或其他组织的名单。每封邮件末尾都有一个链接，可停止该邮件所经的方式。",
    },
  },
};
