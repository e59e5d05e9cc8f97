import type { Language } from "../languages.ts";

// What the page says that tells whether a mail is ours, before anybody asks about one; the answers are in `verify-verdicts.ts`.

const en = {
  title: (publication: string): string => `Is this mail from ${publication}?`,
  chooseTitle: "Is this mail from us?",
  link: "Check whether a mail is ours",
  lead: "Give us the mail that you are unsure about. This page compares its words, links and files with what we sent, and tells you what is the same and what is not.",
  notKept: "What you give is read for the answer alone. It is neither kept nor noted anywhere.",
  form: {
    file: "The mail as a file (.eml)",
    fileHint: "The surest way: in your mail program choose “Save as” or “Download message”.",
    paste: "Or its source, or its words",
    pasteHint:
      "“Show original” or “View source” gives the source. Words alone can be compared as well, links then only where they are written out.",
    check: "Compare with what we sent",
  },
  fault: {
    empty: "Choose a file, or paste the mail into the field.",
    tooLarge: (megabytes: string): string =>
      `That is larger than ${megabytes} MB. Our mails are smaller: try without attachments, or paste the words.`,
    unreadable: "That did not arrive as a whole. Please try again.",
  },
  looks: {
    title: "What a genuine mail looks like",
    from: (address: string): string =>
      `It comes from ${address}. Anybody can write that address into a mail, so it proves nothing by itself.`,
    listId: (ids: string, ofMembers: string): string =>
      `Its List-Id, which mail programs show among the fields, is one of these: ${ids}. In a mail to the members of a partner it ends with ${ofMembers}.`,
    links: (host: string): string =>
      `Every link about your subscription, and every “read on the web”, leads to ${host}. Other links lead straight to the organisations they name.`,
    never:
      "We never ask for a password or a payment, never attach programs, never send links through a counter, and never put an invisible picture into a mail to see whether you open it.",
    forward:
      "A forward comes from whoever passed it on. Around the issue there may be a greeting, a list’s footer or a new “From”; within it, words and links are ours.",
    ask: (address: string): string => `Still unsure? Write to ${address} yourself, rather than answering the mail.`,
  },
  files: {
    title: "Recent issues as files",
    lead: "Partners pass on the issue as a file ending in .eml. If yours has the same SHA-256 as here, it is that file to the last byte.",
    how: "To work it out: sha256sum (Linux), shasum -a 256 (macOS) or certutil -hashfile … SHA256 (Windows).",
    none: "No issue has gone out yet.",
    sent: "Sent",
    subject: "Subject",
  },
};

export type VerifyWords = typeof en;

const fr: VerifyWords = {
  title: (publication) => `Ce message vient-il de ${publication} ?`,
  chooseTitle: "Ce message vient-il de nous ?",
  link: "Vérifier si un message vient de nous",
  lead: "Donnez-nous le message dont vous doutez. Cette page compare ses mots, ses liens et ses fichiers avec ce que nous avons envoyé, et vous dit ce qui est pareil et ce qui ne l’est pas.",
  notKept: "Ce que vous donnez n’est lu que pour la réponse. Rien n’en est gardé ni noté.",
  form: {
    file: "Le message comme fichier (.eml)",
    fileHint: "Le plus sûr : dans votre messagerie, choisissez « Enregistrer sous » ou « Télécharger le message ».",
    paste: "Ou son code source, ou ses mots",
    pasteHint:
      "« Afficher l’original » ou « Afficher la source » donne le code source. Les mots seuls peuvent aussi être comparés, mais les liens seulement là où ils sont écrits en toutes lettres.",
    check: "Comparer avec ce que nous avons envoyé",
  },
  fault: {
    empty: "Choisissez un fichier ou collez le message dans le champ.",
    tooLarge: (megabytes) =>
      `C’est plus de ${megabytes} Mo. Nos messages sont plus petits : essayez sans pièces jointes, ou collez les mots.`,
    unreadable: "Tout n’est pas arrivé. Veuillez réessayer.",
  },
  looks: {
    title: "À quoi ressemble un message authentique",
    from: (address) =>
      `Il vient de ${address}. N’importe qui peut écrire cette adresse dans un message : à elle seule, elle ne prouve rien.`,
    listId: (ids, ofMembers) =>
      `Son List-Id, que les messageries montrent parmi les en-têtes, est l’un de ceux-ci : ${ids}. Dans un message aux membres d’un partenaire, il se termine par ${ofMembers}.`,
    links: (host) =>
      `Tout lien sur votre abonnement et tout « lire sur le web » mène à ${host}. Les autres liens mènent directement aux organisations qu’ils nomment.`,
    never:
      "Nous ne demandons jamais de mot de passe ni de paiement, ne joignons jamais de programme, ne faisons jamais passer un lien par un compteur et ne cachons jamais d’image invisible pour savoir si vous ouvrez le message.",
    forward:
      "Un message transféré vient de la personne qui l’a transmis. Autour du numéro, il peut y avoir un mot d’accueil, le pied d’une liste ou un autre expéditeur ; à l’intérieur, les mots et les liens sont les nôtres.",
    ask: (address) => `Un doute subsiste ? Écrivez vous-même à ${address} plutôt que de répondre au message.`,
  },
  files: {
    title: "Les derniers numéros comme fichiers",
    lead: "Les partenaires transmettent le numéro comme fichier en .eml. Si le vôtre a le même SHA-256 qu’ici, c’est ce fichier, à l’octet près.",
    how: "Pour le calculer : sha256sum (Linux), shasum -a 256 (macOS) ou certutil -hashfile … SHA256 (Windows).",
    none: "Aucun numéro n’est encore parti.",
    sent: "Envoyé",
    subject: "Objet",
  },
};

