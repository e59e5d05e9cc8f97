import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issuePackToken } from "../src/audience/pack-token.ts";
import { checksPerMinuteMax } from "../src/http/limits.ts";
import { askedMailBytesMax } from "../src/verify/limits.ts";
import { attached, byOutlook, rewritten } from "./support/passed-on.ts";
import { publicUrl } from "./support/served-web.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";

let house: SendingHouse;
/** To the packs of all partners. */
let tokens: readonly string[];

beforeAll(async () => {
  house = await openSendingHouse();
  const { campaigns, audience, tokenKey } = house.served.installation.modules;
  const campaignNumber = (await campaigns.numberOf(await house.approved())) ?? "";
  const tokenOf = async (partnerId: string): Promise<string> => {
    const partnerNumber = (await audience.partnerNumber(partnerId)) ?? "";
    return issuePackToken(tokenKey, { partnerNumber, campaignNumber, lastDay: "2199-01-01" });
  };
  tokens = await Promise.all(["partner-vngoc", "partner-uncac-coalition", "partner-alliance"].map(tokenOf));
  await house.send();
  await house.atRest();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

/** Each check asks from an address of its own, which a proxy on this machine may name: a test is no crowd. */
let asker = 0;
const headersOf = (language: string): Record<string, string> => {
  asker += 1;
  return { "accept-language": language, "x-forwarded-for": `192.0.2.${String(asker)}` };
};

async function check(
  fields: Readonly<Record<string, string | File>>,
  language = "en",
): Promise<{ readonly status: number; readonly page: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await fetch(`${house.served.web}/verify`, { method: "POST", body, headers: headersOf(language) });
  return { status: answer.status, page: await answer.text() };
}

const upload = async (message: string | Uint8Array<ArrayBuffer>, language?: string): ReturnType<typeof check> =>
  check({ file: new File([message], "mail.eml") }, language);
const titleOf = ({ page }: { readonly page: string }): string =>
  /<title>(?<title>[^<]*)<\/title>/u.exec(page)?.groups?.["title"]?.replaceAll("&#39;", "'") ?? "";
const get = async (path: string, language = "en"): Promise<string> =>
  (await fetch(`${house.served.web}${path}`, { headers: headersOf(language) })).text();

async function file(name = "issue", language = "en", token = tokens[0] ?? ""): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(`${house.served.web}/pack/${token}/${name}/${language}/eml`);
  if (!answer.ok) throw new Error(`no file: ${String(answer.status)}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** As an inbox has it. */
function copyOf(address: string): string {
  const found = house.sink.bodies.find(({ to }) => to === address);
  if (found === undefined) throw new Error(`nobody wrote to ${address}`);
  return found.content;
}

describe("the page", () => {
  test("says what a genuine mail looks like, and the SHA-256 of each file as partners download it", async () => {
    const page = await get("/verify/civil-society-newsletter");
    expect(page).toContain("newsletter@example.org");
    expect(page).toContain("civil-society-newsletter-ar.lists.example.org");
    expect(page).toContain(new URL(publicUrl).host);
    const packs = await Promise.all(tokens.map(async (token) => ({ token, shown: await get(`/pack/${token}`) })));
    const files = packs.flatMap(({ token, shown }) =>
      [...shown.matchAll(/\/issue\/(?<language>..)\/eml/gu)].map(({ groups }) => ({ token, language: groups?.["language"] })),
    );
    const bytes = await Promise.all(files.map(async ({ token, language }) => file("issue", language, token)));
    for (const each of bytes) expect(page).toContain(createHash("sha256").update(each).digest("hex"));
    expect(new Set(files.map(({ language }) => language)).size).toBeGreaterThan(1);
  });

  test("is one publication's where there is one, nothing where there is none of that name, and changes nothing when it is opened", async () => {
    const answer = await fetch(`${house.served.web}/verify`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/verify/civil-society-newsletter"]);
    const names = ["nobody", "%00", "a%2Fb", "x".repeat(150)];
    const statuses = await Promise.all(names.map(async (name) => (await fetch(`${house.served.web}/verify/${name}`)).status));
    expect(statuses).toEqual(names.map(() => 404));
  });

  test("stands in the archive and on the page of a pack", async () => {
    expect(await get("/civil-society-newsletter/archive")).toContain('href="/verify/civil-society-newsletter"');
    expect(await get(`/pack/${tokens[0] ?? ""}`)).toContain('href="/verify/civil-society-newsletter"');
  });
});

describe("a mail of ours", () => {
  test("is as we sent it: the partners' file to the last byte, a copy from an inbox, and the source of either, pasted", async () => {
    const asFile = await upload(await file());
    expect(titleOf(asFile)).toBe("This is ours, as we sent it");
    expect(asFile.page).toContain("To the last byte it is the file that partners download.");
    const copy = copyOf(house.sink.bodies[0]?.to ?? "");
    for (const answer of [await upload(copy), await check({ mail: copy }), await check({ mail: Buffer.from(await file()).toString() })]) {
      expect(answer.status).toBe(200);
      expect(titleOf(answer)).toBe("This is ours, as we sent it");
    }
  });

  test("is whole where it was passed on, in the language of whoever asks, and says what of it was taken out to nobody", async () => {
    const copy = copyOf(house.sink.bodies[0]?.to ?? "");
    const answer = await upload(await byOutlook(copy), "ar");
    expect(answer.page).toContain('<html lang="ar" dir="rtl">');
    expect(titleOf(answer)).toBe("هذه الرسالة منّا، وهي كاملة");
    expect(titleOf(await upload(await attached(copy)))).toBe("This is ours, and it is whole");
  });

  test("is an office's selection, of items that were approved", async () => {
    const answer = await upload(await file("selection"));
    expect(titleOf(answer)).toBe("This is ours, as we sent it");
    expect(answer.page).toContain("A partner’s selection");
  });

  test("was changed where a link leads elsewhere, and its words and addresses stand there as text alone", async () => {
    const evil = "https://evil.example/?a=<script>alert(1)</script>";
    const message = await rewritten((content) =>
      content
        .replaceAll(
          "https://example.org/courses/se4u",
          evil.replaceAll(/[<>]/gu, (sign) => `&#${String(sign.charCodeAt(0))};`),
        )
        .replace("About us", '&lt;img src=x onerror=alert(2)&gt; <b onclick="x">now</b>'),
    )(Buffer.from(await file()).toString());
    const answer = await upload(message.replace("Subject: ", 'Reply-To: "<h1>x</h1>" <thief@evil.example>\r\nSubject: '));
    expect(titleOf(answer)).toBe("Careful: this is like a mail of ours, but it was changed");
    expect(answer.page).toContain("https://evil.example/");
    expect(answer.page).not.toMatch(/<(?:script|img|h1>x|b )/u);
    expect(answer.page).not.toMatch(/href="[^"]*evil/u);
    expect(answer.page).toContain("thief@evil.example");
  });
});

