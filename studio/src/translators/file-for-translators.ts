import type { Language } from "@newsletter/schemas";
import { askWorkerForFile } from "../worker/ask-worker.ts";

export type TranslationFormat = "xliff" | "csv";

export interface FileWanted {
  readonly issueId: string;
  readonly language: Language;
  readonly format: TranslationFormat;
  /** Every text rather than what is missing or stale. */
  readonly all: boolean;
  readonly token: string | undefined;
  readonly signal: AbortSignal;
}

const extensions = { xliff: "xlf", csv: "csv" } as const;

/** Fetches the file and hands it to the browser's downloads. A sentence where there is none, undefined once it is there. */
export async function downloadForTranslators({ issueId, language, format, all, token, signal }: FileWanted): Promise<string | undefined> {
  const query = new URLSearchParams({ id: issueId, language, format, all: String(all) });
  const result = await askWorkerForFile({ path: `/api/v1/issues/translations?${query.toString()}`, token, signal });
  if (result === undefined) return undefined;
  if (!result.ok) return result.sentence;
  const url = URL.createObjectURL(result.answer);
  const link = document.createElement("a");
  link.href = url;
  link.download = `${issueId}-${language}.${extensions[format]}`;
  link.click();
  // The browser has taken what it needs once the click is through.
  setTimeout(() => URL.revokeObjectURL(url));
  return undefined;
}
