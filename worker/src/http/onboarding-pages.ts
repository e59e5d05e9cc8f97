import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Onboarding } from "../onboarding/onboarding.ts";
import { onboardingContactsPage } from "../pages/onboarding-contacts-page.ts";
import { onboardingForwardPage } from "../pages/onboarding-forward-page.ts";
import { onboardingMastheadPage } from "../pages/onboarding-masthead-page.ts";
import { onboardingOverviewPage, onboardingSteps, type OnboardingPage, type OnboardingStep } from "../pages/onboarding-page.ts";
import { onboardingSubscriptionsPage } from "../pages/onboarding-subscriptions-page.ts";
import type { OnboardingAct } from "../ports/onboarding.ts";
import type { PartnerSession } from "../ports/partner-sign-in.ts";
import { onboardingActs, typedSchema, type Typed } from "./onboarding-acts.ts";
import { partnerFormsBound, partnerPagesBound, type PartnerGate } from "./partner-session.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";

const noteSchema = z.object({ note: z.enum(["kept", "asked"]).optional().catch(undefined) });

interface OnboardingPagesWith {
  readonly onboarding: Onboarding;
  readonly gate: PartnerGate;
}

/** `/partner/onboarding`: the steps of a contact who is signed in. A GET changes nothing; a form leads back to the page of its step. */
export function addOnboardingPages(app: FastifyInstance, { onboarding, gate }: OnboardingPagesWith): void {
  const acts = onboardingActs(onboarding);

  app.get("/onboarding", partnerPagesBound, async (request, reply) => {
    const session = await gate.signedIn(request, reply);
    if (session === undefined) return reply;
    return sendPage(reply, 200, onboardingOverviewPage(await pageOf(session, request)));
  });

  for (const step of onboardingSteps) {
    app.get(`/onboarding/${step}`, partnerPagesBound, async (request, reply) => {
      const session = await gate.signedIn(request, reply);
      if (session === undefined) return reply;
      return sendPage(reply, 200, await htmlOf(step, await pageOf(session, request)));
    });

    app.post(`/onboarding/${step}`, partnerFormsBound, async (request, reply) => {
      const session = await gate.signedInForm(request, reply);
      if (session === undefined) return reply;
      const typed = typedSchema.parse(request.body);
      return answer(request, reply, { session, step, typed, act: await acts[step](session, typed, languageOfRequest(request)) });
    });
  }

  async function pageOf(session: PartnerSession, request: FastifyRequest): Promise<OnboardingPage> {
    const { note } = noteSchema.parse(request.query);
    return { language: languageOfRequest(request), session, shown: await onboarding.shown(session), note };
  }

  async function htmlOf(step: OnboardingStep, page: OnboardingPage): Promise<string> {
    if (step === "contacts") return onboardingContactsPage(page);
    if (step === "subscriptions") return onboardingSubscriptionsPage(page);
    if (step === "forward") return onboardingForwardPage(page);
    return onboardingMastheadPage(page, await onboarding.masthead(page.session, page.language));
  }

  interface Answered {
    readonly session: PartnerSession;
    readonly step: OnboardingStep;
    readonly typed: Typed;
    readonly act: OnboardingAct;
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, { session, step, typed, act }: Answered): Promise<FastifyReply> {
    // Reloading the page then sends nothing a second time. Whoever is no contact any more is told so there.
    if (act.state === "gone") return reply.redirect("/partner/overview", 303);
    if (act.state === "done") return reply.redirect(`/partner/onboarding/${step}?note=${act.note ?? "kept"}`, 303);
    const page = { ...(await pageOf(session, request)), note: undefined, fault: act.fault, typed };
    return sendPage(reply, 400, await htmlOf(step, page));
  }
}