const about = (id: string): string => `Message-ID: ${id}\r\nSubject: Hello\r\n\r\nDear member, please pay here: https://pay.example/1\r\n`;

describe("who asks learns nothing about others", () => {
  test("a Message-ID of ours before other words is answered as any other mail, and names nobody", async () => {
    const copy = copyOf(house.sink.bodies[0]?.to ?? "");
    const messageId = /^Message-ID: (?<id>.*)$/mu.exec(copy)?.groups?.["id"] ?? "";
    const [known, unknown] = [await upload(about(messageId)), await upload(about("<0190a0a0-0000-7000-8000-000000000000@example.org>"))];
    expect(titleOf(known)).toBe("We have not found this among what we sent");
    expect(known.page).toBe(unknown.page);
    const { page } = await upload(copy);
    expect(house.sink.bodies.filter(({ to }) => page.includes(to))).toEqual([]);
  });

  test("an edition that was approved and has not begun is not found", async () => {
    await house.served.installation.run("update newsletter.campaigns set begins_at = begins_at + interval '1 day'");
    const answer = await upload(await file());
    await house.served.installation.run("update newsletter.campaigns set begins_at = begins_at - interval '1 day'");
    expect(titleOf(answer)).toBe("We have not found this among what we sent");
  });
});

describe("what is no mail, or too much of one", () => {
  test("gets an answer on the page: nothing, too large, cut off, from another site", async () => {
    expect((await check({ mail: " \n" })).status).toBe(400);
    const large = await upload("x".repeat(askedMailBytesMax + 1), "fr");
    expect([large.status, large.page.includes("C’est plus de 4 Mo")]).toEqual([413, true]);
    expect((await check({ mail: "x".repeat(askedMailBytesMax + 1) })).status).toBe(413);
    const elsewhere = await fetch(`${house.served.web}/verify`, {
      method: "POST",
      body: new FormData(),
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(elsewhere.status).toBe(403);
    const cut = await fetch(`${house.served.web}/verify`, {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=b", ...headersOf("en") },
      body: '--b\r\ncontent-disposition: form-data; name="mail"\r\n\r\nwords',
    });
    expect(cut.status).toBe(400);
  });

  test("50 MB are let through and dropped, and the next one is answered", async () => {
    const answer = await upload(new Uint8Array(50_000_000));
    expect(answer.status).toBe(413);
    expect(titleOf(await upload(await file()))).toBe("This is ours, as we sent it");
  });

  test("100,000 parts, mails 1,000 deep, NULs and no boundary are looked at as far as the bounds go", async () => {
    const many = `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\nx\r\n".repeat(100_000)}`;
    const deep = "MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n".repeat(1_000);
    const titles = await Promise.all(
      [many, deep, "\0".repeat(100_000), "Content-Type: multipart/mixed\r\n\r\nx"].map(async (mail) => titleOf(await upload(mail))),
    );
    expect(titles).toEqual([
      "We could not look through all of this",
      "We could not look through all of this",
      "We have not found this among what we sent",
      "We have not found this among what we sent",
    ]);
  });

  test("comes from one address so often and no more", async () => {
    const ask = async (): Promise<number> => {
      const body = new FormData();
      body.append("mail", "words");
      return (await fetch(`${house.served.web}/verify`, { method: "POST", body, headers: { "x-forwarded-for": "198.51.100.7" } })).status;
    };
    const statuses = await Promise.all(Array.from({ length: checksPerMinuteMax + 1 }, ask));
    expect(statuses.filter((status) => status === 429)).toEqual([429]);
    expect(house.served.unexpected).toEqual([]);
  });
});
