import { linksIn } from "./mails.ts";
import { plannedMails, sendForm, type SentForm } from "./reader-forms.ts";
import type { ServedInstallation } from "./served-web.ts";
import { waitFor } from "./wait-for.ts";

/** A contact of a partner, by its id. */
export async function keptContact(served: ServedInstallation, partnerId: string, address: string, name = "Conny Contact"): Promise<string> {
  const { contacts, ids } = served.installation.modules;
  const id = ids.uuidv7();
  const { state } = await contacts.keep({ id, partnerId, name, address, stakeholderKind: null }, "test");
  if (state !== "done") throw new Error(`the contact is ${state}`);
  return id;
}

/** Asks for a link as the form does, and gives its path once the mail is planned. */
export async function linkFor(served: ServedInstallation, address: string): Promise<string> {
  const before = (await plannedMails(served, address)).length;
  const answer = await sendForm(served, "/partner", { fields: { address } });
  if (answer.status !== 200) throw new Error(`asked for a link, answered ${String(answer.status)}`);
  const mails = await waitFor(
    async () => plannedMails(served, address),
    (planned) => planned.length > before,
  );
  const [link] = linksIn(mails.at(-1) ?? {}, "/partner/");
  if (link === undefined) throw new Error(`no link in the mail to ${address}`);
  return link;
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieOf(answer: Response): string {
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** Signs the contact in; gives the cookie of the session. */
export async function signedIn(served: ServedInstallation, address: string): Promise<string> {
  const answer = await sendForm(served, await linkFor(served, address));
  if (answer.status !== 303) throw new Error(`the link was answered ${String(answer.status)}`);
  return cookieOf(answer);
}

export async function pageOf(served: ServedInstallation, path: string, cookie = ""): Promise<Response> {
  return fetch(`${served.web}${path}`, { headers: cookie === "" ? {} : { cookie }, redirect: "manual" });
}

export async function postTo(served: ServedInstallation, path: string, cookie: string, given: SentForm = {}): Promise<Response> {
  return sendForm(served, path, { ...given, headers: { cookie, ...given.headers } });
}
