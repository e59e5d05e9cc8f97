import type { VerdictWords } from "./verify-verdicts.ts";

export const fr: VerdictWords = {
  unchanged: {
    title: "C’est bien de nous, tel que nous l’avons envoyé",
    means: "Chaque mot et chaque lien est le même que dans notre envoi.",
  },
  whole: {
    title: "C’est bien de nous, et c’est complet",
    means: "Quelqu’un l’a transmis. Tous nos mots qui vous sont destinés y sont, et nos liens mènent où ils doivent.",
  },
  wholeWithLinks: {
    title: "Notre numéro s’y trouve, mais des liens qui ne sont pas les nôtres ont été ajoutés",
    means:
      "Le numéro lui-même est complet. Ce qui l’entoure mène ailleurs, et nous ne savons rien de ces adresses : lisez la liste avant d’en suivre une.",
  },
  excerpt: {
    title: "C’est une partie de ce que nous avons envoyé",
    means: "Ce qui est là est de nous, mot pour mot. D’autres parties de l’édition manquent.",
  },
  changed: {
    title: "Attention : cela ressemble à un message de nous, mais il a été modifié",
    means:
      "Des mots ou des liens ne sont pas tels que nous les avons envoyés. Ne suivez aucun lien et ne répondez pas avant d’avoir lu ce qui diffère.",
  },
  notFound: {
    title: "Nous ne l’avons pas trouvé parmi nos envois",
    means: "Rien n’y est pareil à l’un de nos numéros. Cela peut vouloir dire :",
  },
  tooNested: {
    title: "Nous n’avons pas pu tout parcourir",
    means:
      "Il a plus de parties imbriquées que nous n’en ouvrons, et rien de nous ne se trouve dans celles que nous avons ouvertes. Sortez-en le message qui compte et essayez-le seul.",
  },
  reasons: [
    "Il ne vient pas de nous, quoi que dise son expéditeur. Ne donnez aucun mot de passe et n’ouvrez pas ce qui est joint.",
    "C’est un message de nous qui n’est pas un numéro : une confirmation, un avis, une invitation à relire.",
    "Il y a ici trop peu de ses mots. Essayez le message complet comme fichier.",
    "Il a été traduit ou réécrit en chemin, si bien qu’il ne reste aucune de nos phrases.",
  ],
  isFile: "C’est, à l’octet près, le fichier que les partenaires téléchargent.",
  sentOn: (day) => `Approuvé, et envoyé le ${day}`,
  trial: "Vient d’un essai : il n’a jamais été approuvé ni envoyé à personne au-dehors.",
  kind: {
    partner: "Exemplaire pour le bureau d’un partenaire",
    forwardable: "Édition à transmettre",
    direct: "Exemplaire pour une personne abonnée",
    members: "Exemplaire pour un membre d’un partenaire",
    lowBandwidth: "Édition pour connexions lentes",
    web: "Édition web",
    pack: "Sélection d’un partenaire ; l’avant-propos est de lui",
  },
  toWebEdition: "Lire ce numéro sur notre site",
  differingLinks: "Liens qui ne mènent pas où mènent les nôtres",
  leadsTo: "Mène à",
  withUs: "Chez nous, il mène à",
  noLinkWithUs: "Chez nous, il n’y a pas de lien ici",
  differingWords: "Mots qui diffèrent",
  ours: "Nous avons écrit",
  theirs: "Ici, on lit",
  nothing: "(rien)",
  hidden: "se trouve dans le message, mais caché à qui le lit",
  tooDifferent: "Il diffère en plus d’endroits qu’on ne peut en énumérer ici.",
  missing: "Ce qui manque",
  added: "Ce qui a été ajouté",
  addedNote: "Ajouté par qui l’a transmis. Nous ne l’avons pas écrit et ne pouvons pas dire si c’est vrai.",
  links: "Liens qui ne sont pas les nôtres",
  pictures: "Images venues d’ailleurs",
  files: "Fichiers qui ne sont pas les nôtres",
  fields: "En-têtes qui ne sont pas tels que nous les avons envoyés",
  subject: "Objet",
  from: "De",
  replyTo: "Reply-To : les réponses vont à",
  withoutPersonal: "Des mots et des liens destinés à une seule personne ont été retirés, comme il convient avant de transmettre.",
  lostLinks: (count) => `Liens disparus, dont les mots sont restés : ${count}`,
  lostFiles: (count) => `Pièces jointes disparues : ${count}`,
  more: (count) => `Et d’autres encore : ${count}`,
  notWhole: "Tout n’a pas été parcouru : le message a trop de parties imbriquées.",
  limitsTitle: "Ce que cette réponse ne dit pas",
  limits:
    "Les mots, les liens et les fichiers ont été comparés, pas les couleurs ni la mise en page. Qui a vraiment envoyé le message n’est pas vérifié ici : un expéditeur se falsifie.",
  signature:
    "Il porte une signature DKIM. Votre propre service de messagerie la vérifie et sait le mieux si elle est valable ; les listes la cassent souvent sans mal.",
  noSignature:
    "Il ne porte pas de signature DKIM, ou aucune qui nous soit parvenue ; les messages transférés et les fichiers à transmettre n’en ont pas.",
  again: "Vérifier un autre message",
};

