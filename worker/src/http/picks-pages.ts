import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Language } from "@newsletter/schemas";
import { contentOfPack, selectionOf } from "../pack/editions-of-pack.ts";
import type { Pack } from "../pack/open-pack.ts";
import type { Packing } from "../pack/packing.ts";
import { everything, themesFirst, type Picks } from "../pack/picks.ts";
import { draftOf, moved, picksOf, type PicksDraft } from "../pack/picks-draft.ts";
import { readPicksForm, type PicksForm } from "../pack/read-picks-form.ts";
import { notFoundPage } from "../pages/notice-pages.ts";
import { picksPage, type PicksFault, type PicksPage } from "../pages/picks-page.ts";
import { packBodyBytesMax, packFormsPerMinuteMax, packPagesPerMinuteMax } from "./limits.ts";
import { isFromOwnSite } from "./same-site.ts";
import { languageOfRequest, sendPage } from "./send-page.ts";

/** Gives the pack behind the address; undefined after it was said that there is none. */
type Opened = (request: FastifyRequest, reply: FastifyReply) => Promise<Pack | undefined>;

interface PicksPagesWith {
  readonly packing: Packing;
  readonly publicUrl: string;
  readonly opened: Opened;
  readonly tokenOf: (request: FastifyRequest) => string;
}

/** `/pack/<token>/picks`: each button sends the whole form and gets it back as it then is; only the one that says so keeps anything. */
export function addPicksPages(app: FastifyInstance, { packing, publicUrl, opened, tokenOf }: PicksPagesWith): void {
  const pages = { config: { rateLimit: { max: packPagesPerMinuteMax, timeWindow: "1 minute" } } };
  const forms = { bodyLimit: packBodyBytesMax, config: { rateLimit: { max: packFormsPerMinuteMax, timeWindow: "1 minute" } } };

  app.get("/:token/picks", pages, async (request, reply) => {
    const pack = await opened(request, reply);
    if (pack === undefined) return reply;
    const { picks } = await contentOfPack(pack, packing.packs);
    return show(request, reply, { pack, draft: draftOf(pack.snapshot, picks) });
  });

  app.post("/:token/picks", forms, async (request, reply) => {
    const pack = await opened(request, reply);
    if (pack === undefined) return reply;
    if (!isFromOwnSite(request, publicUrl)) return sendPage(reply, 403, notFoundPage(languageOfRequest(request)));
    const form = readPicksForm(pack.snapshot, request.body);
    if (form.act === "save") return save(request, reply, pack, form);
    if (form.act === "reset") return keep(request, reply, pack, null);
    const previewed = /^preview:(\w+)$/u.exec(form.act)?.[1];
    if (previewed !== undefined) return preview(request, reply, pack, { form, language: previewed });
    return show(request, reply, { pack, draft: rearranged(pack, form) });
  });

  async function save(request: FastifyRequest, reply: FastifyReply, pack: Pack, form: PicksForm): Promise<FastifyReply> {
    const picks = picksOf(pack.snapshot, form.draft);
    const fault = faultOf(picks, form) ?? (await gateFault(pack, picks, picks.languages)).fault;
    return fault === undefined ? keep(request, reply, pack, picks) : show(request, reply, { pack, draft: form.draft, fault });
  }

  async function keep(request: FastifyRequest, reply: FastifyReply, pack: Pack, picks: Picks | null): Promise<FastifyReply> {
    const isKept = await packing.packs.keepPicks(pack, picks);
    const note = isKept ? (picks === null ? "reset" : "kept") : "full";
    return reply.redirect(`/pack/${tokenOf(request)}?note=${note}`, 303);
  }

  async function preview(
    request: FastifyRequest,
    reply: FastifyReply,
    pack: Pack,
    { form, language }: { readonly form: PicksForm; readonly language: string },
  ): Promise<FastifyReply> {
    const { draft } = form;
    const picks = picksOf(pack.snapshot, draft);
    const wanted = picks.languages.find((each) => each === language);
    const said = faultOf(picks, form);
    if (said !== undefined || wanted === undefined) return show(request, reply, { pack, draft, fault: said });
    const { fault, html } = await gateFault(pack, picks, [wanted]);
    return show(request, reply, { pack, draft, fault, preview: html === undefined ? undefined : { language: wanted, html } });
  }

  /** The gates of rendering, at the bytes that would be passed on; the HTML of the first language beside what they say. */
  async function gateFault(
    pack: Pack,
    picks: Picks,
    languages: readonly Language[],
  ): Promise<{ readonly fault: PicksFault | undefined; readonly html: string | undefined }> {
    const { errors, html } = await packing.lookAtSelection(selectionOf(pack, picks, true), languages);
    const fault: PicksFault | undefined = errors.length === 0 ? undefined : { fault: "refused", findings: errors };
    return { fault, html: languages[0] === undefined ? undefined : html.get(languages[0]) };
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { fault, preview: shown, ...some }: Pick<PicksPage, "pack" | "draft"> & Partial<Pick<PicksPage, "fault" | "preview">>,
  ): Promise<FastifyReply> {
    const page = { language: languageOfRequest(request), token: tokenOf(request), fault, preview: shown, ...some };
    return sendPage(reply, fault === undefined ? 200 : 400, picksPage(page));
  }
}

function faultOf(picks: Picks, { tooLong }: PicksForm): PicksFault | undefined {
  if (tooLong.length > 0) return { fault: "forewordTooLong" };
  if (picks.languages.length === 0) return { fault: "noLanguage" };
  return picks.sections.length === 0 ? { fault: "nothingKept" } : undefined;
}

/** What a button that moves something makes of the form; any other leaves it as it is. */
function rearranged({ snapshot, partner }: Pack, { act, draft }: PicksForm): PicksDraft {
  const [, step, place = ""] = /^(up|down):([\w.]+)$/u.exec(act) ?? [];
  if (step !== undefined) return moved(draft, place, step === "up" ? -1 : 1);
  if (act !== "themes" && act !== "issueOrder") return draft;
  const ordered = draftOf(snapshot, act === "themes" ? themesFirst(snapshot, partner, []) : everything(snapshot, []));
  const isKept = new Set(
    draft.sections.flatMap((section) => [section, ...(section.items ?? [])]).flatMap((line) => (line.isKept ? [line.place] : [])),
  );
  return {
    ...draft,
    sections: ordered.sections.map((section) => ({
      place: section.place,
      isKept: isKept.has(section.place),
      items: section.items?.map(({ place: item }) => ({ place: item, isKept: isKept.has(item) })),
    })),
  };
}
