import { consentWording, type Language } from "@newsletter/schemas";
import PostalMime, { type Email } from "postal-mime";
import type { ServedInstallation } from "./served-web.ts";

/** A network of its own for each form, unless a test says whose it is. */
let networkCount = 0;

export interface SentForm {
  readonly fields?: Readonly<Record<string, string>>;
  readonly ip?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a form of our pages as a browser would. */
export async function sendForm(
  served: ServedInstallation,
  path: string,
  { fields = {}, ip, headers = {} }: SentForm = {},
): Promise<Response> {
  networkCount += 1;
  const from = ip ?? `10.${networkCount >> 8}.${networkCount & 255}.7`;
  return fetch(`${served.web}${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "x-forwarded-for": from, "sec-fetch-site": "same-origin", ...headers },
    redirect: "manual",
  });
}

export const subscribePath = (language: Language = "en"): string => `/subscribe/civil-society-newsletter/${language}`;

/** The form that subscribes, filled in. */
export async function askFor(
  served: ServedInstallation,
  fields: Readonly<Record<string, string>>,
  given: Omit<SentForm, "fields"> & { readonly language?: Language } = {},
): Promise<Response> {
  const { language = "en" } = given;
  const filled = { language1: "en", wording: consentWording(language), ...fields };
  return sendForm(served, subscribePath(language), { ...given, fields: filled });
}

/** Mails of the outbox to an address, in the order in which they were planned: nobody sends them here. */
export async function plannedMails({ installation }: ServedInstallation, address: string): Promise<readonly Email[]> {
  const rows = await installation.modules.db
    .selectFrom("outbox")
    .select("message")
    .where("address", "=", address)
    .orderBy("created_at")
    .execute();
  return Promise.all(rows.map(async ({ message }) => PostalMime.parse(message ?? "")));
}
