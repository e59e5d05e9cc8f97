import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { erasedMark } from "../src/audience/keyed-hash.ts";
import { createErasureStore } from "../src/store/erasure-store.ts";
import { createPartnerMembersStore } from "../src/store/partner-members-store.ts";
import { newsletter } from "./support/command.ts";
import { partnerSubscriptions } from "./support/installation.ts";
import { linksIn } from "./support/mails.ts";
import { keptContact, pageOf, postTo, signedIn } from "./support/partner-browsing.ts";
import { askFor, plannedMails, sendForm } from "./support/reader-forms.ts";
import { serveInstallation, type ServedInstallation } from "./support/served-web.ts";

let served: ServedInstallation;
let cookie: string;
let contactId: string;
beforeAll(async () => {
  served = await serveInstallation({ withStudio: false });
  await served.installation.subscribe(partnerSubscriptions);
  await served.installation.rehearseSample();
  contactId = await keptContact(served, "partner-vngoc", "linh@vngoc.example.org");
  cookie = await signedIn(served, "linh@vngoc.example.org");
});
afterAll(async () => {
  await served[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await served.installation.run("delete from newsletter.form_uses");
});

const list = "/partner/members";
const publication = "civil-society-newsletter";
const publicationId = "publication-civil-society-newsletter";
const vngoc = { partnerId: "partner-vngoc", publicationId };

const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();
const listPage = (query = ""): Promise<string> => textOf(pageOf(served, `${list}${query}`, cookie));
const noteOf = (answer: Response): string | null =>
  new URL(answer.headers.get("location") ?? "/", "http://127.0.0.1").searchParams.get("note");

async function add(address: string, languages: readonly string[] = ["en"], by = cookie): Promise<Response> {
  const chosen = Object.fromEntries(languages.map((language, index) => [`language${String(index + 1)}`, language]));
  return postTo(served, `${list}/add`, by, { fields: { publication, address, ...chosen } });
}

async function look(file: string | Uint8Array<ArrayBuffer>, fields: Readonly<Record<string, string>> = {}, by = cookie): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ publication, language: "en", ...fields })) form.set(name, value);
  form.set("file", new File([file], "members.csv", { type: "text/csv" }));
  return fetch(`${served.web}${list}/import`, {
    method: "POST",
    body: form,
    headers: { cookie: by, "sec-fetch-site": "same-origin", "x-forwarded-for": network() },
  });
}

/** Another one each time: how often one may look at files is bounded. */
let networkCount = 0;
function network(): string {
  networkCount += 1;
  return `10.99.0.${String(networkCount)}`;
}

/** A list of nothing but addresses. */
const many = (count: number): string =>
  `address\n${Array.from({ length: count }, (_, index) => `m${String(index)}@many.example.org`).join("\n")}\n`;

/** The second button of the page that was shown. */
async function addLooked(page: string, by = cookie): Promise<Response> {
  const digest = /name="digest" value="(?<digest>[0-9a-f]{64})"/u.exec(page)?.groups?.["digest"] ?? "";
  const skipFaulty = page.includes('name="skipFaulty"') ? { skipFaulty: "yes" } : {};
  return postTo(served, `${list}/import/add`, by, { fields: { publication, digest, ...skipFaulty } });
}

async function imported(file: string): Promise<string> {
  return textOf(addLooked(await textOf(look(file))));
}

async function stateOf(address: string): Promise<string | undefined> {
  const { db } = served.installation.modules;
  const row = await db
    .selectFrom("subscriptions")
    .select("state")
    .where("address", "=", address)
    .where("partner_id", "=", "partner-vngoc")
    .executeTakeFirst();
  return row?.state;
}

async function member(address: string) {
  const { db } = served.installation.modules;
  return db.selectFrom("subscriptions").selectAll().where("address", "=", address).executeTakeFirstOrThrow();
}

/** As the button of a mail program does it. */
async function leaves(address: string): Promise<void> {
  const token = served.token((await member(address)).number.toString("hex"), "oneClick");
  expect((await fetch(`${served.web}/u/${token}`, { method: "POST" })).status).toBe(200);
}

const withAgreement = async (act: () => Promise<void>): Promise<void> => {
  const partnerMembersStore = createPartnerMembersStore(served.installation.modules.db);
  await partnerMembersStore.recordAgreement(vngoc, { reference: "Letter of <2024>", agreedOn: "2024-02-02" }, "test");
  await act();
  await partnerMembersStore.recordAgreement(vngoc, undefined, "test");
};

