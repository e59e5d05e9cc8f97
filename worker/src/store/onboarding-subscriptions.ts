import { sql } from "kysely";
import { ownerAskedPerDayMax } from "../onboarding/limits.ts";
import type { OnboardingAct, OnboardingActor, SubscriptionChoice } from "../ports/onboarding.ts";
import { audit } from "./audit.ts";
import { noteConsent } from "./consents.ts";
import type { Database } from "./database.ts";
import { obstacleTo } from "./onboard-partner.ts";
import { planWithin } from "./outbox.ts";

interface Confirmed {
  readonly kind: string;
  readonly languages: readonly string[];
  readonly address: string | null;
}

/** A subscription before a contact's word on it. */
// oxlint-disable-next-line typescript/explicit-function-return-type -- the row's type is its query
async function chosenRow(transaction: Database, by: OnboardingActor, subscriptionId: string) {
  return transaction
    .selectFrom("subscriptions as s")
    .innerJoin("contacts as c", (join) => join.on("c.id", "=", by.contactId))
    .select([
      "s.id",
      "s.number",
      "s.publication_id",
      "s.address",
      "s.recipient_kind",
      "s.languages",
      "s.state",
      "c.address as actor_address",
    ])
    .select([
      sql<boolean>`exists (select from consents c where c.subscription_id = s.id and c.actor = 'reader' and c.act in ('asked', 'given', 'changed'))`.as(
        "is_readers_choice",
      ),
      sql<Confirmed | null>`(select jsonb_build_object('kind', c.detail->>'confirmedKind', 'languages', c.languages, 'address', c.address) from consents c
         where c.subscription_id = s.id and c.detail ? 'confirmedKind' order by c.id desc limit 1)`.as("confirmed"),
    ])
    .where("s.id", "=", subscriptionId)
    .where("s.partner_id", "=", by.partnerId)
    .where("s.recipient_kind", "in", ["desk", "list", "person"])
    .where("s.merged_into", "is", null)
    .forUpdate("s")
    .executeTakeFirst();
}

type ChosenRow = NonNullable<Awaited<ReturnType<typeof chosenRow>>>;

/**
 * A contact's word on an address of its partner: who reads it and in which languages. It is the confirmed opt-in of an organisation, so that a
 * desk or list that was asked for becomes active; a mailbox of one person is asked itself, unless it is the contact's own.
 */
export async function confirmSubscription(transaction: Database, by: OnboardingActor, choice: SubscriptionChoice): Promise<OnboardingAct> {
  const row = await chosenRow(transaction, by, choice.subscriptionId);
  if (row === undefined) return { state: "fault", fault: "changed" };
  if (row.state === "leaving" || row.state === "left") return { state: "fault", fault: "stopped" };
  const { recipientKind } = choice;
  const isChanged = differs(row, choice);
  if (isChanged && row.is_readers_choice) return { state: "fault", fault: "readersChoice" };
  const address = row.state === "requested" ? (choice.address ?? row.address) : row.address;
  const isMoved = address.toLowerCase() !== row.address.toLowerCase();
  if (isMoved && (await isTaken(transaction, row, by.partnerId, address))) return { state: "fault", fault: "taken" };
  const wanted = { publicationId: row.publication_id, partnerId: by.partnerId, address, erasedMark: choice.erasedMarkOf(address) };
  if (row.state === "requested" && (await obstacleTo(transaction, wanted)) !== undefined) return { state: "fault", fault: "unwanted" };
  const asksOwner = row.state === "requested" && recipientKind === "person" && address.toLowerCase() !== row.actor_address.toLowerCase();
  // The second of two clicks.
  if (!isMoved && (row.state === "active" || asksOwner) && isConfirmed(row, choice)) return { state: "done" };
  if (asksOwner && (await askedToday(transaction, row.id)) >= ownerAskedPerDayMax) return { state: "fault", fault: "busy" };
  await keep(transaction, row, { by, choice, address, isActive: !asksOwner });
  if (!asksOwner) return { state: "done" };
  await askOwner(transaction, row, { choice, address });
  return { state: "done", note: "asked" };
}

function differs(row: ChosenRow, { recipientKind, languages }: SubscriptionChoice): boolean {
  return row.recipient_kind !== recipientKind || row.languages.join(" ") !== languages.join(" ");
}

/** As it is chosen now. */
function isConfirmed({ confirmed, address }: ChosenRow, { recipientKind, languages }: SubscriptionChoice): boolean {
  return confirmed?.kind === recipientKind && confirmed.languages.join(" ") === languages.join(" ") && confirmed.address === address;
}

interface Kept {
  readonly by: OnboardingActor;
  readonly choice: SubscriptionChoice;
  readonly address: string;
  readonly isActive: boolean;
}

async function keep(transaction: Database, row: ChosenRow, { by, choice, address, isActive }: Kept): Promise<void> {
  const { recipientKind, languages } = choice;
  await transaction
    .updateTable("subscriptions")
    .set({ recipient_kind: recipientKind, languages: [...languages], address })
    .$if(isActive, (update) => update.set({ state: "active" }))
    // Of readers' own alone.
    .$if(recipientKind !== "person", (update) => update.set({ is_low_bandwidth: false }))
    .where("id", "=", row.id)
    .execute();
  const becomesActive = isActive && row.state === "requested";
  await noteConsent(transaction, {
    subscriptionId: row.id,
    // Of what somebody else brought, the word of a contact that it is right is a consent of its own.
    act: becomesActive || !differs(row, choice) ? "given" : "changed",
    method: "contact",
    address,
    languages,
    wording: `onboarding.${choice.language}.1`,
    actor: by.contactId,
    detail: { confirmedKind: recipientKind, ...(row.recipient_kind === recipientKind ? {} : { kindBefore: row.recipient_kind }) },
  });
  await audit(transaction, {
    actor: by.contactId,
    action: becomesActive ? "subscription.confirmed" : "subscription.changed",
    subject: row.id,
    detail: { partnerId: by.partnerId, recipientKind },
  });
}

/** The way of everybody who subscribes by the form. */
async function askOwner(
  transaction: Database,
  row: ChosenRow,
  { choice, address }: { readonly choice: SubscriptionChoice; readonly address: string },
): Promise<void> {
  const mail = choice.confirmation({ number: row.number.toString("hex"), address, publicationId: row.publication_id });
  if (mail === undefined) return;
  await transaction
    .insertInto("opt_ins")
    .values({
      subscription_id: row.id,
      number: Buffer.from(choice.optInNumber, "hex"),
      languages: [...choice.languages],
      wording: `onboarding.${choice.language}.1`,
      language: choice.language,
      expires_at: sql<Date>`now() + ${choice.optInDays} * interval '1 day'`,
    })
    .execute();
  await planWithin(transaction, [mail]);
}

async function askedToday(transaction: Database, subscriptionId: string): Promise<number> {
  const { count } = await transaction
    .selectFrom("opt_ins")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("subscription_id", "=", subscriptionId)
    .where("asked_at", ">", sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function isTaken(transaction: Database, row: ChosenRow, partnerId: string, address: string): Promise<boolean> {
  const other = await transaction
    .selectFrom("subscriptions")
    .select("id")
    .where("publication_id", "=", row.publication_id)
    .where(sql`lower(address)`, "=", address.toLowerCase())
    .where("partner_id", "=", partnerId)
    .where("id", "<>", row.id)
    .executeTakeFirst();
  return other !== undefined;
}
