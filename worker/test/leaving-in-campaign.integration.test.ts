import { expect, test } from "vitest";
import { linksIn, mailsTo } from "./support/mails.ts";
import { sampleSnapshot } from "./support/sample-snapshot.ts";
import { openSendingHouse } from "./support/sending-house.ts";
import { waitFor } from "./support/wait-for.ts";

test("invariant 9: an unsubscribe while a campaign runs holds for the very next claim", async () => {
  // One recipient a job, and no reply to the first one: everybody else is planned, queued, and not claimed yet.
  await using house = await openSendingHouse({ relay: { afterDot: () => "wait" } });
  const { installation, web, token } = house.served;
  const readers = Array.from({ length: 6 }, (_, index) => ({ number: `00000000000000a${index}`, address: `reader-${index}@example.org` }));
  await installation.subscribe(readers);
  const { campaignId } = await installation.rehearseSample(1);
  await house.send();
  await house.sink.when(({ waiting }) => waiting === 1);

  const answers = await Promise.all(
    readers.map(async ({ number }) =>
      fetch(`${web}/u/${token(number, "oneClick")}`, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  const [inFlight] = house.sink.bodies;
  house.sink.release("250 2.0.0 Ok: queued");
  const { status, exclusions } = await waitFor(
    () => installation.reportOf(campaignId),
    ({ isAtRest }) => isAtRest,
  );

  const left = new Set(readers.map(({ address }) => address));
  const issues = house.sink.bodies.filter(({ to, content }) => left.has(to) && content.includes("List-Unsubscribe-Post:"));
  expect(issues).toEqual(left.has(inFlight?.to ?? "") ? [inFlight] : []);
  expect(status).toBe("finished");
  expect(exclusions).toEqual({ suppressed: readers.length - issues.length });
  // The notice that they have left is the last they get.
  const noticed = await waitFor(
    async () => house.sink.bodies.filter(({ content }) => content.includes("/undo/")),
    (notices) => notices.length === readers.length,
  );
  expect(new Set(noticed.map(({ to }) => to))).toEqual(left);
});

test("a desk that nobody could be asked about has left after 48 hours; a contact who is added then is asked, and brings it back", async () => {
  await using house = await openSendingHouse();
  const { installation, web, token } = house.served;
  const { db, leavings, contacts, editions, ids } = installation.modules;
  const { snapshot, digest } = await sampleSnapshot();
  await editions.keepSnapshot(digest, snapshot);
  const number = "00000000000000b1";
  await installation.subscribe([{ number, address: "desk@vngoc.example.org", recipientKind: "desk", partnerId: "partner-vngoc" }]);
  await fetch(`${web}/u/${token(number, "oneClick")}`, { method: "POST" });
  await installation.run("update newsletter.leavings set asked_at = asked_at - interval '48 hours'");
  // Two processes look: it is one act.
  await Promise.all([house.send(), house.send()]);
  await waitFor(
    async () => leavings.undecided(),
    ({ length }) => length === 0,
  );
  expect((await leavings.byNumber(number))?.state).toBe("left");
  const audited = await db.selectFrom("audit").select("action").where("action", "=", "subscription.left").execute();
  expect(audited).toHaveLength(1);

  await contacts.keep(
    { id: ids.uuidv7(), partnerId: "partner-vngoc", name: "Cora", address: "cora@example.org", stakeholderKind: null },
    "test",
  );
  const [mail] = await mailsTo(house.sink, "cora@example.org");
  expect(mail?.text).toContain("Delivery has stopped meanwhile.");
  const [decide = ""] = linksIn(mail ?? {}, "/decide/");
  await fetch(`${web}${decide}`, { method: "POST", body: new URLSearchParams({ decision: "keep" }) });
  expect((await leavings.byNumber(number))?.state).toBe("active");
  const asked = await db.selectFrom("outbox").select("address").where("purpose", "=", "leavingNotice").execute();
  expect(asked).toEqual([{ address: "cora@example.org" }]);
});