describe("who is not signed in, and whose list it is not", () => {
  test("sees, adds, removes and takes away nothing", async () => {
    const paths = [list, `${list}/import`, `${list}/remove?member=${contactId}`];
    const looks = await Promise.all(paths.map(async (path) => (await pageOf(served, path)).status));
    const acts = ["add", "remove", "download", "import/add"].map(async (act) => (await postTo(served, `${list}/${act}`, "")).status);
    expect([...looks, ...(await Promise.all(acts)), (await look("address\na@example.org\n", {}, "")).status]).toEqual(Array(8).fill(403));
    const foreign = { fields: { publication, address: "a@example.org", language1: "en" }, headers: { "sec-fetch-site": "cross-site" } };
    expect((await postTo(served, `${list}/add`, cookie, foreign)).status).toBe(403);
    expect(await stateOf("a@example.org")).toBeUndefined();
  });

  test("another partner's members, direct subscribers and the office's own address are neither shown nor removed", async () => {
    await served.installation.subscribe([
      { address: "theirs@example.org", recipientKind: "members", partnerId: "partner-alliance" },
      { address: "direct@example.org" },
    ]);
    const page = await listPage();
    for (const address of ["theirs@example.org", "direct@example.org", "office@vngoc.example.org"]) {
      expect(page).not.toContain(address);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { id } = await member(address);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect((await pageOf(served, `${list}/remove?member=${id}`, cookie)).status).toBe(404);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect((await postTo(served, `${list}/remove`, cookie, { fields: { publication, member: id } })).status).toBe(404);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect((await member(address)).state).toBe("active");
    }
    expect((await pageOf(served, `${list}?publication=another`, cookie)).status).toBe(404);
    expect((await postTo(served, `${list}/remove`, cookie, { fields: { publication, member: "x' or 1=1" } })).status).toBe(404);
  });

  test("an address that another list or nobody has is answered alike", async () => {
    const answers = await Promise.all(["theirs@example.org", "direct@example.org", "unheard@example.org"].map(async (each) => add(each)));
    expect(answers.map((answer) => answer.headers.get("location"))).toEqual(Array(3).fill(`${list}?publication=${publication}&note=asked`));
    expect(noteOf(await add("office@vngoc.example.org"))).toBe("office");
    expect((await member("office@vngoc.example.org")).recipient_kind).toBe("desk");
  });
});

describe("one person", () => {
  test.each([
    ["nothing", "", ["en"], "This is not an e-mail address"],
    ["markup", '"><b>x</b>@example.org', ["en"], "This is not an e-mail address"],
    ["no language of the publication", "no-language@example.org", ["xx"], "Choose at least one language"],
  ])("is not added with %s, and the form keeps what was typed", async (_what, address, languages, said) => {
    const answer = await add(address, languages);
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain(said);
    expect(page).not.toContain("<b>x");
  });

  test("is asked once where no agreement brings them, by a mail that names the partner, and receives nothing before", async () => {
    const answers = await Promise.all([add("Asked@Example.ORG", ["fr", "en"]), add("Asked@example.org", ["fr", "en"])]);
    expect(new Set(answers.map(noteOf))).toEqual(new Set(["asked", "there"]));
    expect(await stateOf("Asked@example.org")).toBe("requested");
    const [mail, ...more] = await plannedMails(served, "Asked@example.org");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Veuillez confirmer : « Lettre de la société civile »");
    expect(mail?.text).toContain("Vienna NGO Committee on Drugs");
    const [link = ""] = linksIn(mail ?? {}, "/confirm/");
    expect((await sendForm(served, link)).status).toBe(200);
    expect(await stateOf("Asked@example.org")).toBe("active");
    const { consents } = (await served.installation.modules.audienceFiles.history("asked@example.org"))[0] ?? {};
    expect(consents?.map(({ act, method, actor, wording }) => [act, method, actor, wording])).toEqual([
      ["asked", "import", contactId, null],
      ["given", "mail", "reader", "members.fr.1"],
    ]);
  });

  test("is added at once under a recorded agreement, which the page shows in text", async () => {
    expect(await listPage()).toContain("No written agreement of yours is on record");
    await withAgreement(async () => {
      const page = await listPage();
      expect(page).toContain("Letter of &#60;2024&#62;");
      expect(noteOf(await add("brought@example.org"))).toBe("added");
    });
    expect(await stateOf("brought@example.org")).toBe("active");
    expect(await plannedMails(served, "brought@example.org")).toEqual([]);
    const [history] = await served.installation.modules.audienceFiles.history("brought@example.org");
    expect(history?.consents[0]).toMatchObject({
      act: "given",
      method: "agreement",
      actor: contactId,
      detail: { agreement: "Letter of <2024>" },
    });
  });

  test("keeps the languages they chose, and gets the partner's where they chose none", async () => {
    expect(noteOf(await add("asked@example.org", ["ar"]))).toBe("ownChoice");
    await withAgreement(async () => expect(noteOf(await add("brought@example.org", ["ar"]))).toBe("changed"));
  });
});