const es: VerifyWords = {
  title: (publication) => `¿Este mensaje es de ${publication}?`,
  chooseTitle: "¿Este mensaje es nuestro?",
  link: "Comprobar si un mensaje es nuestro",
  lead: "Dénos el mensaje del que duda. Esta página compara sus palabras, enlaces y archivos con lo que enviamos, y le dice qué es igual y qué no.",
  notKept: "Lo que nos da se lee solo para la respuesta. No se guarda ni se anota en ninguna parte.",
  form: {
    file: "El mensaje como archivo (.eml)",
    fileHint: "Lo más seguro: en su programa de correo elija «Guardar como» o «Descargar mensaje».",
    paste: "O su código fuente, o sus palabras",
    pasteHint:
      "«Mostrar original» o «Ver código fuente» da el código. También se pueden comparar solo las palabras; los enlaces, entonces, únicamente donde estén escritos.",
    check: "Comparar con lo que enviamos",
  },
  fault: {
    empty: "Elija un archivo o pegue el mensaje en el campo.",
    tooLarge: (megabytes) => `Es más de ${megabytes} MB. Nuestros mensajes son más pequeños: pruebe sin adjuntos o pegue las palabras.`,
    unreadable: "No llegó completo. Inténtelo de nuevo.",
  },
  looks: {
    title: "Cómo es un mensaje auténtico",
    from: (address) => `Viene de ${address}. Cualquiera puede escribir esa dirección en un mensaje: por sí sola no prueba nada.`,
    listId: (ids, ofMembers) =>
      `Su List-Id, que los programas de correo muestran entre los encabezados, es uno de estos: ${ids}. En un mensaje a los miembros de una organización asociada termina en ${ofMembers}.`,
    links: (host) =>
      `Todo enlace sobre su suscripción y todo «leer en la web» lleva a ${host}. Los demás enlaces llevan directamente a las organizaciones que nombran.`,
    never:
      "Nunca pedimos una contraseña ni un pago, nunca adjuntamos programas, nunca pasamos los enlaces por un contador y nunca ponemos una imagen invisible para saber si abre el mensaje.",
    forward:
      "Un mensaje reenviado viene de quien lo reenvió. Alrededor del número puede haber un saludo, el pie de una lista u otro remitente; dentro, las palabras y los enlaces son nuestros.",
    ask: (address) => `¿Sigue con dudas? Escriba usted a ${address} en lugar de responder al mensaje.`,
  },
  files: {
    title: "Los últimos números como archivos",
    lead: "Los socios reenvían el número como archivo que termina en .eml. Si el suyo tiene el mismo SHA-256 que aquí, es ese archivo hasta el último byte.",
    how: "Para calcularlo: sha256sum (Linux), shasum -a 256 (macOS) o certutil -hashfile … SHA256 (Windows).",
    none: "Todavía no ha salido ningún número.",
    sent: "Enviado",
    subject: "Asunto",
  },
};

