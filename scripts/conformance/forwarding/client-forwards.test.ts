import { expect, test } from "vitest";
import type { Artefact } from "./artefact.ts";
import { clientWays } from "./client-forwards.ts";
import { foundIn } from "./found-in.ts";

const artefact: Artefact = {
  name: "desk",
  address: "office@partner.example.org",
  told: undefined,
  message: [
    'From: "News" <news@example.org>',
    "To: office@partner.example.org",
    "Subject: =?utf-8?B?2YrZhtin2YrYsQ==?=",
    "List-Unsubscribe: <https://news.example.org/u/abc>",
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    "",
    '<html><head><style>a { color: red }</style></head><body class="news"><a href="https://news.example.org/leave/abc">Stop</a></body></html>',
    "",
  ].join("\r\n"),
};

test.each(clientWays)("$name keeps the link of the body, and of the fields what it says it keeps", async ({ pass, keepsFields }) => {
  const [forwarded] = await pass([artefact]);
  const found = await foundIn(forwarded?.message ?? "");
  expect(found.links).toContain("https://news.example.org/leave/abc");
  expect(found.oneClicks).toEqual(keepsFields ? ["https://news.example.org/u/abc"] : []);
});
