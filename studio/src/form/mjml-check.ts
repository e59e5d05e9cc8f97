import { mastheadCheckResponseSchema, memberOf } from "@newsletter/schemas/studio";
import type { MastheadCheckResponse } from "@newsletter/schemas";
import type { Rule, SchemaTypeDefinition, ValidationContext } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { askWorker, type WorkerAnswer } from "../worker/ask-worker.ts";

/** The content model knows no worker: what is wrong with a masthead's MJML, and in which line, is asked here. */
export function withMjmlCheck(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  return types.map((type) => (type.name === "mjmlSource" ? { ...type, validation } : type));
}

function validation(rule: Rule): Rule[] {
  return [
    rule.custom(async (source, context) => {
      const checked = await check(source, context);
      return checked?.ok !== true || checked.answer.faults.length === 0 || faultsInWords(checked.answer);
    }),
    rule
      .custom(async (source, context) => {
        const checked = await check(source, context);
        return checked?.ok !== false || `It was not checked. ${checked.sentence}`;
      })
      .warning(),
  ];
}

function faultsInWords({ faults }: MastheadCheckResponse): string {
  return faults.map(({ line, message }) => (line === undefined ? message : `Line ${String(line)}: ${message}`)).join("\n");
}

type Checked = WorkerAnswer<MastheadCheckResponse> | undefined;

/** A form is validated at every key in any of its fields; the same source is asked about once. An answer that did not come is not kept. */
let last: { readonly question: string; readonly answer: Promise<Checked> } | undefined;

async function check(source: unknown, { parent, getClient }: ValidationContext): Promise<Checked> {
  if (typeof source !== "string" || source.trim() === "") return undefined;
  const pictures = memberOf(parent, "pictures");
  const picturesCount = Array.isArray(pictures) ? pictures.length : 0;
  const question = JSON.stringify({ source, picturesCount, hasLogo: memberOf(memberOf(parent, "logo"), "asset") !== undefined });
  if (last?.question === question) return last.answer;
  const { token } = getClient({ apiVersion: lakeApiVersion }).config();
  const asked = {
    path: "/api/v1/masthead/check",
    body: question,
    signal: new AbortController().signal,
    answer: mastheadCheckResponseSchema,
  };
  const answer = askWorker({ ...asked, token });
  last = { question, answer };
  const checked = await answer;
  if (checked?.ok === false && last.question === question) last = undefined;
  return checked;
}
