import { open, readdir } from "node:fs/promises";
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

/** The Message-ID of every message the mailbox has taken, in its own files: all mails of a campaign at once are too much for its page. */
export async function messageIdsIn(dataDir: string): Promise<readonly string[]> {
  const folder = join(dataDir, "mailbox");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
  const ids: string[] = [];
  // oxlint-disable-next-line eslint/no-await-in-loop -- a thousand files at once are more than may be open
  for (const name of files) ids.push(await messageIdOf(join(folder, name)));
  return ids;
}

const headerBytesMax = 16_384;

async function messageIdOf(file: string): Promise<string> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(headerBytesMax), position: 0 });
  const id = /^Message-ID:\s*(?<id><[^>]+>)/imu.exec(buffer.toString("latin1", 0, bytesRead))?.groups?.["id"];
  if (id === undefined) throw new Error(`${file} has no Message-ID`);
  return id;
}
