import type { Language } from "../languages.ts";

// Addresses to which a partner wants nothing sent through its list. What others have set is never said here.

const en = {
  title: "Addresses that get no mail through you",
  lead: "Nothing is sent to these addresses through your list, whoever adds them, until you lift it. Whoever owns an address can read the reason you give.",
  address: "E-mail address",
  note: "Reason",
  stop: "Send nothing to this address",
  lift: "Lift",
  liftOne: (address: string): string => `Lift it for ${address}`,
  set: (day: string): string => `Since ${day}`,
  lifted: (day: string): string => `Lifted on ${day}`,
  none: "There are none.",
  said: {
    stopped: "From now on nothing is sent to this address through you.",
    already: "This had been set before.",
    lifted: "It is lifted.",
    stillKept: "It is lifted. The address does not want mail all the same.",
    notTheirs: "There was nothing of yours to lift.",
    address: "This is not an e-mail address. One looks like name@example.org.",
    note: "Give a reason, in at most 200 characters.",
  },
};

export type MemberStopWords = typeof en;

const fr: MemberStopWords = {
  title: "Adresses qui ne reçoivent rien par votre intermédiaire",
  lead: "Rien n’est envoyé à ces adresses par votre liste, qui que ce soit qui les ajoute, tant que vous ne levez pas cette mesure. Le titulaire d’une adresse peut lire le motif que vous donnez.",
  address: "Adresse électronique",
  note: "Motif",
  stop: "Ne rien envoyer à cette adresse",
  lift: "Lever",
  liftOne: (address) => `Lever la mesure pour ${address}`,
  set: (day) => `Depuis le ${day}`,
  lifted: (day) => `Levée le ${day}`,
  none: "Il n’y en a pas.",
  said: {
    stopped: "Désormais, rien n’est envoyé à cette adresse par votre intermédiaire.",
    already: "C’était déjà fait.",
    lifted: "La mesure est levée.",
    stillKept: "La mesure est levée. L’adresse ne veut pas de courriel pour autant.",
    notTheirs: "Il n’y avait rien de vous à lever.",
    address: "Ce n’est pas une adresse électronique. Une adresse ressemble à nom@example.org.",
    note: "Donnez un motif, en 200 caractères au plus.",
  },
};

const es: MemberStopWords = {
  title: "Direcciones que no reciben nada a través de ustedes",
  lead: "No se envía nada a estas direcciones por su lista, las añada quien las añada, hasta que ustedes lo levanten. Quien posee una dirección puede leer el motivo que ustedes dan.",
  address: "Dirección de correo",
  note: "Motivo",
  stop: "No enviar nada a esta dirección",
  lift: "Levantar",
  liftOne: (address) => `Levantarlo para ${address}`,
  set: (day) => `Desde el ${day}`,
  lifted: (day) => `Levantado el ${day}`,
  none: "No hay ninguna.",
  said: {
    stopped: "Desde ahora no se envía nada a esta dirección a través de ustedes.",
    already: "Ya estaba puesto.",
    lifted: "Se ha levantado.",
    stillKept: "Se ha levantado. Aun así, la dirección no quiere correo.",
    notTheirs: "No había nada de ustedes que levantar.",
    address: "Esto no es una dirección de correo. Una dirección es como nombre@example.org.",
    note: "Indique un motivo, de 200 caracteres como máximo.",
  },
};

const ar: MemberStopWords = {
  title: "عناوين لا تتلقّى شيئًا عن طريقكم",
  lead: "لا يُرسل شيء إلى هذه العناوين عبر قائمتكم، أيًّا كان من يضيفها، إلى أن ترفعوا ذلك. ويمكن لصاحب العنوان أن يقرأ السبب الذي تذكرونه.",
  address: "عنوان البريد الإلكتروني",
  note: "السبب",
  stop: "عدم إرسال أي شيء إلى هذا العنوان",
  lift: "رفع",
  liftOne: (address) => `رفع ذلك عن ${address}`,
  set: (day) => `منذ ${day}`,
  lifted: (day) => `رُفع في ${day}`,
  none: "لا يوجد أي عنوان.",
  said: {
    stopped: "من الآن لا يُرسل شيء إلى هذا العنوان عن طريقكم.",
    already: "كان ذلك محدّدًا من قبل.",
    lifted: "رُفع ذلك.",
    stillKept: "رُفع ذلك. ومع هذا فإن العنوان لا يريد بريدًا.",
    notTheirs: "لم يكن هناك شيء منكم ليُرفع.",
    address: "هذا ليس عنوان بريد إلكتروني. يتكوّن العنوان من اسم، ثم العلامة @، ثم اسم النطاق.",
    note: "اذكروا سببًا لا يزيد على 200 حرف.",
  },
};

const ru: MemberStopWords = {
  title: "Адреса, на которые через вас ничего не приходит",
  lead: "На эти адреса через ваш список ничего не отправляется, кто бы их ни добавил, пока вы это не отмените. Владелец адреса может прочитать указанную вами причину.",
  address: "Адрес электронной почты",
  note: "Причина",
  stop: "Ничего не отправлять на этот адрес",
  lift: "Отменить",
  liftOne: (address) => `Отменить для ${address}`,
  set: (day) => `С ${day}`,
  lifted: (day) => `Отменено ${day}`,
  none: "Таких нет.",
  said: {
    stopped: "Теперь на этот адрес через вас ничего не отправляется.",
    already: "Это уже было установлено.",
    lifted: "Отменено.",
    stillKept: "Отменено. Однако этот адрес писем не хочет.",
    notTheirs: "Отменять было нечего.",
    address: "Это не адрес электронной почты. Адрес состоит из имени, знака @ и имени домена.",
    note: "Укажите причину, не больше 200 знаков.",
  },
};

const zh: MemberStopWords = {
  title: "不通过贵方收到任何邮件的地址",
  lead: "在贵方解除之前，无论由谁添加，都不会通过贵方的名单向这些地址发送任何内容。地址的所有者可以看到您给出的理由。",
  address: "电子邮件地址",
  note: "理由",
  stop: "不向此地址发送任何内容",
  lift: "解除",
  liftOne: (address) => `为 ${address} 解除`,
  set: (day) => `自 ${day}`,
  lifted: (day) => `已于 ${day} 解除`,
  none: "没有此类地址。",
  said: {
    stopped: "从现在起，不再通过贵方向此地址发送任何内容。",
    already: "此前已设置。",
    lifted: "已解除。",
    stillKept: "已解除。但此地址仍不希望收到邮件。",
    notTheirs: "没有由贵方设置的内容可解除。",
    address: "这不是电子邮件地址。地址由名称、@ 符号和域名组成。",
    note: "请给出理由，最多 200 个字符。",
  },
};

export const memberStopWords: Readonly<Record<Language, MemberStopWords>> = { en, fr, es, ar, ru, zh };
