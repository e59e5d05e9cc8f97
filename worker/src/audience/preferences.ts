import type { ErasureStore, Preferences, PreferenceStore, Settings } from "../ports/preferences.ts";
import type { PublicationStore } from "../ports/publications.ts";
import type { FormUses } from "../ports/subscribing.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";
import { formAllowance } from "./form-allowance.ts";
import { erasedMark } from "./keyed-hash.ts";
import { maskedAddress } from "./masked-address.ts";
import { preferencesMail, publicationName } from "./subscribing-mails.ts";
import { issueToken, noCampaign, readToken } from "./token.ts";

export interface PreferencesWith {
  readonly preferenceStore: PreferenceStore;
  readonly erasureStore: ErasureStore;
  readonly formUses: FormUses;
  readonly publications: PublicationStore;
  readonly tokenKey: Uint8Array;
  readonly hashKey: Uint8Array;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** A subscription that is one person's, who may change and erase it; a desk's and a list's are its contact's. */
export function isOnesOwn({ recipientKind, isErased }: Pick<Settings, "recipientKind" | "isErased">): boolean {
  return !isErased && (recipientKind === "person" || recipientKind === "members");
}

/** A reader's own settings behind the token of a mail. Whatever is done here is written into the history of consents. */
export function createPreferences(use: PreferencesWith): Preferences {
  const { preferenceStore, erasureStore, publications, tokenKey, hashKey, ids } = use;
  const settingsOf = async (token: string): Promise<Settings | undefined> => {
    const number = readToken(tokenKey, token, "preferences")?.subscriptionNumber;
    return number === undefined ? undefined : preferenceStore.settings(number);
  };
  return {
    find: async (token) => {
      const settings = await settingsOf(token);
      if (settings === undefined) return undefined;
      const all = await publications.all();
      return {
        settings,
        publication: all.find(({ id }) => id === settings.publicationId),
        others: all.filter(({ id }) => id !== settings.publicationId && !settings.receives.includes(id)),
        maskedAddress: maskedAddress(settings.address),
        leaveToken: issueToken(tokenKey, { purpose: "leave", subscriptionNumber: settings.number, campaignNumber: noCampaign }),
      };
    },
    change: async (token, change) => {
      const settings = await settingsOf(token);
      return settings !== undefined && preferenceStore.change(settings.number, change);
    },
    join: async (token, publicationIds, wording) => joinAll(use, await settingsOf(token), { publicationIds, wording }),
    data: async (token) => {
      const settings = await settingsOf(token);
      if (settings === undefined || !isOnesOwn(settings)) return undefined;
      await preferenceStore.noteLook(settings.subscriptionId, "exported", "recipient");
      return preferenceStore.data(settings.subscriptionId);
    },
    erase: async (token) => {
      const settings = await settingsOf(token);
      if (settings === undefined || !isOnesOwn(settings)) return settings?.isErased === true;
      const { address } = settings;
      await erasureStore.erase({ address, mark: erasedMark(hashKey, address), withShared: false, actor: "reader", method: "page" });
      return true;
    },
    askForLink: async (address, { language, ip }) => {
      const allowance = await formAllowance(use.formUses, hashKey, { address, ip });
      if (allowance !== "granted") return allowance === "busy" ? "busy" : "asked";
      const found = (await preferenceStore.ofAddress(address)).filter(({ isErased }) => !isErased);
      const all = await publications.all();
      const links = found.flatMap(({ number, publicationId }) => {
        const publication = all.find(({ id }) => id === publicationId);
        const token = issueToken(tokenKey, { purpose: "preferences", subscriptionNumber: number, campaignNumber: noCampaign });
        return publication === undefined ? [] : [{ publication, url: `${use.publicUrl}/preferences/${token}` }];
      });
      const [first] = links;
      const to = found[0]?.address;
      if (first === undefined || to === undefined) return "asked";
      const { publication } = first;
      const actions = links.map((link) => ({ label: publicationName(link.publication, language), url: link.url }));
      await preferenceStore.plan(preferencesMail({ id: ids.uuidv7(), publication, language, address: to, now: use.clock.now() }, actions));
      return "asked";
    },
  };
}

async function joinAll(
  { preferenceStore, publications, hashKey, ids }: PreferencesWith,
  settings: Settings | undefined,
  { publicationIds, wording }: { readonly publicationIds: readonly string[]; readonly wording: string },
): Promise<number> {
  if (settings === undefined || !isOnesOwn(settings)) return 0;
  let joinedCount = 0;
  for (const { id, languages } of await publications.all()) {
    if (!publicationIds.includes(id)) continue;
    // What this one has of her languages; where it has none of them, its own first.
    const common = settings.languages.filter((language) => languages.includes(language));
    const joining = {
      publicationId: id,
      languages: common.length === 0 ? languages.slice(0, 1) : common,
      wording,
      subscription: { id: ids.uuidv7(), number: ids.randomHex(8) },
    };
    // oxlint-disable-next-line no-await-in-loop -- a handful, each in its own transaction
    if (await preferenceStore.join(settings.number, joining, (address) => erasedMark(hashKey, address))) joinedCount += 1;
  }
  return joinedCount;
}