export const es: VerdictWords = {
  unchanged: { title: "Es nuestro, tal como lo enviamos", means: "Cada palabra y cada enlace es igual que en lo que enviamos." },
  whole: {
    title: "Es nuestro y está completo",
    means: "Alguien lo reenvió. Están todas nuestras palabras dirigidas a usted, y nuestros enlaces llevan adonde deben.",
  },
  wholeWithLinks: {
    title: "Contiene nuestro número, pero se añadieron enlaces que no son nuestros",
    means:
      "El número en sí está completo. Lo que lo rodea lleva a otros sitios de los que no sabemos nada: mire la lista antes de seguir alguno.",
  },
  excerpt: {
    title: "Es una parte de lo que enviamos",
    means: "Lo que hay es nuestro, palabra por palabra. Faltan otras partes de la edición.",
  },
  changed: {
    title: "Cuidado: se parece a un mensaje nuestro, pero fue modificado",
    means: "Hay palabras o enlaces que no son como los enviamos. No siga sus enlaces ni responda antes de leer lo que difiere.",
  },
  notFound: { title: "No lo hemos encontrado entre lo que enviamos", means: "Nada en él es igual a un número nuestro. Puede significar:" },
  tooNested: {
    title: "No pudimos revisarlo todo",
    means:
      "Tiene más partes, unas dentro de otras, de las que abrimos, y en las que abrimos no hay nada nuestro. Saque el mensaje que importa y pruebe solo con él.",
  },
  reasons: [
    "No es nuestro, diga lo que diga su remitente. No dé ninguna contraseña ni abra lo que lleve adjunto.",
    "Es un mensaje nuestro que no es un número: una confirmación, un aviso, una invitación a revisar.",
    "Aquí hay muy pocas de sus palabras. Pruebe con el mensaje completo como archivo.",
    "Fue traducido o reescrito por el camino, de modo que no queda ninguna de nuestras frases.",
  ],
  isFile: "Es, hasta el último byte, el archivo que descargan los socios.",
  sentOn: (day) => `Aprobado y enviado el ${day}`,
  trial: "Viene de un ensayo: nunca se aprobó ni se envió a nadie de fuera.",
  kind: {
    partner: "Ejemplar para la oficina de un socio",
    forwardable: "Edición para reenviar",
    direct: "Ejemplar para una persona suscrita",
    members: "Ejemplar para un miembro de un socio",
    lowBandwidth: "Edición para conexiones lentas",
    web: "Edición web",
    pack: "Selección de un socio; el prólogo es suyo",
  },
  toWebEdition: "Leer este número en nuestro sitio",
  differingLinks: "Enlaces que no llevan adonde llevan los nuestros",
  leadsTo: "Lleva a",
  withUs: "En el nuestro lleva a",
  noLinkWithUs: "En el nuestro no hay enlace aquí",
  differingWords: "Palabras que difieren",
  ours: "Escribimos",
  theirs: "Aquí dice",
  nothing: "(nada)",
  hidden: "está en el mensaje, pero oculto a quien lo lee",
  tooDifferent: "Difiere en más lugares de los que caben en una lista.",
  missing: "Lo que falta",
  added: "Lo que se añadió",
  addedNote: "Lo puso quien lo reenvió. No lo escribimos nosotros y no podemos decir si es cierto.",
  links: "Enlaces que no son nuestros",
  pictures: "Imágenes de otros sitios",
  files: "Archivos que no son nuestros",
  fields: "Encabezados que no son como los enviamos",
  subject: "Asunto",
  from: "De",
  replyTo: "Reply-To: las respuestas van a",
  withoutPersonal: "Se quitaron palabras y enlaces destinados a una sola persona, como debe hacerse antes de reenviar.",
  lostLinks: (count) => `Enlaces que faltan y cuyas palabras siguen ahí: ${count}`,
  lostFiles: (count) => `Archivos adjuntos que faltan: ${count}`,
  more: (count) => `Y más de estos: ${count}`,
  notWhole: "No se revisó todo el mensaje: tiene demasiadas partes, unas dentro de otras.",
  limitsTitle: "Lo que esta respuesta no dice",
  limits:
    "Se compararon palabras, enlaces y archivos, no colores ni disposición. Aquí no se comprueba quién envió de verdad el mensaje: un remitente se puede falsificar.",
  signature:
    "Lleva una firma DKIM. La comprueba su propio servicio de correo, que sabe mejor si vale; las listas la rompen a menudo sin daño.",
  noSignature: "No lleva firma DKIM, o ninguna que nos haya llegado; los reenvíos y los archivos para reenviar no la tienen.",
  again: "Comprobar otro mensaje",
};
