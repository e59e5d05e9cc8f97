import PostalMime from "postal-mime";
import type { NewSubscription } from "./plant-subscriptions.ts";
import { sampleSnapshot } from "./sample-snapshot.ts";
import { serveInstallation, type ServedInstallation } from "./served-web.ts";

export const partnerId = "partner-vngoc";
export const contact = { id: "0197f1c2-5b1e-7c3a-9d55-2f0f3c1f9a10", name: "Cora Contact", address: "cora@office.example.org" };

export interface Subscribed {
  readonly number: string;
  readonly address: string;
  readonly oneClick: string;
  readonly leave: string;
}

export interface Told {
  readonly purpose: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The one link of a notice, on the served installation. */
  readonly link: string;
}

/** A served installation whose publication has had an issue, with one partner and its contact. */
export interface LeavingHouse extends AsyncDisposable {
  readonly served: ServedInstallation;
  readonly subscribed: (kind: NewSubscription["recipientKind"], more?: Partial<NewSubscription>) => Promise<Subscribed>;
  readonly stateOf: (who: Subscribed) => Promise<string | undefined>;
  readonly suppressionOf: (who: Subscribed) => Promise<string | undefined>;
  /** Acts and methods in their order, without those of the import. */
  readonly consentsOf: (who: Subscribed) => Promise<readonly string[]>;
  /** What the outbox has been given about this subscription. */
  readonly told: (who: Subscribed) => Promise<readonly Told[]>;
  /** Its leaving began, and ended, so much earlier. */
  readonly longAgo: (who: Subscribed, hours: number) => Promise<void>;
}

export async function openLeavingHouse(): Promise<LeavingHouse> {
  const served = await serveInstallation({ withStudio: false });
  const { modules, run, subscribe } = served.installation;
  const { db, editions, contacts } = modules;
  const { snapshot, digest } = await sampleSnapshot();
  await editions.keepSnapshot(digest, snapshot);
  await contacts.keep({ ...contact, partnerId, stakeholderKind: null }, "test");
  await run(`update newsletter.partners set name = '{"en": "Vienna NGO Committee on Drugs"}' where id = '${partnerId}'`);
  const row = (number: string) => db.selectFrom("subscriptions").selectAll().where("number", "=", Buffer.from(number, "hex"));

  return {
    served,
    subscribed: async (kind, more = {}) => {
      const number = modules.ids.randomHex(8);
      const address = more.address ?? `${kind}-${number}@example.org`;
      await subscribe([{ number, address, recipientKind: kind, partnerId: kind === "person" ? undefined : partnerId, ...more }]);
      return {
        number,
        address,
        oneClick: `${served.web}/u/${served.token(number, "oneClick")}`,
        leave: `${served.web}/leave/${served.token(number, "leave")}`,
      };
    },
    stateOf: async ({ number }) => (await row(number).executeTakeFirst())?.state,
    suppressionOf: async ({ address }) =>
      (await db.selectFrom("suppressions").select("reason").where("address", "=", address.toLowerCase()).executeTakeFirst())?.reason,
    consentsOf: async ({ number }) => {
      const { id } = await row(number).executeTakeFirstOrThrow();
      const rows = await db.selectFrom("consents").selectAll().where("subscription_id", "=", id).orderBy("id").execute();
      return rows.filter(({ method }) => method !== "import").map(({ act, method, actor }) => `${act} ${method} ${actor}`);
    },
    told: async ({ number }) => {
      const rows = await db
        .selectFrom("outbox as o")
        .innerJoin("leavings as l", (join) => join.on((on) => on.eb("o.about", "=", on.cast<string>("l.id", "text"))))
        .innerJoin("subscriptions as s", "s.id", "l.subscription_id")
        .where("s.number", "=", Buffer.from(number, "hex"))
        .select(["o.purpose", "o.address", "o.message"])
        .orderBy("o.created_at")
        .orderBy("o.id")
        .execute();
      return Promise.all(
        rows.map(async ({ purpose, address, message }) => {
          const { subject, text, link } = await readNotice(message, served.web);
          return { purpose, to: address, subject, text, link };
        }),
      );
    },
    longAgo: async ({ number }, hours) =>
      run(
        `update newsletter.leavings set asked_at = asked_at - interval '${hours} hours', left_at = left_at - interval '${hours} hours'
          where subscription_id = (select id from newsletter.subscriptions where number = '\\x${number}')`,
      ),
    [Symbol.asyncDispose]: async () => served[Symbol.asyncDispose](),
  };
}

/** By an independent reader of MIME; mails name the public address, tests ask the served one. */
export async function readNotice(message: Buffer | string | null, web: string): Promise<Pick<Told, "subject" | "text" | "link">> {
  const { subject = "", text = "" } = await PostalMime.parse(message ?? "");
  const path = /https?:\/\/[^/\s]+(?<path>\/(?:undo|decide)\/[a-z2-7]+)/u.exec(text)?.groups?.["path"] ?? "";
  return { subject, text, link: `${web}${path}` };
}
