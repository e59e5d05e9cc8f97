import type { Installation } from "../../../worker/test/support/install-in.ts";
import type { Sink } from "../../../worker/test/support/sink.ts";
import type { Artefact } from "./artefact.ts";
import { foundIn } from "./found-in.ts";
import { unstuffed } from "./members-inbox.ts";
import type { RunningProduct } from "./running-product.ts";

const contactOf = (partner: keyof typeof partners): string => `contact@${partner}.example.org`;
const partners = { vngoc: "partner-vngoc", coalition: "partner-uncac-coalition", alliance: "partner-alliance" } as const;

/** Who gets a copy, and passes it on. A person decides alone; of a shared address the partner's contact does. */
const recipients = [
  { name: "desk", partner: "vngoc", address: "office@vngoc.example.org", languages: ["en"], told: contactOf("vngoc") },
  { name: "list", partner: "coalition", address: "members@coalition.example.org", languages: ["en"], told: contactOf("coalition") },
  {
    name: "person",
    partner: "alliance",
    address: "secretary@alliance.example.org",
    languages: ["ar"],
    told: "secretary@alliance.example.org",
  },
  { name: "members", partner: "alliance", address: "reader@alliance.example.org", languages: ["en"], told: "reader@alliance.example.org" },
] as const;

/** So that every partner has a list and an office: what these get is compared. */
const others = [
  { name: "list", partner: "vngoc", address: "members@vngoc.example.org", languages: ["en"] },
  { name: "list", partner: "alliance", address: "members@alliance.example.org", languages: ["en"] },
  { name: "desk", partner: "coalition", address: "office@coalition.example.org", languages: ["en"] },
] as const;

/** One that several partners have, each by its own way. */
export interface Copy {
  readonly of: string;
  readonly message: string;
}

export interface SentArtefacts {
  /** One to each recipient, and the forwardable edition as a file. */
  readonly artefacts: readonly Artefact[];
  /** What each partner's list got. */
  readonly toLists: readonly Copy[];
  /** The file in each partner's pack. */
  readonly files: readonly Copy[];
}

/** Everybody subscribes, and each partner has a contact who is asked about its desk and its list. */
export async function subscribePartners({ subscribe, modules }: Installation): Promise<void> {
  await subscribe(
    [...recipients, ...others].map(({ name, partner, address, languages }) => ({
      recipientKind: name,
      partnerId: partners[partner],
      address,
      languages: [...languages],
    })),
  );
  for (const partner of ["vngoc", "coalition", "alliance"] as const) {
    const contact = {
      id: modules.ids.uuidv7(),
      partnerId: partners[partner],
      name: "Cora Contact",
      address: contactOf(partner),
      stakeholderKind: null,
    };
    await modules.contacts.keep(contact, "test");
  }
}

/** Sends the sample, and takes what arrived, byte by byte, and what the offices find behind the links to their packs. */
export async function sentArtefacts({ sendSample, publicUrl }: RunningProduct, mailbox: Sink): Promise<SentArtefacts> {
  await sendSample();
  const sentTo = (address: string): string => {
    const found = mailbox.bodies.filter(({ to }) => to === address);
    if (found[0] === undefined || found.length > 1) throw new Error(`${String(found.length)} mails for ${address}.`);
    return unstuffed(found[0].content);
  };
  const everybody = [...recipients, ...others].map(({ name, address }) => ({ name, of: address, message: sentTo(address) }));
  const offices = everybody.filter(({ name }) => name === "desk" || name === "person");
  const files = await Promise.all(offices.map(async ({ of, message }) => ({ of, message: await packFile(message, publicUrl) })));
  const copies = recipients.map(({ name, address, told }) => ({ name, address, told, message: sentTo(address) }));
  const edition = {
    name: "forwardable edition",
    address: "office@vngoc.example.org",
    told: undefined,
    message: files[0]?.message ?? "",
  } as const;
  return { artefacts: [...copies, edition], toLists: everybody.filter(({ name }) => name === "list"), files };
}

/** The forwardable edition as the office gets it: by the link in its copy. */
async function packFile(message: string, publicUrl: string): Promise<string> {
  const { links } = await foundIn(message);
  const pack = links.find((link) => link.startsWith(`${publicUrl}/pack/`));
  const answer = await fetch(`${pack ?? publicUrl}/issue/en/eml`);
  if (!answer.ok) throw new Error(`The pack of a partner has no forwardable edition: ${String(answer.status)}.`);
  return answer.text();
}
