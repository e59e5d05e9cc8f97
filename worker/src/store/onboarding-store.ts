import { sql } from "kysely";
import { answersPerDayMax, testsPerDayMax } from "../onboarding/limits.ts";
import type { OnboardingAct, OnboardingActor, OnboardingStore } from "../ports/onboarding.ts";
import { audit } from "./audit.ts";
import type { Database } from "./database.ts";
import { inviteWithin, lockPartner } from "./invite-contact.ts";
import { onboardPartner } from "./onboard-partner.ts";
import { acted, addContact, confirmContact, correctContact, invited, removeContact, TooOften } from "./onboarding-contacts.ts";
import { onboardingRecords } from "./onboarding-records.ts";
import { confirmSubscription } from "./onboarding-subscriptions.ts";
import { planWithin } from "./outbox.ts";

type Answer = Parameters<OnboardingStore["answer"]>[1];
type AnswerMail = Parameters<OnboardingStore["answer"]>[2];

export function createOnboardingStore(db: Database): OnboardingStore {
  const act = async (by: OnboardingActor, what: (transaction: Database) => Promise<OnboardingAct>): Promise<OnboardingAct> =>
    acted(db, by, what).catch((error: unknown): OnboardingAct => {
      if (error instanceof TooOften) return { state: "fault", fault: "busy" };
      throw error;
    });
  return {
    record: async (partnerId) => (await onboardingRecords(db, partnerId))[0],
    records: () => onboardingRecords(db),
    onboard: (wish, inviteOf) => onboardPartner(db, wish, inviteOf),
    invite: (contactId, actor, inviteOf) =>
      db.transaction().execute(async (transaction) => {
        const contact = await transaction.selectFrom("contacts").select("partner_id").where("id", "=", contactId).executeTakeFirst();
        if (contact === undefined) return "unknown";
        await lockPartner(transaction, contact.partner_id);
        return inviteWithin(transaction, { contactId, partnerId: contact.partner_id, actor, again: true }, inviteOf);
      }),
    confirmContact: (by, name) =>
      acted(db, by, async (transaction) => confirmContact({ transaction, by }, name), { mustBeConfirmed: false }),
    addContact: (by, contact, inviteOf) => act(by, async (transaction) => addContact({ transaction, by }, contact, inviteOf)),
    correctContact: (by, contact, inviteOf) => act(by, async (transaction) => correctContact({ transaction, by }, contact, inviteOf)),
    removeContact: (by, contactId) => act(by, async (transaction) => removeContact({ transaction, by }, contactId)),
    inviteColleague: (by, contactId, inviteOf) =>
      act(by, async (transaction) => invited({ transaction, by }, contactId, { again: true }, inviteOf)),
    confirmSubscription: (by, choice) => act(by, async (transaction) => confirmSubscription(transaction, by, choice)),
    answer: (by, given, mail) => act(by, async (transaction) => answer(transaction, by, given, mail)),
    test: (by, subscriptionId, mail) => act(by, async (transaction) => test(transaction, by, subscriptionId, mail)),
  };
}

async function answer(transaction: Database, by: OnboardingActor, given: Answer, mail: AnswerMail): Promise<OnboardingAct> {
  const { about, subject, answer: said, words = null } = given;
  if (about === "forward") {
    const record = await subscriptionOf(transaction, by, subject);
    if (record === undefined) return { state: "fault", fault: "changed" };
    if (record.testedAt === undefined) return { state: "fault", fault: "notSent" };
  }
  const earlier = transaction.selectFrom("onboarding_answers").where("partner_id", "=", by.partnerId);
  const latest = await earlier
    .select(["answer", "words"])
    .where("about", "=", about)
    .where("subject", "=", subject)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (latest?.answer === said && latest.words === words) return { state: "done" };
  const { count } = await earlier
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("at", ">", sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow();
  if (Number(count) >= answersPerDayMax) return { state: "fault", fault: "busy" };
  await transaction
    .insertInto("onboarding_answers")
    .values({ partner_id: by.partnerId, contact_id: by.contactId, about, subject, answer: said, words })
    .execute();
  await audit(transaction, { actor: by.contactId, action: `partner.${said}`, subject: by.partnerId, detail: { about, subject } });
  if (mail !== undefined) await planWithin(transaction, [mail()]);
  return { state: "done" };
}

async function test(
  transaction: Database,
  by: OnboardingActor,
  subscriptionId: string,
  mail: Parameters<OnboardingStore["test"]>[2],
): Promise<OnboardingAct> {
  const subscription = await subscriptionOf(transaction, by, subscriptionId);
  if (subscription === undefined) return { state: "fault", fault: "changed" };
  const { rows } = await sql<{ is_fresh: boolean | null; count: string; suppressed: boolean }>`
    select max(created_at) > now() - interval '1 minute' as is_fresh, count(*) filter (where created_at > now() - interval '1 day') as count,
           exists (select from suppressions x where x.publication_id = ${subscription.publicationId} and x.address = lower(${subscription.address})
                     and is_on_list(x.scope, x.partner_id, ${by.partnerId})) as suppressed
      from outbox where purpose = 'testForward' and about >= ${`${subscriptionId}:`} and about < ${`${subscriptionId};`}`.execute(
    transaction,
  );
  const [before] = rows;
  if (subscription.state !== "active" || before?.suppressed === true) return { state: "fault", fault: "unwanted" };
  if (before?.is_fresh === true) return { state: "done" };
  if (Number(before?.count ?? 0) >= testsPerDayMax) return { state: "fault", fault: "busy" };
  const planned = mail(subscription, subscriptionId);
  await planWithin(transaction, [planned]);
  await audit(transaction, { actor: by.contactId, action: "partner.tested", subject: by.partnerId, detail: { subscriptionId } });
  return { state: "done" };
}

async function subscriptionOf(transaction: Database, by: OnboardingActor, subscriptionId: string) {
  const [record] = await onboardingRecords(transaction, by.partnerId);
  return record?.subscriptions.find(({ id }) => id === subscriptionId);
}
