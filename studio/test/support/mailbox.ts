import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

// The local mailbox's own web interface (maildev): what a person sees in it, as data.

const mailSchema = z.looseObject({
  id: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  to: z.array(z.looseObject({ address: z.string() })),
});
export type Mail = z.infer<typeof mailSchema>;

export async function mailsIn(mailbox: string): Promise<readonly Mail[]> {
  const response = await fetch(new URL("/api/email", mailbox));
  return z.array(mailSchema).parse(await response.json());
}

/** The Message-ID of every message the mailbox has, from its own files: all mails of a campaign at once are too much for its page. */
export async function messageIdsIn(dataDir: string): Promise<readonly string[]> {
  const folder = join(dataDir, "mailbox");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
  const ids: string[] = [];
  for (const name of files) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- a thousand files at once are more than may be open
    const message = await readFile(join(folder, name), "latin1");
    // Of a connection that died in the body a part is left; only what ends with its closing boundary has arrived.
    if (!/--[^\r\n]+--\s*$/u.test(message)) continue;
    const id = /^Message-ID:\s*(?<id><[^>]+>)/imu.exec(message)?.groups?.["id"];
    if (id === undefined) throw new Error(`${name} has no Message-ID`);
    ids.push(id);
  }
  return ids;
}