describe("who gets no mail", () => {
  test("is not put back, and the answer is the same for whoever left, bounced, was erased or was joined", async () => {
    const { db, hashKey } = served.installation.modules;
    const addresses = ["left@example.org", "bounced@example.org", "joined@example.org", "erased@example.org"];
    await withAgreement(async () => {
      for (const address of addresses) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(noteOf(await add(address))).toBe("added");
      }
      await leaves("left@example.org");
      const { id } = await member("brought@example.org");
      await served.installation.run(`
        insert into newsletter.suppressions (publication_id, address, reason) values ('${publicationId}', 'bounced@example.org', 'hardBounce');
        update newsletter.subscriptions set merged_into = '${id}', state = 'left' where address = 'joined@example.org'`);
      const address = "erased@example.org";
      const mark = erasedMark(hashKey, address);
      await createErasureStore(db).erase({ address, mark, withShared: false, actor: "reader", method: "page" });
      const answers = await Promise.all(addresses.map(async (each) => add(each)));
      expect(answers.map(noteOf)).toEqual(Array(4).fill("refused"));
    });
    const page = await textOf(look("address\nleft@example.org\nbounced@example.org\njoined@example.org\nerased@example.org\n"));
    expect(page.match(/does not want mail/gu)).toHaveLength(4);
    expect(page).not.toMatch(/bounce|suppress|unsubscribed|erased/iu);
    expect(await stateOf("left@example.org")).toBe("left");
    const ended = await listPage("?state=ended");
    expect(ended.match(/<td>Does not want mail<\/td>/gu)).toHaveLength(3);
  });
});

describe("removing", () => {
  test("asks first, ends the membership, and is written into the history by the contact's id", async () => {
    const { id } = await member("brought@example.org");
    const asking = await textOf(pageOf(served, `${list}/remove?publication=${publication}&member=${id}`, cookie));
    expect(asking).toContain("brought@example.org");
    expect(await stateOf("brought@example.org")).toBe("active");
    const posted = await Promise.all(
      [1, 2].map(async () => postTo(served, `${list}/remove`, cookie, { fields: { publication, member: id } })),
    );
    expect(posted.map(noteOf)).toEqual(["removed", "removed"]);
    expect(await stateOf("brought@example.org")).toBe("left");
    const [history] = await served.installation.modules.audienceFiles.history("brought@example.org");
    expect(history?.suppressed).toMatchObject({ reason: "unsubscribed" });
    expect(history?.consents.filter(({ act }) => act === "withdrawn")).toMatchObject([{ method: "contact", actor: contactId }]);
    expect(await listPage("?state=removed")).toContain("brought@example.org");
  });

  test("is undone by asking alone, also under an agreement, and by the person themselves", async () => {
    await withAgreement(async () => expect(noteOf(await add("brought@example.org"))).toBe("again"));
    expect(await stateOf("brought@example.org")).toBe("requested");
    const [link = ""] = linksIn((await plannedMails(served, "brought@example.org")).at(-1) ?? {}, "/confirm/");
    const { id } = await member("brought@example.org");
    await postTo(served, `${list}/remove`, cookie, { fields: { publication, member: id } });
    await sendForm(served, link);
    expect(await stateOf("brought@example.org")).toBe("left");
    await askFor(served, { address: "brought@example.org", partner: "partner-vngoc" });
    const [own = ""] = linksIn((await plannedMails(served, "brought@example.org")).at(-1) ?? {}, "/confirm/");
    await sendForm(served, own);
    expect(await stateOf("brought@example.org")).toBe("active");
    const [history] = await served.installation.modules.audienceFiles.history("brought@example.org");
    expect(history?.suppressed).toBeNull();
  });

  test("brings nobody back who left by themselves after it", async () => {
    await withAgreement(async () => {
      await add("twice@example.org");
      await leaves("twice@example.org");
      const { id } = await member("twice@example.org");
      expect(noteOf(await postTo(served, `${list}/remove`, cookie, { fields: { publication, member: id } }))).toBe("removed");
      expect(noteOf(await add("twice@example.org"))).toBe("refused");
    });
  });
});

