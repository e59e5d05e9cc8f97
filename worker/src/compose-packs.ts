import type { ContentModules } from "./compose-content.ts";
import type { SendingModules } from "./compose.ts";
import { createLookAtSelection } from "./pack/look-at-selection.ts";
import { createNewerPack } from "./pack/newer-pack.ts";
import { createOpenPack } from "./pack/open-pack.ts";
import { createPackFiles } from "./pack/pack-files.ts";
import type { Packing } from "./pack/packing.ts";
import type { RenderEditions } from "./ports/editions.ts";

/** Packs of partners, joined from the database and the media store; the content lake has no part in them. */
export function composePacks(
  { packs, tokenKey, clock }: Pick<SendingModules, "packs" | "tokenKey" | "clock">,
  { media, readAttachments }: Pick<ContentModules, "media" | "readAttachments">,
  renderEditions: RenderEditions,
): Packing {
  return {
    packs,
    media,
    openPack: createOpenPack({ packs, tokenKey, clock }),
    newerPack: createNewerPack({ packs, tokenKey }),
    lookAtSelection: createLookAtSelection(renderEditions),
    packFiles: createPackFiles({ packs, renderEditions, readAttachments }),
  };
}
