import { contactNameCharactersMax, onboardingWords, type OnboardingWords } from "@newsletter/schemas";
import { addressCharactersMax } from "../audience/limits.ts";
import type { InvitedContact } from "../ports/onboarding.ts";
import { escaped, withNames } from "./html.ts";
import { stepPage, type OnboardingPage } from "./onboarding-page.ts";

/** Who answers for the partner. Whoever has not confirmed yet sees the one button that does, and may do nothing else. */
export function onboardingContactsPage(page: OnboardingPage): string {
  const { language, session, shown } = page;
  const words = onboardingWords[language];
  const own = shown.record.contacts.find(({ id }) => id === session.contactId);
  const isConfirmed = own?.confirmedAt !== undefined;
  const others = shown.record.contacts.filter(({ id }) => id !== session.contactId);
  const body = [
    `<p>${escaped(words.contacts.lead)}</p>`,
    own === undefined ? "" : ownSection(words, own, others),
    ...others.map((contact) => otherSection(words, contact, isConfirmed)),
    isConfirmed ? addSection(words, page) : "",
  ];
  return stepPage(page, "contacts", body.join(""));
}

function ownSection({ contacts: words }: OnboardingWords, own: InvitedContact, others: readonly InvitedContact[]): string {
  const isConfirmed = own.confirmedAt !== undefined;
  const mayGo = others.some(({ confirmedAt }) => confirmedAt !== undefined);
  return [
    `<section class="panel"><h2>${escaped(words.you)}</h2><p class="address"><bdi>${escaped(own.address)}</bdi></p>`,
    `<form method="post">${nameField(words, own)}`,
    `<button type="submit" name="act" value="confirm">${isConfirmed ? withNames(words.save, own.name) : escaped(words.confirm)}</button></form>`,
    isConfirmed ? `<p class="quiet">${escaped(words.ownAddress)}</p>` : "",
    isConfirmed && mayGo ? oneButton("remove", own, withNames(words.remove, own.name)) : "",
    "</section>",
  ].join("");
}

function otherSection({ contacts: words }: OnboardingWords, contact: InvitedContact, mayChange: boolean): string {
  const state = contact.confirmedAt === undefined ? words.waiting : words.confirmed;
  const head = `<h2><bdi>${escaped(contact.name)}</bdi></h2><p class="address"><bdi>${escaped(contact.address)}</bdi> · ${escaped(state)}</p>`;
  if (!mayChange) return `<section>${head}</section>`;
  const form = [
    `<form method="post"><input type="hidden" name="contact" value="${escaped(contact.id)}">${nameField(words, contact)}`,
    addressField(words, contact.id, contact.address),
    `<p class="quiet">${escaped(words.newAddress)}</p><button class="second" type="submit" name="act" value="save">${withNames(words.save, contact.name)}</button></form>`,
  ].join("");
  const again = contact.confirmedAt === undefined ? oneButton("invite", contact, withNames(words.again, contact.name)) : "";
  const row = `<div class="row">${again}${oneButton("remove", contact, withNames(words.remove, contact.name))}</div>`;
  return `<section>${head}${row}<details><summary>${withNames(words.correct, contact.name)}</summary>${form}</details></section>`;
}

function addSection({ contacts: words }: OnboardingWords, { typed }: OnboardingPage): string {
  return [
    `<section class="panel"><h2>${escaped(words.add)}</h2><p>${escaped(words.addNote)}</p><form method="post">`,
    nameField(words, { id: "new", name: typed?.["name"] ?? "" }),
    addressField(words, "new", typed?.["address"] ?? ""),
    `<button type="submit" name="act" value="add">${escaped(words.add)}</button></form></section>`,
  ].join("");
}

type Words = OnboardingWords["contacts"];

function nameField(words: Words, { id, name }: Pick<InvitedContact, "id" | "name">): string {
  return `<label for="name-${escaped(id)}">${escaped(words.name)}</label><input id="name-${escaped(id)}" name="name" required maxlength="${contactNameCharactersMax}" dir="auto" autocomplete="off" value="${escaped(name)}">`;
}

function addressField(words: Words, id: string, address: string): string {
  return `<label for="address-${escaped(id)}">${escaped(words.address)}</label><input id="address-${escaped(id)}" name="address" type="email" inputmode="email" required maxlength="${addressCharactersMax}" dir="ltr" autocomplete="off" value="${escaped(address)}">`;
}

/** `label` is HTML already. */
function oneButton(act: "remove" | "invite", { id }: Pick<InvitedContact, "id">, label: string): string {
  return `<form method="post"><input type="hidden" name="contact" value="${escaped(id)}"><button class="second" type="submit" name="act" value="${act}">${label}</button></form>`;
}
