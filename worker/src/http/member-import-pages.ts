import type { FastifyInstance, FastifyReply } from "fastify";
import { isLanguage } from "@newsletter/schemas";
import * as z from "zod";
import { memberFileBytesMax } from "../audience/limits.ts";
import { importedPage, importMembersPage, lookedAtPage, type UploadFault } from "../pages/members-import-page.ts";
import type { MembersAt } from "../pages/members-page.ts";
import type { MemberFileOutcome } from "../ports/partner-members.ts";
import { readFormWithFile, takeFileFields } from "./file-field.ts";
import { memberImportsPerMinuteMax } from "./limits.ts";
import { keepingOf, openedList, type MemberPagesWith } from "./member-pages.ts";
import { partnerFormsBound, partnerPagesBound } from "./partner-session.ts";
import { sendPage } from "./send-page.ts";

const addedSchema = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/u), skipFaulty: z.literal("yes").optional().catch(undefined) });
/** What browsers write into a form around a file and its lines. */
const formBytesMax = 100_000;
const pastedName = "pasted lines";
const fileNameCharactersMax = 200;

const looks = {
  bodyLimit: 2 * memberFileBytesMax + formBytesMax,
  config: { rateLimit: { max: memberImportsPerMinuteMax, timeWindow: "1 minute" } },
};

/** `/partner/members/import`: a file or pasted lines, looked at by the first button and added by the second. */
export async function addMemberImportPages(app: FastifyInstance, { partnerMembers, gate }: MemberPagesWith): Promise<void> {
  await takeFileFields(app);

  app.get("/members/import", partnerPagesBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedIn(request, reply));
    return at === undefined ? reply : sendPage(reply, 200, importMembersPage(at));
  });

  app.post("/members/import", looks, async (request, reply) => {
    const session = await gate.signedInForm(request, reply);
    if (session === undefined) return reply;
    const form = await readFormWithFile(request, { fileBytesMax: memberFileBytesMax, textBytesMax: memberFileBytesMax });
    const at = await openedList(request, reply, session, form.state === "read" ? form.texts : {});
    if (at === undefined) return reply;
    if (form.state === "faulty") return refused(reply, at, form.fault === "tooLarge" ? "tooLarge" : "nothing");
    const lines = form.texts["lines"] ?? "";
    const chosenFile = form.file !== undefined && form.file.bytes.length > 0 ? form.file : undefined;
    const file = chosenFile ?? (lines.trim() === "" ? undefined : { name: pastedName, bytes: Buffer.from(lines) });
    if (file === undefined) return refused(reply, at, "nothing");
    const chosen = form.texts["language"];
    const language = at.publication.languages.find((each) => each === chosen && isLanguage(each)) ?? at.publication.languages[0] ?? "en";
    return answer(reply, at, await partnerMembers.look(keepingOf(request, at), { name: nameOf(file.name), bytes: file.bytes, language }));
  });

  app.post("/members/import/add", partnerFormsBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedInForm(request, reply));
    if (at === undefined) return reply;
    const asked = addedSchema.safeParse(request.body);
    if (!asked.success) return refused(reply, at, "gone");
    return answer(reply, at, await partnerMembers.import(keepingOf(request, at), asked.data.digest, asked.data.skipFaulty === "yes"));
  });
}

async function answer(reply: FastifyReply, at: MembersAt, outcome: MemberFileOutcome): Promise<FastifyReply> {
  switch (outcome.state) {
    case "looked":
      return sendPage(reply, 200, lookedAtPage(at, outcome));
    case "imported":
      return sendPage(reply, 200, importedPage(at, outcome.file));
    case "gone":
      return refused(reply, at, "gone");
    case "unreadable":
    case "tooMany":
      return refused(reply, at, outcome);
  }
}

async function refused(reply: FastifyReply, at: MembersAt, fault: UploadFault): Promise<FastifyReply> {
  return sendPage(reply, statusOf(fault), importMembersPage({ ...at, fault }));
}

function statusOf(fault: UploadFault): number {
  if (fault === "tooLarge") return 413;
  return fault === "gone" ? 409 : 400;
}

/** For the history of consent: one line, whatever the browser said. */
function nameOf(name: string): string {
  const words = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, fileNameCharactersMax);
  return words === "" ? pastedName : words;
}
