import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { chosenLanguages } from "../audience/chosen-languages.ts";
import { mailAddress } from "../audience/mail-address.ts";
import { memberLine, memberListHead } from "../audience/write-members.ts";
import { membersPage, removeMemberPage, type MemberNote, type MembersAt, type MembersPage } from "../pages/members-page.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { partnerOverviewPage } from "../pages/partner-pages.ts";
import { memberStates, type Keeping, type MemberQuestion } from "../ports/partner-members.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import { partnerFormsBound, partnerPagesBound, secretOf, type PartnerGate } from "./partner-session.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";
import type { WebModules } from "./web-modules.ts";

const notes = [
  "added",
  "asked",
  "again",
  "there",
  "changed",
  "refused",
  "ownChoice",
  "office",
  "full",
  "removed",
] as const satisfies readonly MemberNote[];
const questionSchema = z.object({
  search: z.string().trim().max(254).catch(""),
  state: z.enum(memberStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  note: z.enum(notes).optional().catch(undefined),
});
const publicationSchema = z.object({ publication: z.string().optional().catch(undefined) }).catch({ publication: undefined });
const memberSchema = z.object({ member: z.uuid() });
const typedSchema = z.record(z.string(), z.string().max(1_000).catch("")).catch({});

export interface MemberPagesWith extends Pick<WebModules, "partnerMembers"> {
  readonly gate: PartnerGate;
}

/** `/partner/members`: the partner's own list, of one publication at a time. */
export function addMemberPages(app: FastifyInstance, { partnerMembers, gate }: MemberPagesWith): void {
  const shownPage = async (at: MembersAt, question: MemberQuestion, more: Pick<MembersPage, "note" | "typed"> = {}): Promise<string> => {
    const list = listOf(at);
    const [shown, agreement] = await Promise.all([partnerMembers.page(list, question), partnerMembers.agreement(list)]);
    return membersPage({ ...at, shown, question, agreement, ...more });
  };

  app.get("/members", partnerPagesBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedIn(request, reply));
    if (at === undefined) return reply;
    const { note, ...question } = questionSchema.parse(request.query);
    return sendPage(reply, 200, await shownPage(at, { ...question, state: question.state }, { note }));
  });

  app.post("/members/add", partnerFormsBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedInForm(request, reply));
    if (at === undefined) return reply;
    const typed = typedSchema.parse(request.body);
    const address = mailAddress(typed["address"] ?? "");
    const languages = chosenLanguages(typed, at.publication.languages);
    if (address === undefined || languages.length === 0) {
      const faults = [
        ...(address === undefined ? (["address"] as const) : []),
        ...(languages.length === 0 ? (["languages"] as const) : []),
      ];
      const again = { typed: { address: typed["address"] ?? "", languages, faults } };
      return sendPage(reply, 400, await shownPage(at, { search: "", state: undefined, page: 1 }, again));
    }
    return backToList(reply, at, await partnerMembers.add(keepingOf(request, at), { address, languages }));
  });

  app.get("/members/remove", partnerPagesBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedIn(request, reply));
    if (at === undefined) return reply;
    const asked = memberSchema.safeParse(request.query);
    const member = asked.success ? await partnerMembers.member(listOf(at), asked.data.member) : undefined;
    return member === undefined ? sendPage(reply, 404, notFoundPage(at.language)) : sendPage(reply, 200, removeMemberPage(at, member));
  });

  app.post("/members/remove", partnerFormsBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedInForm(request, reply));
    if (at === undefined) return reply;
    const asked = memberSchema.safeParse(request.body);
    const isTheirs = asked.success && (await partnerMembers.remove(listOf(at), asked.data.member, at.session.contactId));
    return isTheirs ? backToList(reply, at, "removed") : sendPage(reply, 404, notFoundPage(at.language));
  });

  app.post("/members/download", partnerFormsBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedInForm(request, reply));
    if (at === undefined) return reply;
    const members = await partnerMembers.all(listOf(at), at.session.contactId);
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="members.csv"')
      .header("cache-control", "no-store")
      .send(`${memberListHead}${members.map(memberLine).join("")}`);
  });
}

/** Which publication a request of who is signed in is about; undefined after it was answered. */
export async function openedList(
  request: FastifyRequest,
  reply: FastifyReply,
  session: PartnerSession | undefined,
  fields: unknown = request.method === "POST" ? request.body : request.query,
): Promise<MembersAt | undefined> {
  if (session === undefined) return undefined;
  const language = languageOfRequest(request);
  const { publication: slug } = publicationSchema.parse(fields);
  const [first] = session.publications;
  if (first === undefined) {
    await sendPage(reply, 200, partnerOverviewPage(session, language));
    return undefined;
  }
  const publication = slug === undefined ? first : session.publications.find((each) => each.slug === slug);
  if (publication !== undefined) return { language, session, publication };
  await sendPage(reply, 404, notFoundPage(language));
  return undefined;
}

function listOf({ session: { partnerId }, publication }: MembersAt): Pick<Keeping, "partnerId" | "publicationId"> {
  return { partnerId, publicationId: publication.id };
}

export function keepingOf(request: FastifyRequest, at: MembersAt): Keeping {
  const { contactId, partnerName } = at.session;
  return { ...listOf(at), contactId, partnerName, sessionSecret: secretOf(request) ?? "" };
}

function backToList(reply: FastifyReply, { publication }: MembersAt, note: MemberNote): FastifyReply {
  return reply.redirect(`/partner/members?${new URLSearchParams({ publication: publication.slug, note }).toString()}`, 303);
}