const ar: VerifyWords = {
  title: (publication) => `هل هذه الرسالة من ${publication}؟`,
  chooseTitle: "هل هذه الرسالة منّا؟",
  link: "تحقّق ممّا إذا كانت الرسالة منّا",
  lead: "أعطنا الرسالة التي تشكّ فيها. تقارن هذه الصفحة كلماتها وروابطها وملفاتها بما أرسلناه، وتخبرك بما هو مطابق وما ليس كذلك.",
  notKept: "يُقرأ ما تعطيه من أجل الجواب وحده، ولا يُحفظ ولا يُدوَّن في أي مكان.",
  form: {
    file: "الرسالة كملف (.eml)",
    fileHint: "أضمن طريقة: اختر في برنامج بريدك «حفظ باسم» أو «تنزيل الرسالة».",
    paste: "أو مصدرها، أو كلماتها",
    pasteHint: "يعطيك «عرض الأصل» أو «عرض المصدر» مصدر الرسالة. ويمكن مقارنة الكلمات وحدها أيضًا، أما الروابط فحيث كُتبت عناوينها فقط.",
    check: "قارن بما أرسلناه",
  },
  fault: {
    empty: "اختر ملفًا أو ألصق الرسالة في الحقل.",
    tooLarge: (megabytes) => `هذا أكبر من ${megabytes} ميغابايت. رسائلنا أصغر من ذلك: جرّب من دون مرفقات، أو ألصق الكلمات.`,
    unreadable: "لم يصل كاملًا. يُرجى المحاولة مرة أخرى.",
  },
  looks: {
    title: "كيف تبدو الرسالة الأصلية",
    from: (address) => `تأتي من ${address}. يستطيع أي شخص أن يكتب هذا العنوان في رسالة، فهو وحده لا يثبت شيئًا.`,
    listId: (ids, ofMembers) =>
      `حقل List-Id فيها، الذي تعرضه برامج البريد بين الحقول، هو أحد هذه: ${ids}. وفي الرسائل الموجهة إلى أعضاء منظمة شريكة ينتهي بـ ${ofMembers}.`,
    links: (host) => `كل رابط يخص اشتراكك وكل «اقرأ على الويب» يؤدي إلى ${host}. وتؤدي الروابط الأخرى مباشرة إلى المنظمات التي تسمّيها.`,
    never: "لا نطلب أبدًا كلمة مرور ولا دفعًا، ولا نرفق برامج، ولا نمرّر الروابط عبر عدّاد، ولا نضع صورة خفية لنعرف هل فتحت الرسالة.",
    forward:
      "تأتي الرسالة المحوَّلة ممّن حوّلها. قد تكون حول العدد تحية أو تذييل قائمة بريدية أو مرسِل آخر؛ أما داخله فالكلمات والروابط كلماتنا وروابطنا.",
    ask: (address) => `ما زلت تشكّ؟ اكتب بنفسك إلى ${address} بدل الرد على الرسالة.`,
  },
  files: {
    title: "الأعداد الأخيرة كملفات",
    lead: "يمرّر الشركاء العدد كملف ينتهي بـ ‎.eml. إذا كان لملفك قيمة SHA-256 نفسها المذكورة هنا فهو ذلك الملف حتى آخر بايت.",
    how: "لحسابها: ⁦sha256sum⁩ (Linux) أو ⁦shasum -a 256⁩ (macOS) أو ⁦certutil -hashfile … SHA256⁩ (Windows).",
    none: "لم يصدر أي عدد بعد.",
    sent: "تاريخ الإرسال",
    subject: "الموضوع",
  },
};

