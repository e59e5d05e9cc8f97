import type { Language } from "../languages.ts";

// The one question to a partner: in its mail, behind the link of it, and on the page of its pack. Numbers stand by themselves, so that no
// language has to count people with them.

const en = {
  /** In the partner copy: the whole of what it says of it. */
  inMail: "How many people did you forward it to?",
  title: "How many people did you forward it to?",
  about: (organisation: string, issue: string): string => `One question to ${organisation} about “${issue}”.`,
  why: "We cannot see who reads what you pass on, and do not want to. An estimate by your office is all we know of it.",
  count: "About how many people",
  countNote: "A number is enough, such as 350. Write 0 if it was not passed on.",
  kinds: "Who they are, if you like to say",
  send: "Send the answer",
  correct: "Correct the answer",
  answered: (count: string, day: string): string => `Your organisation’s answer so far: ${count} (${day}). A new one replaces it.`,
  until: (day: string): string => `It can be corrected until ${day}.`,
  kept: "We keep the answer of your organisation and its day, not who gave it.",
  note: {
    kept: "Thank you. Your answer has been kept.",
    replaced: "Thank you. Meanwhile somebody else of your organisation had answered; yours came last, so yours counts.",
    full: "This question has been answered as often as it can be. Please write to the editors.",
  },
  replacedCount: (count: string): string => `The answer before yours was ${count}.`,
  fault: (countMax: string): string => `Please write a whole number from 0 to ${countMax}.`,
  expiredTitle: "This question is closed",
  expired: (address: string): string => `Answers are taken for 60 days. If you want to tell us something, write to ${address}.`,
};

export type ReachWords = typeof en;

const fr: ReachWords = {
  inMail: "À combien de personnes l’avez-vous transmis ?",
  title: "À combien de personnes l’avez-vous transmis ?",
  about: (organisation, issue) => `Une seule question à ${organisation} sur « ${issue} ».`,
  why: "Nous ne pouvons pas voir qui lit ce que vous transmettez, et ne le voulons pas. L’estimation de votre bureau est tout ce que nous en savons.",
  count: "Environ combien de personnes",
  countNote: "Un nombre suffit, par exemple 350. Écrivez 0 si le numéro n’a pas été transmis.",
  kinds: "De qui il s’agit, si vous voulez le dire",
  send: "Envoyer la réponse",
  correct: "Corriger la réponse",
  answered: (count, day) => `Réponse de votre organisation à ce jour : ${count} (${day}). Une nouvelle réponse la remplace.`,
  until: (day) => `Elle peut être corrigée jusqu’au ${day}.`,
  kept: "Nous gardons la réponse de votre organisation et sa date, mais pas le nom de la personne qui l’a donnée.",
  note: {
    kept: "Merci. Votre réponse est enregistrée.",
    replaced:
      "Merci. Entre-temps, quelqu’un d’autre de votre organisation avait répondu ; la vôtre est la dernière, c’est donc elle qui compte.",
    full: "Cette question a reçu autant de réponses qu’elle le peut. Veuillez écrire à la rédaction.",
  },
  replacedCount: (count) => `La réponse précédente était : ${count}.`,
  fault: (countMax) => `Veuillez écrire un nombre entier de 0 à ${countMax}.`,
  expiredTitle: "Cette question est close",
  expired: (address) => `Les réponses sont reçues pendant 60 jours. Si vous voulez nous dire quelque chose, écrivez à ${address}.`,
};

const es: ReachWords = {
  inMail: "¿A cuántas personas lo ha reenviado?",
  title: "¿A cuántas personas lo ha reenviado?",
  about: (organisation, issue) => `Una sola pregunta a ${organisation} sobre «${issue}».`,
  why: "No podemos ver quién lee lo que ustedes comparten, ni queremos hacerlo. La estimación de su oficina es todo lo que sabemos.",
  count: "Cuántas personas, aproximadamente",
  countNote: "Basta un número, por ejemplo 350. Escriba 0 si no se ha reenviado.",
  kinds: "Quiénes son, si desea decirlo",
  send: "Enviar la respuesta",
  correct: "Corregir la respuesta",
  answered: (count, day) => `Respuesta de su organización hasta ahora: ${count} (${day}). Una nueva la sustituye.`,
  until: (day) => `Se puede corregir hasta el ${day}.`,
  kept: "Guardamos la respuesta de su organización y su fecha, no quién la dio.",
  note: {
    kept: "Gracias. Su respuesta se ha guardado.",
    replaced: "Gracias. Entretanto había respondido otra persona de su organización; la suya llegó la última, así que cuenta la suya.",
    full: "Esta pregunta ya no admite más respuestas. Escriba a la redacción.",
  },
  replacedCount: (count) => `La respuesta anterior era: ${count}.`,
  fault: (countMax) => `Escriba un número entero de 0 a ${countMax}.`,
  expiredTitle: "Esta pregunta está cerrada",
  expired: (address) => `Las respuestas se reciben durante 60 días. Si quiere decirnos algo, escriba a ${address}.`,
};

