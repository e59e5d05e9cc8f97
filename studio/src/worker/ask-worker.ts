import { workerErrorSchema } from "@newsletter/schemas/studio";
import { workerTimeoutMs } from "../limits.ts";
import { settings } from "../settings.ts";

/** What the worker said, or one sentence for the editor about why there is no answer. */
export type WorkerAnswer<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly sentence: string };

interface AnswerParser<T> {
  safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false };
}

export interface WorkerQuestion<T> {
  /** Path and query below the worker's address. */
  readonly path: string;
  readonly token: string | undefined;
  readonly signal: AbortSignal;
  readonly answer: AnswerParser<T>;
  /** Makes it a POST. */
  readonly body?: string;
  /** For what takes longer than others. */
  readonly timeoutMs?: number;
}

/** Asks the worker in the name of whoever is signed in. Undefined when `signal` was aborted: nobody waits for the answer then. */
export async function askWorker<T>(question: WorkerQuestion<T>): Promise<WorkerAnswer<T> | undefined> {
  return answered(question, async (response) => {
    const parsed = question.answer.safeParse(await response.json());
    return parsed.success ? { ok: true, answer: parsed.data } : { ok: false, sentence: otherVersion };
  });
}

/** The same for a file. A link could not say who is signed in. */
export async function askWorkerForFile(question: Omit<WorkerQuestion<unknown>, "answer">): Promise<WorkerAnswer<Blob> | undefined> {
  return answered(question, async (response) => ({ ok: true, answer: await response.blob() }));
}

async function answered<T>(
  { path, token, signal, body, timeoutMs = workerTimeoutMs }: Omit<WorkerQuestion<unknown>, "answer">,
  read: (response: Response) => Promise<WorkerAnswer<T>>,
): Promise<WorkerAnswer<T> | undefined> {
  try {
    const response = await fetch(settings.workerUrl + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    return response.ok ? await read(response) : { ok: false, sentence: sentenceOf(response.status, await response.json()) };
  } catch {
    if (signal.aborted) return undefined;
    return { ok: false, sentence: `The worker at ${settings.workerUrl} does not answer. What you write is saved all the same.` };
  }
}

const otherVersion = "The worker answered something this Studio does not understand. They may be of different versions.";

function sentenceOf(status: number, answer: unknown): string {
  if (status === 401) return "The worker does not know you any more. Sign out and in again; what you wrote is saved.";
  const parsed = workerErrorSchema.safeParse(answer);
  return parsed.success ? parsed.data.error.message : otherVersion;
}
