import { createHash } from "node:crypto";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issuePackToken } from "../src/audience/pack-token.ts";
import { packPagesPerMinuteMax } from "../src/http/limits.ts";
import { publicUrl } from "./support/served-web.ts";
import { openSendingHouse, type SendingHouse } from "./support/sending-house.ts";
import { zipEntries } from "./support/zip-entries.ts";

let house: SendingHouse;
let campaignNumber: string;
beforeAll(async () => {
  house = await openSendingHouse();
  campaignNumber = (await house.served.installation.modules.campaigns.numberOf(await house.approved())) ?? "";
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

async function tokenOf(partnerId: string, some: { readonly lastDay?: string; readonly campaignNumber?: string } = {}): Promise<string> {
  const { audience, tokenKey } = house.served.installation.modules;
  const partnerNumber = (await audience.partnerNumber(partnerId)) ?? "";
  return issuePackToken(tokenKey, { partnerNumber, campaignNumber, lastDay: "2199-01-01", ...some });
}

const open = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${house.served.web}/pack/${path}`, { headers, redirect: "manual" });

const bytesOf = async (path: string): Promise<Buffer> => Buffer.from(await (await open(path)).arrayBuffer());

async function packOf(partnerId: string): Promise<ReadonlyMap<string, Buffer>> {
  return zipEntries(await bytesOf(`${await tokenOf(partnerId)}/pack.zip`));
}

interface Manifest {
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}
const manifestOf = (entries: ReadonlyMap<string, Buffer>): Manifest =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each test says what it reads of it
  JSON.parse((entries.get("manifest.json") ?? Buffer.from("{}")).toString()) as Manifest;

describe("a token that opens nothing", () => {
  test("is answered alike, on the page and on every file: forged, truncated, of another purpose, of a partner or campaign that is none", async () => {
    const token = await tokenOf("partner-vngoc");
    const { modules } = house.served.installation;
    const strangers = { partnerNumber: "00".repeat(8), campaignNumber, lastDay: "2199-01-01" };
    const tokens = [
      token.replace(/.$/u, (last) => (last === "a" ? "b" : "a")),
      token.replace(/^./u, (first) => (first === "a" ? "b" : "a")),
      token.slice(0, -1),
      `${token}a`,
      "x".repeat(150),
      "%00",
      house.served.token("00".repeat(8), "leave"),
      issuePackToken(modules.tokenKey, strangers),
      issuePackToken(Buffer.alloc(32), { ...strangers, partnerNumber: (await modules.audience.partnerNumber("partner-vngoc")) ?? "" }),
      await tokenOf("partner-vngoc", { campaignNumber: "0badcafe" }),
    ];
    const paths = tokens.flatMap((each) => [each, `${each}/pack.zip`, `${each}/issue/en/eml`]);
    const answers = await Promise.all(paths.map(async (path) => open(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    expect(new Set(await Promise.all(answers.map(async (answer) => answer.text()))).size).toBe(1);
  });

  test("is one of a partner whom the issue does not know", async () => {
    await house.served.installation.run(`insert into newsletter.partners (id, name) values ('partner-late', '{"en": "Late"}')`);
    expect((await open(await tokenOf("partner-late"))).status).toBe(404);
  });

  test("is one whose day is over: the page says whom to ask, and the files are gone", async () => {
    const token = await tokenOf("partner-vngoc", { lastDay: "2024-02-29" });
    const page = await open(token, { "accept-language": "fr" });
    expect(page.status).toBe(410);
    const shown = await page.text();
    expect(shown).toContain('lang="fr"');
    expect(shown).toContain("Ce lien a expiré");
    expect(shown).toContain("newsletter@example.org");
    expect((await open(`${token}/pack.zip`)).status).toBe(410);
    expect((await open(`${token}/issue/en/html`)).status).toBe(410);
  });
});

describe("a link that opens", () => {
  test("opens again and again, in any case of its letters, and is kept by nobody on the way", async () => {
    const token = await tokenOf("partner-vngoc");
    const answers = await Promise.all([open(token), open(token), open(token.toUpperCase())]);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("referrer-policy")).toBe("same-origin");
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    }
  });

  test("offers the languages the partner chose, in its order, and no others", async () => {
    const page = await (await open(await tokenOf("partner-alliance"), { "accept-language": "ar" })).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect([...page.matchAll(/id="in-(\w+)"/gu)].map(([, language]) => language)).toEqual(["ar", "en"]);
    const token = await tokenOf("partner-alliance");
    const statuses = await Promise.all(
      ["issue/ar/html", "issue/fr/html", "issue/de/html", "selection/fr/html", "issue/ar/exe"].map(async (path) => {
        const { status } = await open(`${token}/${path}`);
        return status;
      }),
    );
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
  });

  test("leads nowhere but to our own address, whatever the request says its host is", async () => {
    const token = await tokenOf("partner-vngoc");
    const { hostname, port } = new URL(house.served.web);
    const answered = Promise.withResolvers<string>();
    const headers = { host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" };
    request({ hostname, port, path: `/pack/${token}`, headers }, (response) => answered.resolve(text(response))).end();
    const page = await answered.promise;
    expect(page).not.toContain("evil.example");
    expect(page).toMatch(new RegExp(`value="${publicUrl}/[a-z-]+/[a-z0-9-]+/en"`, "u"));
  });

  test("names its files in their own script, as a download", async () => {
    const { headers } = await open(`${await tokenOf("partner-alliance")}/issue/ar/eml`);
    expect(headers.get("content-type")).toBe("message/rfc822");
    const [, name = ""] =
      /^attachment; filename="pack\.eml"; filename\*=UTF-8''(.*)$/u.exec(headers.get("content-disposition") ?? "") ?? [];
    expect(decodeURIComponent(name)).toMatch(/^[\p{Script=Arabic} \d،:-]+\.eml$/u);
  });
});

describe("a partner's pack as one file", () => {
  test("holds what its manifest says, by length and checksum, and nothing else", async () => {
    const entries = await packOf("partner-vngoc");
    const { files } = manifestOf(entries);
    expect(files.map(({ path }) => path).toSorted()).toEqual([...entries.keys()].filter((path) => path !== "manifest.json").toSorted());
    for (const { path, bytes, sha256 } of files) {
      const content = entries.get(path) ?? Buffer.alloc(0);
      expect([path, content.byteLength, createHash("sha256").update(content).digest("hex")]).toEqual([path, bytes, sha256]);
    }
    const kinds = [...entries.keys()].map((path) => path.replace(/\/.*\./u, "/*.")).toSorted();
    expect(new Set(kinds)).toEqual(
      new Set([
        ...["en", "fr", "es"].map((language) => `README.${language}.txt`),
        ...["en", "fr", "es"].flatMap((language) => ["html", "txt", "eml", "ics"].map((format) => `${language}/*.${format}`)),
        "manifest.json",
        "pictures/*.jpg",
        "pictures/*.png",
      ]),
    );
    expect(entries.get("README.fr.txt")?.toString()).toContain("Dossier pour");
  });

  test("has forwardable editions that are the same bytes for every partner", async () => {
    const [one, other] = await Promise.all([packOf("partner-vngoc"), packOf("partner-alliance")]);
    const shared = [...one.keys()].filter((path) => path.startsWith("en/") && !path.includes(" - "));
    expect(shared.map((path) => path.slice(-4))).toEqual(["html", ".txt", ".eml", ".ics"]);
    for (const path of shared) expect([path, other.get(path)?.equals(one.get(path) ?? Buffer.alloc(0))]).toEqual([path, true]);
  });

  test("carries no token of anybody, in no file and under no encoding", async () => {
    for (const partnerId of ["partner-vngoc", "partner-alliance", "partner-uncac-coalition"]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one pack at a time
      for (const [path, bytes] of await packOf(partnerId)) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- a mail is read as mail programs read it
        const content = path.endsWith(".eml") ? await readable(bytes) : bytes.toString("latin1");
        expect([path, /\/(?:u|leave|pack|preferences|confirm|review|partner|reach)\//u.exec(content)?.[0]]).toEqual([path, undefined]);
        expect([path, /(?<![a-z0-9])[a-z2-7]{40}(?![a-z0-9])/iu.exec(content)?.[0]]).toEqual([path, undefined]);
      }
    }
  });

  test("has messages that name nobody and open as new ones", async () => {
    const entries = await packOf("partner-alliance");
    const mails = [...entries].filter(([path]) => path.endsWith(".eml"));
    expect(mails).toHaveLength(4);
    for (const [, bytes] of mails) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- four of them
      const mail = await PostalMime.parse(bytes);
      expect([mail.to, mail.cc, mail.bcc].flatMap((addresses) => addresses ?? [])).toEqual([]);
      const names = mail.headers.map(({ key }) => key);
      expect(names).toEqual(expect.arrayContaining(["x-unsent", "list-id", "list-archive", "list-subscribe", "list-help"]));
      expect(names.filter((name) => /^(?:to|list-unsubscribe.*|feedback-id|cfbl-.*|x-auto.*)$/u.test(name))).toEqual([]);
      expect(mail.html).toContain(publicUrl);
    }
  });
});

/** Headers and both parts of a message, decoded. */
async function readable(bytes: Buffer): Promise<string> {
  const mail = await PostalMime.parse(bytes);
  return JSON.stringify([mail.headers, mail.subject, mail.text, mail.html]);
}

test("who tries one token after another is stopped", async () => {
  const statuses = await Promise.all(
    Array.from({ length: packPagesPerMinuteMax + 20 }, async () => {
      const { status } = await open("a".repeat(40));
      return status;
    }),
  );
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(20);
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
});
