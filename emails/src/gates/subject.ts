import { limits } from "../limits.ts";
import type { Gate } from "./final-bytes.ts";

export const subject: Gate = ({ isPage, snapshot }, { subject: words }) => {
  if (isPage) return [];
  const place = { documentId: snapshot.issue.id, path: "subject" };
  if (words.trim() === "") return [{ rule: "subjectEmpty", severity: "error", message: "The issue has no subject.", ...place }];
  if (words.length <= limits.subjectCharactersMax) return [];
  const message = `The subject has ${String(words.length)} characters; inboxes cut it off.`;
  return [{ rule: "subjectTooLong", severity: "warning", message, ...place }];
};
