import {
  contactAddressCharactersMax,
  contactNameCharactersMax,
  contactsOfPartnerMax,
  type Contact,
  type FieldFault,
} from "@newsletter/schemas";
import * as z from "zod";

const addressSchema = z.email({ pattern: z.regexes.html5Email });

export function isAddress(value: string): boolean {
  return addressSchema.safeParse(value).success;
}

/** A name as it is compared and shown: blanks of whatever kind are one. */
export function withoutEdges(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}

export function contactFaults({ name, address }: Pick<Contact, "name" | "address">): readonly FieldFault[] {
  const found: readonly (FieldFault | undefined)[] = [nameFault(name), addressFault(address)];
  return found.filter((fault) => fault !== undefined);
}

function nameFault(name: string): FieldFault | undefined {
  if (!isReadable(name)) return { field: "name", message: "Write the name of the person." };
  if (name.length > contactNameCharactersMax)
    return { field: "name", message: `This name is longer than ${contactNameCharactersMax} characters.` };
  return undefined;
}

function addressFault(address: string): FieldFault | undefined {
  if (address === "") return { field: "address", message: "Write the mail address." };
  if (address.length > contactAddressCharactersMax)
    return { field: "address", message: `No mail address is longer than ${contactAddressCharactersMax} characters.` };
  if (!isAddress(address)) return { field: "address", message: "This is not a mail address. One looks like name@example.org." };
  return undefined;
}

/** Something that a person can see: a letter, a digit or a sign. */
export function isReadable(name: string): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(name);
}

export const contactTaken: FieldFault = { field: "address", message: "This partner has a contact with this address already." };
export const contactFull: FieldFault = { field: "name", message: `A partner has at most ${contactsOfPartnerMax} contacts.` };
