import { claimOf, type Claim } from "./claim.ts";
import { mailsOf, type ReadEdition } from "./editions.ts";
import { startRspamd, type Rspamd } from "./rspamd-server.ts";

// Rspamd compares the words of the two parts of a mail: R_PARTS_DIFFER comes with half of them different.

const symbol = "R_PARTS_DIFFER";

export async function rspamdClaims(editions: readonly ReadEdition[], folder: string): Promise<readonly Claim[]> {
  const mails = mailsOf(editions).flatMap(({ name, message }) => (message === undefined ? [] : [{ name, message }]));
  const rspamd = await startRspamd(folder);
  try {
    return [await seesDifference(rspamd), await sameParts(rspamd, mails)];
  } finally {
    await rspamd.stop();
  }
}

interface Judged {
  readonly name: string;
  readonly symbols: ReadonlyMap<string, string>;
}

async function sameParts({ symbolsOf }: Rspamd, mails: readonly { readonly name: string; readonly message: Uint8Array }[]): Promise<Claim> {
  const judged: Judged[] = [];
  for (const { name, message } of mails) judged.push({ name, symbols: await symbolsOf(message) });
  return claimOf(`rspamd: in ${String(mails.length)} mails text and HTML say the same (no ${symbol})`, differences(judged), "none");
}

export function differences(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap(({ name, symbols }) => {
    const difference = symbols.get(symbol);
    return difference === undefined ? [] : [`${name}: ${difference} of the words differ`];
  });
}

/** A check that never fires would pass for ever: a mail whose text part says nothing of its HTML has to be seen first. */
async function seesDifference({ symbolsOf }: Rspamd): Promise<Claim> {
  const difference = (await symbolsOf(Buffer.from(mailOfDifferentParts))).get(symbol);
  return claimOf(
    `rspamd sees a mail whose parts differ (${symbol})`,
    difference === undefined ? ["it took a text part of three words for the same as its HTML"] : [],
    difference ?? "",
  );
}

const mailOfDifferentParts = `From: Sample <newsletter@example.org>
To: reader@partner.example.org
Date: Mon, 15 Jan 2024 09:00:00 +0000
Message-ID: <parts-differ@example.org>
Subject: Parts that differ
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="parts"

--parts
Content-Type: text/plain; charset=utf-8

Read it online.

--parts
Content-Type: text/html; charset=utf-8

<p>The session in Atlanta brought together ministers, organisations and young people who compared prevention, treatment and recovery
over three days. What they agreed on goes to Vienna in spring, where the next session takes it up with the same participants.</p>

--parts--
`.replaceAll("\n", "\r\n");
