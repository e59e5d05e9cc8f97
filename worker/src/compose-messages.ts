import { join } from "node:path";
import { dayAfter } from "./audience/last-day.ts";
import { issuePackToken } from "./audience/pack-token.ts";
import { issueToken, type TokenPurpose } from "./audience/token.ts";
import type { RecipientMail } from "./campaign/controls.ts";
import type { SendingModules } from "./compose.ts";
import { createReadAttachments } from "./content/read-attachments.ts";
import { limits } from "./limits.ts";
import { readMedia } from "./media/read-media.ts";
import { buildMessage } from "./message/build-message.ts";
import type { RecipientName } from "./ports/campaigns.ts";
import type { ClaimedRecipient } from "./ports/sending.ts";
import { storedEdition } from "./store/edition-store.ts";

export interface MessageSettings {
  readonly dataDir: string;
  readonly publicUrl: string;
}

type Addressed = Pick<ClaimedRecipient, "editionDigest" | "subscriptionNumber" | "address" | "messageId" | "memberOf">;

/** Messages of one edition differ in their personal part alone; the edition is read once. */
export function createMessageFor(
  modules: SendingModules,
  { publicUrl, dataDir }: MessageSettings,
): (campaignId: string, recipient: Addressed, date?: Date) => Promise<Uint8Array> {
  const { db, campaigns, audience, tokenKey, clock } = modules;
  const editionOf = remembered(async (name) => {
    const [campaignId = "", digest = ""] = name.split(" ");
    return storedEdition(db, digest, campaignId);
  });
  const readAttachments = createReadAttachments({ read: readMedia(join(dataDir, "media")) });
  const partnerNumberOf = remembered((partnerId) => audience.partnerNumber(partnerId));
  const packToken = (partnerNumber: string, campaignNumber: string, date: Date): string =>
    issuePackToken(tokenKey, { partnerNumber, campaignNumber, lastDay: dayAfter(date, limits.packDays) });
  const numberOf = remembered((campaignId) => campaigns.numberOf(campaignId));
  return async (campaignId, { editionDigest, subscriptionNumber, address, messageId, memberOf }, date = clock.now()) => {
    const [stored, campaignNumber] = await Promise.all([editionOf(`${campaignId} ${editionDigest}`), numberOf(campaignId)]);
    if (stored === undefined || campaignNumber === undefined) throw new Error(`the edition ${editionDigest} is not stored`);
    const { partnerId } = stored.edition.key;
    const partnerNumber = partnerId === undefined ? undefined : await partnerNumberOf(partnerId);
    const token = (purpose: TokenPurpose): string => issueToken(tokenKey, { purpose, subscriptionNumber, campaignNumber });
    const slots = {
      leaveUrl: `${publicUrl}/leave/${token("leave")}`,
      preferencesUrl: `${publicUrl}/preferences/${token("preferences")}`,
      packUrl: `${publicUrl}/pack/${partnerNumber === undefined ? "none" : packToken(partnerNumber, campaignNumber, date)}`,
    };
    return buildMessage({
      ...stored,
      date,
      personal: { to: address, messageId, memberOf, oneClickUrl: `${publicUrl}/u/${token("oneClick")}`, slots },
      attachments: await readAttachments(stored.snapshot, stored.edition.key),
    });
  };
}

/** The message of one recipient, built from what is stored as it is when it leaves; dated when it was settled, or now. */
export function createRecipientMail(
  modules: SendingModules,
  settings: MessageSettings,
): (campaignId: string, who: RecipientName) => Promise<RecipientMail | undefined> {
  const messageFor = createMessageFor(modules, settings);
  return async (campaignId, who) => {
    const recipient = await modules.campaigns.recipient(campaignId, who);
    if (recipient === undefined) return undefined;
    const bytes = await messageFor(campaignId, recipient, recipient.settledAt ?? modules.clock.now());
    return { seq: recipient.seq, state: recipient.state, bytes };
  };
}

/** One look-up per name: an edition and a campaign's number never change. At most a handful are in use at once. */
export function remembered<T>(look: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  const namesMax = 64;
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= namesMax) known.clear();
    const asked = look(name);
    known.set(name, asked);
    // A failed look-up is not kept.
    asked.catch(() => known.delete(name));
    return asked;
  };
}
