import { first, type Fields } from "./read-entity.ts";

const programs =
  /(?:^|<|\s|")(?:mailer[-_. ]?daemon|post[-_]?master|mail[-_.]?daemon|mdaemon|mail[-_.]?administrator|mail delivery (?:sub)?system|mail ?delivery|bounces?|double-bounce|maildelivery)\b/iu;

const automaticReplies =
  /^\s*(?:auto(?:mat(?:ic|ed))?[- ]?(?:reply|response|responder)|auto:|out of (?:the )?office|away (?:from|until)|vacation\b|complaint about message from |abwesen|réponse automatique|respuesta automática|автоответ|自动回复)/iu;

/**
 * A delivery system wrote it, and its prose says what became of a message: it has a name that such programs use, or the null sender. Automatic
 * replies have that one too.
 */
export function isFromDeliverySystem(fields: Fields): boolean {
  return (
    fields.has("x-failed-recipients") ||
    programs.test(first(fields, "from")) ||
    programs.test(first(fields, "sender")) ||
    (first(fields, "return-path").startsWith("<>") && !isAutomaticReply(fields))
  );
}

/**
 * An automatic reply. RFC 3834 asks for Auto-Submitted, older programs say it in other ways. Postfix puts the field on its DSNs as well, so it
 * decides nothing about those.
 */
export function isAutomaticReply(fields: Fields): boolean {
  const autoSubmitted = first(fields, "auto-submitted").toLowerCase();
  return (
    (autoSubmitted !== "" && !autoSubmitted.startsWith("no")) ||
    ["x-autoreply", "x-autorespond", "x-autoresponder", "x-vacation"].some((name) => fields.has(name)) ||
    /auto[-_ ]?reply/iu.test(first(fields, "precedence")) ||
    automaticReplies.test(first(fields, "subject"))
  );
}
