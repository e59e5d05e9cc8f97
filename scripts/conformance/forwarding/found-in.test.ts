import { expect, test } from "vitest";
import { foundIn, linksOf } from "./found-in.ts";

const lines = (...all: readonly string[]): string => `${all.join("\r\n")}\r\n`;

const partnerCopy = lines(
  "From: news@example.org",
  "Subject: January",
  "List-Unsubscribe: <https://news.example.org/u/abc>",
  "List-Archive: <https://news.example.org/civil-society/2024-01/en>",
  "MIME-Version: 1.0",
  'Content-Type: multipart/alternative; boundary="b"',
  "",
  "--b",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "Stop here: https://news.example.org/leave/abc=",
  "def.",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<!--[if mso]><v:rect href="https://news.example.org/for-outlook"></v:rect><![endif]-->',
  '<a href="https://news.example.org/x?a=1&amp;b=2">x</a><img src="https://news.example.org/media/1.png" alt="">',
  "--b--",
);

const offered = [
  "https://news.example.org/leave/abcdef",
  "https://news.example.org/for-outlook",
  "https://news.example.org/x?a=1&b=2",
  "https://news.example.org/media/1.png",
  "https://news.example.org/u/abc",
  "https://news.example.org/civil-society/2024-01/en",
];

test("every address of text, HTML, comments for one client and List-* fields is found, as a reader decodes it", async () => {
  const found = await foundIn(partnerCopy);
  expect(found.links.toSorted()).toEqual(offered.toSorted());
  expect(found.oneClicks).toEqual(["https://news.example.org/u/abc"]);
});

test("what an attached message offers is found as well, its List-Unsubscribe too", async () => {
  const outer = lines(
    "From: office@partner.example.org",
    "Subject: Fwd: January",
    "List-Unsubscribe: <mailto:news-leave@members.example.org>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="outer"',
    "",
    "--outer",
    "Content-Type: text/plain",
    "",
    "See below.",
    "--outer",
    "Content-Type: message/rfc822",
    "Content-Disposition: attachment",
    "",
    partnerCopy,
    "--outer--",
  );
  const found = await foundIn(outer);
  expect(found.links.toSorted()).toEqual(offered.toSorted());
  expect(found.oneClicks).toEqual(["https://news.example.org/u/abc"]);
});

test("an address ends before the punctuation of its sentence", () => {
  expect(linksOf("See https://example.org/a_b, or (https://example.org/c).")).toEqual(["https://example.org/a_b", "https://example.org/c"]);
});
