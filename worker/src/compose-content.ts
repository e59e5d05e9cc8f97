import { join } from "node:path";
import type { ContentConfig } from "./config.ts";
import { createKeepFiles } from "./content/keep-files.ts";
import { createKeepPictures } from "./content/keep-pictures.ts";
import { createReadAttachments, type ReadAttachments } from "./content/read-attachments.ts";
import { createTakeItemSnapshot, type TakeItemSnapshot } from "./content/take-item-snapshot.ts";
import { createTakeSnapshot, type TakeSnapshot } from "./content/take-snapshot.ts";
import { createMediaStore } from "./media/media-store.ts";
import type { ContentSource, MediaStore } from "./ports/content.ts";
import { createContentSource } from "./sanity/content-source.ts";
import type { LakeSettings } from "./sanity/lake-client.ts";

export interface ContentModules {
  readonly source: ContentSource;
  readonly media: MediaStore;
  readonly readAttachments: ReadAttachments;
  readonly takeSnapshot: TakeSnapshot;
  readonly takeItemSnapshot: TakeItemSnapshot;
}

/** Content, from the lake or from another source, joined with the media store. */
export function composeContent(config: ContentConfig, source: ContentSource = createContentSource(lakeSettings(config))): ContentModules {
  const media = createMediaStore({ folder: join(config.DATA_DIR, "media") });
  const keepPictures = createKeepPictures({ source, media });
  const keepFiles = createKeepFiles({ source, media });
  const taking = { source, keepPictures, keepFiles, baseUrl: config.PUBLIC_URL };
  return {
    source,
    media,
    readAttachments: createReadAttachments(media),
    takeSnapshot: createTakeSnapshot(taking),
    takeItemSnapshot: createTakeItemSnapshot(taking),
  };
}

/** Origins that links may lead to although no reader of ours would get there: our own, unless settings name others. */
export function allowedOrigins({ ALLOWED_INTERNAL_ORIGINS, SANITY_API_HOST, PUBLIC_URL }: ContentConfig): readonly string[] {
  if (ALLOWED_INTERNAL_ORIGINS !== undefined) return ALLOWED_INTERNAL_ORIGINS;
  return [SANITY_API_HOST, PUBLIC_URL].flatMap((address) => (address === undefined ? [] : new URL(address).origin));
}

export function lakeSettings(config: ContentConfig): LakeSettings {
  return {
    apiHost: config.SANITY_API_HOST,
    projectId: config.SANITY_PROJECT_ID,
    dataset: config.SANITY_DATASET,
    token: config.SANITY_TOKEN,
  };
}
