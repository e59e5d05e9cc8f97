import type { FastifyInstance, FastifyReply } from "fastify";
import * as z from "zod";
import { partnersSuppressionsMax } from "../audience/limits.ts";
import type { MembersAt } from "../pages/members-page.ts";
import { memberStopsPage, type StopNote, type StopsPage } from "../pages/members-stops-page.ts";
import type { ListedAddress, SuppressOutcome } from "../ports/members.ts";
import { openedList, type MemberPagesWith } from "./member-pages.ts";
import { partnerFormsBound, partnerPagesBound } from "./partner-session.ts";
import { sendPage } from "./send-page.ts";
import type { WebModules } from "./web-modules.ts";

const notes = ["stopped", "already", "lifted", "stillKept", "notTheirs"] as const satisfies readonly StopNote[];
const querySchema = z.object({ said: z.enum(notes).optional().catch(undefined) });
const typedSchema = z.object({ address: z.string().max(1_000), note: z.string().max(1_000).catch("") }).catch({ address: "", note: "" });

type StopPagesWith = Pick<MemberPagesWith, "gate"> & Pick<WebModules, "members">;

/** `/partner/members/stops`: what a partner wants for addresses on its own list. What others have set is not said. */
export function addMemberStopPages(app: FastifyInstance, { members, gate }: StopPagesWith): void {
  const page = async (at: MembersAt, more: Pick<StopsPage, "said" | "typed">): Promise<string> =>
    memberStopsPage({
      ...at,
      stops: await members.suppressions(at.session.partnerId, at.publication.id, partnersSuppressionsMax),
      ...more,
    });

  app.get("/members/stops", partnerPagesBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedIn(request, reply));
    return at === undefined ? reply : sendPage(reply, 200, await page(at, { said: querySchema.parse(request.query).said }));
  });

  app.post("/members/stops", partnerFormsBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedInForm(request, reply));
    if (at === undefined) return reply;
    const typed = typedSchema.parse(request.body);
    const said = saidOf(await members.suppress(listed(at, typed.address), { note: typed.note, actor: at.session.contactId }));
    return said === "address" || said === "note" ? sendPage(reply, 400, await page(at, { said, typed })) : back(reply, at, said);
  });

  app.post("/members/stops/lift", partnerFormsBound, async (request, reply) => {
    const at = await openedList(request, reply, await gate.signedInForm(request, reply));
    if (at === undefined) return reply;
    const { state, isStillKeptBack } = await members.lift(listed(at, typedSchema.parse(request.body).address), at.session.contactId);
    return back(reply, at, state === "lifted" && isStillKeptBack ? "stillKept" : state);
  });
}

function listed({ session: { partnerId }, publication }: MembersAt, address: string): ListedAddress {
  return { partnerId, publicationId: publication.id, address };
}

function saidOf(outcome: SuppressOutcome): Extract<StopNote, "stopped" | "already" | "address" | "note"> {
  switch (outcome.state) {
    case "suppressed":
      return "stopped";
    case "faulty":
      return outcome.fault;
    case "already":
      return "already";
    case "unknownPartner":
      // Whoever is signed in has a partner.
      return "address";
  }
}

function back(reply: FastifyReply, { publication }: MembersAt, said: StopNote): FastifyReply {
  return reply.redirect(`/partner/members/stops?${new URLSearchParams({ publication: publication.slug, said }).toString()}`, 303);
}
