import type { FastifyInstance } from "fastify";
import * as z from "zod";
import {
  approveRequestSchema,
  askApprovalRequestSchema,
  attachmentsOf,
  breakGlassRequestSchema,
  campaignActRequestSchema,
  planAgainRequestSchema,
  prepareRequestSchema,
  rearmRequestSchema,
  recipientMailRequestSchema,
  refuseRequestSchema,
  rehearseRequestSchema,
  resolveRequestSchema,
  fillSlots,
  withdrawRequestSchema,
  type ApprovedEditionResponse,
  type DifferencesResponse,
  type PrepareResponse,
  type RearmResponse,
  type RehearseResponse,
  type SendingState,
} from "@newsletter/schemas";
import { fileNameOf } from "../message/file-name.ts";
import { ApiError } from "./api-error.ts";
import { mustEdit, readRequest, signedIn, whileWaitedFor, type SignedInUser } from "./desk-request.ts";
import { preflightsPerMinuteMax, sendingActsPerMinuteMax, sendingStatesPerMinuteMax } from "./limits.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

const issueSchema = z.object({ issueId: z.string().min(1).max(200) });
const approvalSchema = z.object({ approvalId: z.uuid() });
const editionSchema = z.object({ approvalId: z.uuid(), key: z.string().min(1).max(300) });

const acts = { config: { rateLimit: { max: sendingActsPerMinuteMax, timeWindow: "1 minute" } } };
const states = { config: { rateLimit: { max: sendingStatesPerMinuteMax, timeWindow: "1 minute" } } };
const preparing = { config: { rateLimit: { max: preflightsPerMinuteMax, timeWindow: "1 minute" } } };

/** From "ask for approval" to the last settled recipient, for the Studio; shapes in `@newsletter/schemas`. */
export function addSendingApi(app: FastifyInstance, modules: WebModules, settings: WebSettings): void {
  addApprovalRoutes(app, modules);
  addControlRoutes(app, modules);
  addDifferencesRoute(app, modules);
  addApprovedEditionRoute(app, modules, settings);
  app.get("/sending", states, async (request): Promise<SendingState> => {
    const user = await signedIn(request, modules);
    return modules.sending.sendingState(readRequest(issueSchema, request.query).issueId, user);
  });
}

function addApprovalRoutes(app: FastifyInstance, modules: WebModules): void {
  const { approving, sendingState } = modules.sending;
  const ofApproval = async (approvalId: string, user: SignedInUser): Promise<SendingState> => {
    const approval = await modules.approvals.approval(approvalId);
    if (approval === undefined) throw new ApiError("notFound", "There is no such approval.");
    return sendingState(approval.issueId, user);
  };

  app.post("/sending/prepare", preparing, async (request, reply): Promise<PrepareResponse> => {
    const { id } = await signedIn(request, modules);
    const answer = await approving.prepare(readRequest(prepareRequestSchema, request.body), whileWaitedFor(reply));
    // Who asks cannot sign, whatever right she has.
    return answer.state === "prepared" ? { ...answer, approvers: answer.approvers.filter((approver) => approver.id !== id) } : answer;
  });

  app.post("/sending/rehearse", preparing, async (request): Promise<RehearseResponse> => {
    const { id } = mustEdit(await signedIn(request, modules));
    const { plannedCount, excludedCount } = await modules.sending.rehearseIssue(
      readRequest(rehearseRequestSchema, request.body).issueId,
      id,
    );
    return { plannedCount, excludedCount };
  });

  app.post("/sending/ask", preparing, async (request): Promise<SendingState> => {
    const user = mustEdit(await signedIn(request, modules));
    const asked = readRequest(askApprovalRequestSchema, request.body);
    await approving.ask(asked, nameOf(user));
    return sendingState(asked.issueId, user);
  });

  app.post("/sending/approve", acts, async (request): Promise<SendingState> => {
    const user = await signedIn(request, modules);
    const { approvalId, digest } = readRequest(approveRequestSchema, request.body);
    await approving.approve(approvalId, digest, nameOf(user));
    return ofApproval(approvalId, user);
  });

  app.post("/sending/breakGlass", acts, async (request): Promise<SendingState> => {
    const user = await signedIn(request, modules);
    const asked = readRequest(breakGlassRequestSchema, request.body);
    await approving.breakGlass(asked, nameOf(user));
    return ofApproval(asked.approvalId, user);
  });

  app.post("/sending/refuse", acts, async (request): Promise<SendingState> => {
    const user = await signedIn(request, modules);
    const { approvalId, reason } = readRequest(refuseRequestSchema, request.body);
    await approving.refuse(approvalId, reason, nameOf(user));
    return ofApproval(approvalId, user);
  });

  app.post("/sending/withdraw", acts, async (request): Promise<SendingState> => {
    const user = await signedIn(request, modules);
    const { approvalId } = readRequest(withdrawRequestSchema, request.body);
    await approving.withdraw(approvalId, nameOf(user));
    return ofApproval(approvalId, user);
  });
}