const ar: ReachWords = {
  inMail: "كم شخصًا أعدتم الإرسال إليه؟",
  title: "كم شخصًا أعدتم الإرسال إليه؟",
  about: (organisation, issue) => `سؤال واحد إلى ${organisation} عن «${issue}».`,
  why: "لا يمكننا أن نرى من يقرأ ما تعيدون إرساله، ولا نريد ذلك. تقدير مكتبكم هو كل ما نعرفه عن ذلك.",
  count: "عدد الأشخاص تقريبًا",
  countNote: "يكفي رقم، مثل 350. اكتبوا 0 إذا لم يُعَد إرساله.",
  kinds: "من هم، إذا أردتم ذكر ذلك",
  send: "إرسال الإجابة",
  correct: "تصحيح الإجابة",
  answered: (count, day) => `إجابة منظمتكم حتى الآن: ${count} (${day}). أي إجابة جديدة تحل محلها.`,
  until: (day) => `يمكن تصحيحها حتى ${day}.`,
  kept: "نحتفظ بإجابة منظمتكم وتاريخها، لا باسم من قدّمها.",
  note: {
    kept: "شكرًا لكم. حُفظت إجابتكم.",
    replaced: "شكرًا لكم. كان شخص آخر من منظمتكم قد أجاب في هذه الأثناء؛ إجابتكم هي الأخيرة، ولذلك هي التي تُحتسب.",
    full: "بلغ عدد الإجابات عن هذا السؤال حدّه الأقصى. نرجو الكتابة إلى هيئة التحرير.",
  },
  replacedCount: (count) => `كانت الإجابة السابقة: ${count}.`,
  fault: (countMax) => `نرجو كتابة عدد صحيح من 0 إلى ${countMax}.`,
  expiredTitle: "أُغلق هذا السؤال",
  expired: (address) => `تُقبل الإجابات لمدة 60 يومًا. إذا أردتم إخبارنا بشيء، فاكتبوا إلى ${address}.`,
};

const ru: ReachWords = {
  inMail: "Скольким людям вы это переслали?",
  title: "Скольким людям вы это переслали?",
  about: (organisation, issue) => `Один вопрос к организации ${organisation} о выпуске «${issue}».`,
  why: "Мы не видим, кто читает то, что вы пересылаете, и не хотим этого видеть. Оценка вашего офиса — всё, что нам об этом известно.",
  count: "Примерное число людей",
  countNote: "Достаточно числа, например 350. Напишите 0, если выпуск не пересылали.",
  kinds: "Кто эти люди, если хотите указать",
  send: "Отправить ответ",
  correct: "Исправить ответ",
  answered: (count, day) => `Ответ вашей организации на данный момент: ${count} (${day}). Новый ответ заменит его.`,
  until: (day) => `Исправить его можно до ${day} включительно.`,
  kept: "Мы храним ответ вашей организации и его дату, но не то, кто его дал.",
  note: {
    kept: "Спасибо. Ваш ответ сохранён.",
    replaced: "Спасибо. Тем временем ответил кто-то ещё из вашей организации; ваш ответ последний, поэтому учитывается он.",
    full: "На этот вопрос больше нельзя ответить: ответов было слишком много. Напишите, пожалуйста, в редакцию.",
  },
  replacedCount: (count) => `Предыдущий ответ: ${count}.`,
  fault: (countMax) => `Напишите, пожалуйста, целое число от 0 до ${countMax}.`,
  expiredTitle: "Этот вопрос закрыт",
  expired: (address) => `Ответы принимаются 60 дней. Если вы хотите нам что-то сообщить, напишите на ${address}.`,
};

const zh: ReachWords = {
  inMail: "您把本期转发给了多少人？",
  title: "您把本期转发给了多少人？",
  about: (organisation, issue) => `向${organisation}提一个关于“${issue}”的问题。`,
  why: "我们看不到谁在阅读您转发的内容，也不想看到。贵办公室的估计，就是我们所知道的全部。",
  count: "大约多少人",
  countNote: "写一个数字即可，例如 350。如果没有转发，请写 0。",
  kinds: "他们是谁（可不填）",
  send: "发送答复",
  correct: "更正答复",
  answered: (count, day) => `贵机构目前的答复：${count}（${day}）。新的答复将取代它。`,
  until: (day) => `在${day}之前（含当日）可以更正。`,
  kept: "我们保存贵机构的答复及其日期，不保存是谁答复的。",
  note: {
    kept: "谢谢。您的答复已保存。",
    replaced: "谢谢。在此期间，贵机构的另一位同事也作了答复；您的答复最后收到，因此以您的为准。",
    full: "这个问题的答复次数已达上限。请写信给编辑部。",
  },
  replacedCount: (count) => `此前的答复是：${count}。`,
  fault: (countMax) => `请填写 0 到 ${countMax} 之间的整数。`,
  expiredTitle: "这个问题已经关闭",
  expired: (address) => `答复期为 60 天。如果您想告诉我们什么，请写信至 ${address}。`,
};

export const reachWords: Readonly<Record<Language, ReachWords>> = { en, fr, es, ar, ru, zh };
