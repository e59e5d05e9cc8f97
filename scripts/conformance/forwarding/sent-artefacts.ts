import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Installation } from "../../../worker/test/support/install-in.ts";
import type { Sink } from "../../../worker/test/support/sink.ts";
import type { Artefact } from "./artefact.ts";
import { unstuffed } from "./members-inbox.ts";
import type { RunningProduct } from "./running-product.ts";

const partners = { vngoc: "partner-vngoc", coalition: "partner-uncac-coalition", alliance: "partner-alliance" } as const;

/** Who gets a copy, and passes it on. */
const recipients = [
  { name: "desk", recipientKind: "desk", partnerId: partners.vngoc, address: "office@vngoc.example.org", languages: ["en"] },
  { name: "list", recipientKind: "list", partnerId: partners.coalition, address: "members@coalition.example.org", languages: ["en"] },
  { name: "person", recipientKind: "person", partnerId: partners.alliance, address: "secretary@alliance.example.org", languages: ["ar"] },
  { name: "members", recipientKind: "members", partnerId: partners.alliance, address: "reader@alliance.example.org", languages: ["en"] },
] as const;

/** Lists of the other partners: what they get is the same for all. */
const otherLists = [
  { recipientKind: "list", partnerId: partners.vngoc, address: "members@vngoc.example.org", languages: ["en"] },
  { recipientKind: "list", partnerId: partners.alliance, address: "members@alliance.example.org", languages: ["en"] },
] as const;

export interface SentArtefacts {
  /** One to each recipient, and the forwardable edition as a file. */
  readonly artefacts: readonly Artefact[];
  /** What each partner's list got. */
  readonly toLists: readonly Artefact[];
}

/** Everybody subscribes, and each partner has a contact who is asked about its desk and its list. */
export async function subscribePartners({ subscribe, modules }: Installation): Promise<void> {
  await subscribe(
    [...recipients, ...otherLists].map(({ recipientKind, partnerId, address, languages }) => ({
      recipientKind,
      partnerId,
      address,
      languages: [...languages],
    })),
  );
  for (const [name, partnerId] of Object.entries(partners)) {
    await modules.contacts.keep(
      { id: modules.ids.uuidv7(), partnerId, name: `Contact of ${name}`, address: `contact@${name}.example.org` },
      "test",
    );
  }
}

/** Sends the sample, and takes what arrived, byte by byte. */
export async function sentArtefacts(folder: string, product: RunningProduct, mailbox: Sink): Promise<SentArtefacts> {
  await product.sendSample();
  const sentTo = (address: string): string => {
    const found = mailbox.bodies.filter(({ to }) => to === address);
    if (found[0] === undefined || found.length > 1) throw new Error(`${String(found.length)} mails for ${address}.`);
    return unstuffed(found[0].content);
  };
  const copies = recipients.map(({ name, address }) => ({ name, address, message: sentTo(address) }));
  const otherCopies = otherLists.map(({ address }) => ({ name: "list" as const, address, message: sentTo(address) }));
  const message = await forwardableFile(folder, product);
  const edition = { name: "forwardable edition", address: "office@vngoc.example.org", message } as const;
  return { artefacts: [...copies, edition], toLists: [...copies.filter(({ name }) => name === "list"), ...otherCopies] };
}

async function forwardableFile(folder: string, { command }: RunningProduct): Promise<string> {
  const out = join(folder, "forwardable");
  await command("render", "--issue", "sample", "--language", "en", "--edition", "forwardable", "--out", out);
  return readFileSync(join(out, "message.eml"), "utf8");
}