function addControlRoutes(app: FastifyInstance, modules: WebModules): void {
  const { controls, sendingState } = modules.sending;
  for (const act of ["pause", "resume", "cancel", "retry"] as const) {
    app.post(`/sending/${act}`, acts, async (request): Promise<SendingState> => {
      const user = await signedIn(request, modules);
      const { campaignId } = readRequest(campaignActRequestSchema, request.body);
      return sendingState(await controls[act](campaignId, user), user);
    });
  }

  app.post("/sending/planAgain", acts, async (request): Promise<SendingState> => {
    const user = await signedIn(request, modules);
    return sendingState(await controls.planAgain(readRequest(planAgainRequestSchema, request.body), user), user);
  });

  app.post("/sending/mail", acts, async (request, reply) => {
    const user = await signedIn(request, modules);
    const asked = readRequest(recipientMailRequestSchema, request.body);
    const { seq, bytes } = await controls.mail(asked, user);
    return reply
      .type("message/rfc822")
      .header("content-disposition", `attachment; filename="recipient-${seq}.eml"`)
      .send(Buffer.from(bytes));
  });

  app.post("/sending/rearm", acts, async (request): Promise<RearmResponse> => {
    const user = await signedIn(request, modules);
    return modules.sending.rearm(readRequest(rearmRequestSchema, request.body), user);
  });

  app.post("/sending/resolve", acts, async (request): Promise<SendingState> => {
    const user = await signedIn(request, modules);
    return sendingState(await controls.resolve(readRequest(resolveRequestSchema, request.body), user), user);
  });
}

function addDifferencesRoute(app: FastifyInstance, modules: WebModules): void {
  app.get("/sending/differences", states, async (request): Promise<DifferencesResponse> => {
    await signedIn(request, modules);
    const differences = await modules.sending.differences(readRequest(approvalSchema, request.query).approvalId);
    if (differences === undefined) throw new ApiError("notFound", "There is no such approval.");
    return differences;
  });
}

/** The stored bytes, and nothing rendered anew: what is read is what is signed. */
function addApprovedEditionRoute(app: FastifyInstance, modules: WebModules, settings: WebSettings): void {
  app.get("/sending/edition", states, async (request): Promise<ApprovedEditionResponse> => {
    await signedIn(request, modules);
    const { approvalId, key } = readRequest(editionSchema, request.query);
    const found = await modules.approvals.bytesOf(approvalId);
    const edition = found?.approval.editions.find(({ keyText }) => keyText === key);
    const bytes = found?.editions.find(({ digest }) => digest === edition?.digest);
    if (found === undefined || bytes === undefined) throw new ApiError("notFound", "There is no such edition.");
    const { sender } = found.snapshot.publication;
    return {
      subject: bytes.subject,
      preheader: bytes.preheader,
      from: `${sender.name} <${sender.address}>`,
      // The link of one recipient leads nowhere here.
      html: fillSlots(bytes.html, "#"),
      text: fillSlots(bytes.text, `${settings.publicUrl}/…`),
      attachments: attachmentsOf(found.snapshot, bytes.key).map((attachment) => ({
        name: fileNameOf(attachment),
        bytes: attachment.file.value.bytes,
      })),
    };
  });
}

function nameOf({ id, name }: SignedInUser): { readonly id: string; readonly name: string } {
  return { id, name };
}
