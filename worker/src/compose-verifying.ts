import type { ContentModules } from "./compose-content.ts";
import type { SendingModules } from "./compose.ts";
import { createPackFiles, wholeIssue } from "./pack/pack-files.ts";
import type { RenderEditions } from "./ports/editions.ts";
import type { ForwardableFile } from "./ports/sent-editions.ts";
import { createSentEditionStore } from "./store/sent-editions.ts";
import { createFindEditions } from "./verify/find-editions.ts";
import { createVerifying, type Verifying } from "./verify/verifying.ts";

/** The answer to "is this from you, and as you sent it?", joined from what is kept of campaigns; the content lake has no part in it. */
export function composeVerifying(
  { db, packs, archive }: Pick<SendingModules, "db" | "packs" | "archive">,
  { readAttachments }: Pick<ContentModules, "readAttachments">,
  { renderEditions, publicUrl }: { readonly renderEditions: RenderEditions; readonly publicUrl: string },
): Verifying {
  const sentEditions = createSentEditionStore(db);
  const packFiles = createPackFiles({ packs, renderEditions, readAttachments });
  const forwardableFile: ForwardableFile = async ({ campaignId, beganAt }, language) => {
    const snapshot = await sentEditions.snapshotOf(campaignId);
    const files = await packFiles({ campaignId, beganAt: beganAt.toISOString() }, wholeIssue({ snapshot }, [language]), language);
    const file = files.find(({ format }) => format === "eml");
    if (file === undefined) throw new Error("a pack holds every edition as a mail");
    return file.bytes;
  };
  const origins = [new URL(publicUrl).origin];
  const findEditions = createFindEditions({ sentEditions, packs, renderEditions, origins });
  return createVerifying({ sentEditions, findEditions, forwardableFile, archive, origins });
}
