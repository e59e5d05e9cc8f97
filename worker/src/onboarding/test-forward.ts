import { editionKeyText, languages, translationOf, type EditionKey } from "@newsletter/schemas";
import { editionFor } from "../campaign/edition-for.ts";
import type { ReadAttachments } from "../content/read-attachments.ts";
import { buildTestForward } from "../message/build-test-forward.ts";
import type { RenderEditions } from "../ports/editions.ts";
import type {
  LatestIssue,
  OnboardedSubscription,
  OnboardingAct,
  OnboardingActor,
  OnboardingRecord,
  OnboardingStore,
} from "../ports/onboarding.ts";
import type { Clock, Ids } from "../ports/surroundings.ts";

export interface TestForwardWith {
  readonly store: OnboardingStore;
  readonly latestIssue: LatestIssue;
  readonly renderEditions: RenderEditions;
  readonly readAttachments: ReadAttachments;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** The forwardable edition of the issue that went out last, to an address of the partner: as it was rendered then, where it was. */
export async function sendTest(
  { store, latestIssue, renderEditions, readAttachments, ids, clock }: TestForwardWith,
  by: OnboardingActor,
  record: OnboardingRecord,
  subscriptionId: string,
): Promise<OnboardingAct> {
  const subscription = record.subscriptions.find(({ id }) => id === subscriptionId);
  if (subscription === undefined) return { state: "fault", fault: "changed" };
  const latest = await latestIssue.of(subscription.publicationId);
  const key = latest === undefined ? undefined : forwardableFor(subscription, latest.snapshot.publication.languages);
  if (latest === undefined || key === undefined) return { state: "fault", fault: "noIssue" };
  const { snapshot, digest } = latest;
  const kept = await latestIssue.edition(digest, editionKeyText(key));
  const [edition] = kept === undefined ? await renderEditions(snapshot, [key]) : [kept];
  if (edition === undefined) throw new Error(`nothing was rendered for ${editionKeyText(key)}`);
  const attachments = await readAttachments(snapshot, key);
  const { address: sender } = snapshot.publication.sender;
  const organisation = translationOf(record.partnerName, key.language, languages)?.value ?? record.partnerId;
  return store.test(by, subscriptionId, ({ address, recipientKind, publicationId }, about) => {
    const id = ids.uuidv7();
    const messageId = `<${id}@${sender.split("@").at(-1) ?? "localhost"}>`;
    const noteFor = recipientKind === "list" ? undefined : organisation;
    return {
      id,
      purpose: "testForward",
      about: `${about}:${id}`,
      publicationId,
      address,
      returnPath: sender,
      message: () => buildTestForward({ edition, snapshot, date: clock.now(), to: address, messageId, noteFor, attachments }),
      askedBy: by.contactId,
    };
  });
}

/** What an address that redistributes would get, in the language that this one gets. */
function forwardableFor({ languages: wanted }: OnboardedSubscription, offered: Parameters<typeof editionFor>[1]): EditionKey | undefined {
  return editionFor({ recipientKind: "list", partnerId: undefined, languages: wanted }, offered);
}