describe("an address that the partner wants nothing sent to", () => {
  const stops = `${list}/stops`;

  test("is no address, has no reason, or comes from another site: nothing is set", async () => {
    const typed = { publication, address: "<b>@example.org", note: "x" };
    const faulty = await postTo(served, stops, cookie, { fields: typed });
    expect([faulty.status, (await faulty.text()).includes("<b>@")]).toEqual([400, false]);
    expect((await postTo(served, stops, cookie, { fields: { ...typed, address: "asked@example.org", note: " " } })).status).toBe(400);
    const foreign = { fields: { ...typed, address: "asked@example.org" }, headers: { "sec-fetch-site": "cross-site" } };
    expect((await postTo(served, stops, cookie, foreign)).status).toBe(403);
    expect((await postTo(served, stops, "", { fields: typed })).status).toBe(403);
    expect(await textOf(pageOf(served, stops, cookie))).toContain("There are none.");
  });

  test("gets none through this list, by the contact's word, until it is lifted; what its owner set is not", async () => {
    const fields = { publication, address: "Asked@example.org", note: "Left our <i>office</i>" };
    const set = await Promise.all([1, 2].map(async () => postTo(served, stops, cookie, { fields })));
    expect(new Set(set.map((answer) => answer.headers.get("location")))).toEqual(
      new Set([`${stops}?publication=${publication}&said=stopped`, `${stops}?publication=${publication}&said=already`]),
    );
    const page = await textOf(pageOf(served, stops, cookie));
    expect(page).toContain("Left our &#60;i&#62;office&#60;/i&#62;");
    expect(await listPage("?search=asked@")).toContain("<td>Removed by you</td>");
    expect(noteOf(await add("asked@example.org"))).toBe("refused");
    const { db } = served.installation.modules;
    const row = await db.selectFrom("suppressions").selectAll().where("address", "=", "asked@example.org").executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reason: "byPartner", partner_id: "partner-vngoc", set_by: contactId });
    const lifted = await postTo(served, `${stops}/lift`, cookie, { fields });
    expect(lifted.headers.get("location")).toContain("said=lifted");
    expect(await listPage("?search=asked@")).toContain("<td>Receives it</td>");
    const left = await postTo(served, `${stops}/lift`, cookie, { fields: { publication, address: "left@example.org" } });
    expect(left.headers.get("location")).toContain("said=notTheirs");
  });

  test("and what an address has left elsewhere says nothing here", async () => {
    const { db } = served.installation.modules;
    const theirs = await db
      .selectFrom("subscriptions")
      .select("number")
      .where("address", "=", "theirs@example.org")
      .where("partner_id", "=", "partner-alliance")
      .executeTakeFirstOrThrow();
    const token = served.token(theirs.number.toString("hex"), "oneClick");
    expect((await fetch(`${served.web}/u/${token}`, { method: "POST" })).status).toBe(200);
    expect(await listPage("?search=theirs@")).toContain("<td>Asked, no answer yet</td>");
  });
});

