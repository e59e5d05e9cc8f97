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
