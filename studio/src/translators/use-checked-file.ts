import type { Language, TranslationCheckResponse } from "@newsletter/schemas";
import { translationCheckResponseSchema } from "@newsletter/schemas/studio";
import { useState } from "react";
import { useClient } from "sanity";
import { lakeApiVersion } from "../lake-client.ts";
import { translationFileBytesMax } from "../limits.ts";
import { askWorker } from "../worker/ask-worker.ts";

/** What became of the file that was chosen last. */
type Outcome =
  | { readonly state: "none" | "looking" }
  | { readonly state: "checked"; readonly checked: TranslationCheckResponse }
  /** Why it could not be looked at, or what was written. */
  | { readonly state: "said"; readonly sentence: string };

interface CheckedFile {
  readonly outcome: Outcome;
  readonly look: (file: File | undefined) => Promise<void>;
  readonly say: (sentence: string) => void;
}

/** Has a file that came back looked at by the worker. Nothing is written. */
export function useCheckedFile(issueId: string, language: Language): CheckedFile {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const [outcome, setOutcome] = useState<Outcome>({ state: "none" });
  const say = (sentence: string): void => setOutcome({ state: "said", sentence });
  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setOutcome({ state: "looking" });
    const content = await textOf(file);
    if ("fault" in content) return say(content.fault);
    const result = await askWorker({
      path: "/api/v1/issues/translations/check",
      token,
      signal: new AbortController().signal,
      answer: translationCheckResponseSchema,
      body: JSON.stringify({ issueId, language, content: content.text }),
    });
    if (result?.ok === true) setOutcome({ state: "checked", checked: result.answer });
    else say(result?.sentence ?? "");
  };
  return { outcome, look, say };
}

/** A file in another encoding would come in with question marks for letters. */
async function textOf(file: File): Promise<{ readonly text: string } | { readonly fault: string }> {
  if (file.size > translationFileBytesMax) return { fault: "The file is too large to be a translation of this issue." };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { fault: "The file is not UTF-8. Save it as “CSV UTF-8”, or as XLIFF in UTF-8." };
  }
}