describe("a file", () => {
  test.each([
    ["Latin-1", new Uint8Array([...Buffer.from("address\nm"), 0xfc, ...Buffer.from("ller@example.org\n")]), "not UTF-8"],
    ["a column for names", "address,name\na@example.org,Amina\n", "no column “name”"],
    ["no rows", "address\n", "no rows"],
    ["zero bytes", "address\na\0@example.org\n", "zero bytes"],
    ["an open quotation mark", 'address\n"a@example.org\n', "quotation mark"],
    ["markup for a column", "<script>x</script>\na@example.org\n", "no column"],
  ])("with %s is refused as a whole", async (_what, file, said) => {
    const answer = await look(file);
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain("This file cannot be read");
    expect(page).toContain(said);
    expect(page).not.toContain("<script");
  });

  test("is looked at line by line before anything is stored, and mended lines come in by the second button alone", async () => {
    const faulty = "address;languages\ngood@example.org;en,fr\nbad@;en\nGOOD@example.org;en\nother@example.org;xx\nleft@example.org;\n";
    const page = await textOf(look(faulty));
    expect(page).toMatch(/Line 3<\/th><td>holds no e-mail address/u);
    expect(page).toMatch(/Line 4<\/th><td>stands in an earlier line/u);
    expect(page).toMatch(/Line 5<\/th><td>names a language the publication does not have/u);
    expect(page).toMatch(/Line 6<\/th><td>does not want mail/u);
    expect(page).toContain("Add the others, without the faulty lines");
    expect(await stateOf("good@example.org")).toBeUndefined();
    const done = await imported("address;languages\ngood@example.org;en,fr\nother@example.org;ar\n");
    expect(done).toContain("The file has been added");
    expect((await member("good@example.org")).languages).toEqual(["en", "fr"]);
    expect(await plannedMails(served, "other@example.org")).toHaveLength(1);
  });

  test("is added once, and only the one that was looked at last", async () => {
    const first = await textOf(look("address\nfirst@example.org\n"));
    const second = await textOf(look("second@example.org\n"));
    expect((await addLooked(first)).status).toBe(409);
    const answers = await Promise.all([addLooked(second), addLooked(second)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect([await stateOf("first@example.org"), await stateOf("second@example.org")]).toEqual([undefined, "requested"]);
    const other = await signedIn(served, "linh@vngoc.example.org");
    const third = await textOf(look("third@example.org\n"));
    expect((await addLooked(third, other)).status).toBe(409);
    expect(await plannedMails(served, "second@example.org")).toHaveLength(1);
  });

  test("may be pasted, and says when nothing was given or too much", async () => {
    const pasted = await look("", { lines: "pasted@example.org\nsecond@example.org" });
    expect(await pasted.text()).toContain("<dt>new</dt><dd>1</dd>");
    const nothing = await look("", { lines: " \n" });
    expect([nothing.status, (await nothing.text()).includes("Choose a file, or paste lines")]).toEqual([400, true]);
    const large = await look("a".repeat(2_000_001));
    expect([large.status, (await large.text()).includes("at most 2 megabytes and 20000 lines")]).toEqual([413, true]);
  });
});

describe("taking the list along", () => {
  test("gives the own members alone, as a file that no spreadsheet takes for formulas, and that is read again", async () => {
    await withAgreement(async () => expect(noteOf(await add("=cmd@example.org"))).toBe("added"));
    const answer = await postTo(served, `${list}/download`, cookie, { fields: { publication } });
    const file = await answer.text();
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    expect(file).toContain("address,languages,state,since\r\n'=cmd@example.org,en,receiving,");
    expect(file).not.toMatch(/office@|secretary@|members@/u);
    expect(await textOf(look(file))).toContain("<dt>there already</dt>");
    const { db } = served.installation.modules;
    const audited = await db.selectFrom("audit").select("actor").where("action", "=", "members.exported").execute();
    expect(audited).toEqual([{ actor: contactId }]);
  });
});

const command = async (...args: readonly string[]) =>
  newsletter(["audience", "agreement", "partner-vngoc", "--publication", publicationId, ...args], {
    DATABASE_URL: served.installation.databaseUrl,
    DATA_DIR: served.installation.dataDir,
  });

describe("an agreement", () => {
  test("is recorded by a command, and ended by it; what is no day is refused", async () => {
    expect((await command("--reference", "Letter", "--date", "2024-02-30")).code).toBe(2);
    expect(await listPage()).toContain("No written agreement of yours is on record");
    const recorded = await command("--reference", "Letter no. 12", "--date", "2024-02-02", "--json");
    expect(JSON.parse(recorded.out)).toMatchObject({ agreement: { reference: "Letter no. 12", agreedOn: "2024-02-02" } });
    expect(await listPage()).toContain("<bdi>Letter no. 12</bdi>, of <bdi>2 February 2024</bdi>");
    expect((await command("--end")).out).toContain("no agreement");
    expect(await listPage()).toContain("No written agreement of yours is on record");
  });
});

describe("the bounds of a day", () => {
  test("are 500 people who are asked, and under an agreement as many as a file may have lines", async () => {
    await served.installation.run("update newsletter.consents set at = at - interval '2 days'");
    expect(await textOf(look(many(501)))).toContain("at most 500 people can be asked in a day");
    await withAgreement(async () => {
      expect(await textOf(look(many(20_000)))).toContain("<dt>new</dt><dd>20000</dd>");
      expect(await imported(many(150))).toContain("<dt>new</dt><dd>150</dd>");
      const { id } = await member("m1@many.example.org");
      await served.installation.run(`
        insert into newsletter.consents (subscription_id, act, method, languages, actor, detail)
        select '${id}', 'given', 'agreement', '{en}', 'test', '{"byPartner": "partner-vngoc"}' from generate_series(1, 19850)`);
      expect(noteOf(await add("one-more@example.org"))).toBe("full");
    });
    const page = await listPage("?search=many.example&page=3");
    expect(page).toContain("Page 3 of 3");
    expect(page.match(/<tr><th scope="row">/gu)).toHaveLength(50);
    expect(await listPage("?search=%25")).toContain("There is nobody here");
  });
});