const ru: VerifyWords = {
  title: (publication) => `Это письмо от «${publication}»?`,
  chooseTitle: "Это письмо от нас?",
  link: "Проверить, наше ли это письмо",
  lead: "Передайте нам письмо, в котором вы не уверены. Эта страница сравнит его слова, ссылки и файлы с тем, что мы отправили, и скажет, что совпадает, а что нет.",
  notKept: "То, что вы передали, читается только ради ответа. Оно нигде не хранится и не записывается.",
  form: {
    file: "Письмо файлом (.eml)",
    fileHint: "Самый надёжный способ: в почтовой программе выберите «Сохранить как» или «Скачать письмо».",
    paste: "Или его исходный код, или его слова",
    pasteHint:
      "Исходный код показывает «Показать оригинал» или «Исходный текст». Можно сравнить и одни слова, а ссылки тогда — только там, где их адреса написаны.",
    check: "Сравнить с отправленным",
  },
  fault: {
    empty: "Выберите файл или вставьте письмо в поле.",
    tooLarge: (megabytes) => `Это больше ${megabytes} МБ. Наши письма меньше: попробуйте без вложений или вставьте слова.`,
    unreadable: "Дошло не всё. Пожалуйста, попробуйте ещё раз.",
  },
  looks: {
    title: "Как выглядит подлинное письмо",
    from: (address) =>
      `Оно приходит с адреса ${address}. Этот адрес может вписать в письмо кто угодно, поэтому сам по себе он ничего не доказывает.`,
    listId: (ids, ofMembers) =>
      `Его List-Id, который почтовые программы показывают среди полей, — один из этих: ${ids}. В письме членам партнёрской организации он оканчивается на ${ofMembers}.`,
    links: (host) =>
      `Каждая ссылка о вашей подписке и каждое «читать на сайте» ведут на ${host}. Остальные ссылки ведут прямо к организациям, которые в них названы.`,
    never:
      "Мы никогда не просим пароль или оплату, не прикладываем программ, не пропускаем ссылки через счётчик и не вставляем невидимую картинку, чтобы узнать, открыли ли вы письмо.",
    forward:
      "Пересланное письмо приходит от того, кто его переслал. Вокруг выпуска могут быть приветствие, подпись рассылки или другой отправитель; внутри него слова и ссылки — наши.",
    ask: (address) => `Всё ещё сомневаетесь? Напишите сами на ${address}, а не отвечайте на письмо.`,
  },
  files: {
    title: "Последние выпуски файлами",
    lead: "Партнёры передают выпуск файлом с окончанием .eml. Если у вашего тот же SHA-256, что и здесь, это тот самый файл до последнего байта.",
    how: "Чтобы вычислить: sha256sum (Linux), shasum -a 256 (macOS) или certutil -hashfile … SHA256 (Windows).",
    none: "Ни один выпуск ещё не вышел.",
    sent: "Отправлено",
    subject: "Тема",
  },
};

const zh: VerifyWords = {
  title: (publication) => `这封邮件来自《${publication}》吗？`,
  chooseTitle: "这封邮件是我们发的吗？",
  link: "核对一封邮件是否由我们发出",
  lead: "把您有疑问的邮件交给本页。本页会将其文字、链接和文件与我们发出的内容逐一比对，并告诉您哪些相同、哪些不同。",
  notKept: "您提供的内容只为回答而读取，不会保存，也不会记录在任何地方。",
  form: {
    file: "邮件文件（.eml）",
    fileHint: "最可靠的方法：在邮件程序中选择“另存为”或“下载邮件”。",
    paste: "或粘贴邮件源码或文字",
    pasteHint: "“显示原始邮件”或“查看源码”会给出源码。只有文字也可以比对，但链接只能比对写出地址的部分。",
    check: "与我们发出的内容比对",
  },
  fault: {
    empty: "请选择文件，或将邮件粘贴到输入框中。",
    tooLarge: (megabytes) => `内容超过 ${megabytes} MB。我们的邮件没有这么大：请去掉附件再试，或只粘贴文字。`,
    unreadable: "内容没有完整送达，请再试一次。",
  },
  looks: {
    title: "真正的邮件是什么样的",
    from: (address) => `它来自 ${address}。任何人都可以在邮件里写上这个地址，所以仅凭它不能证明什么。`,
    listId: (ids, ofMembers) =>
      `它的 List-Id（邮件程序在邮件头中显示）是以下之一：${ids}。发给合作伙伴成员的邮件，其 List-Id 以 ${ofMembers} 结尾。`,
    links: (host) => `所有关于您订阅的链接和所有“在网上阅读”都指向 ${host}。其他链接直接指向其所提到的组织。`,
    never: "我们从不索要密码或付款，从不附带程序，从不让链接经过计数器，也从不在邮件中放置隐形图片来查看您是否打开了邮件。",
    forward: "转发的邮件来自转发者。本期内容前后可能有问候语、邮件列表的页脚或另一个发件人；而本期之内，文字和链接都是我们的。",
    ask: (address) => `仍有疑问？请您自己写信到 ${address}，不要直接回复那封邮件。`,
  },
  files: {
    title: "最近各期的文件",
    lead: "合作伙伴以 .eml 文件的形式转发各期。如果您的文件与此处的 SHA-256 相同，它就与该文件逐字节一致。",
    how: "计算方法：sha256sum（Linux）、shasum -a 256（macOS）或 certutil -hashfile … SHA256（Windows）。",
    none: "还没有发出过任何一期。",
    sent: "发送日期",
    subject: "主题",
  },
};

export const verifyWords: Readonly<Record<Language, VerifyWords>> = { en, fr, es, ar, ru, zh };
