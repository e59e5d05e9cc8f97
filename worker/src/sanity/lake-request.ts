import { ContentError } from "../content/content-error.ts";
import { boundedBody } from "./bounded-body.ts";
import { apiVersion, type LakeSettings } from "./lake-client.ts";
import { lakeAnswerBytesMax, requestTimeoutMs } from "./limits.ts";

/**
 * The text of an answer, for what the client library has no method for; undefined for what the lake does not have or does not show to the
 * worker's token. `what` ends the sentence "The content lake did not say …".
 */
export async function askLake(
  { apiHost, projectId, token }: LakeSettings,
  path: string,
  { what, search = {} }: { readonly what: string; readonly search?: Readonly<Record<string, string>> },
): Promise<string | undefined> {
  const host = apiHost ?? `https://${projectId}.api.sanity.io`;
  const query = new URLSearchParams(search).toString();
  const response = await answered(`${host}/v${apiVersion}${path}${query === "" ? "" : `?${query}`}`, {
    headers: { "x-sanity-project-id": projectId, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    signal: AbortSignal.timeout(requestTimeoutMs),
    redirect: "error",
  }).catch((cause: unknown) => {
    throw new ContentError("lakeUnreachable", `The content lake did not say ${what}.`, { cause });
  });
  if (response === "tooLarge") throw new ContentError("lakeUnreachable", `The content lake said too much when asked ${what}.`);
  if ([403, 404].includes(response.status)) return undefined;
  if (response.status !== 200)
    throw new ContentError("lakeUnreachable", `The content lake answered ${response.status} when asked ${what}.`);
  return response.text;
}

async function answered(url: string, request: RequestInit): Promise<{ readonly status: number; readonly text: string } | "tooLarge"> {
  const response = await fetch(url, request);
  const bytes = await boundedBody(response, lakeAnswerBytesMax);
  return bytes === "tooLarge" ? bytes : { status: response.status, text: Buffer.from(bytes).toString("utf8") };
}
