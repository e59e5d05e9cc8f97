import type { MediaStore } from "../ports/content.ts";
import type { PackStore } from "../ports/packs.ts";
import type { OpenPack } from "./open-pack.ts";
import type { LookAtSelection } from "./look-at-selection.ts";
import type { NewerPack } from "./newer-pack.ts";
import type { PackFiles } from "./pack-files.ts";

/** Packs of partners, joined for the pages. */
export interface Packing {
  readonly openPack: OpenPack;
  readonly packs: PackStore;
  readonly newerPack: NewerPack;
  readonly packFiles: PackFiles;
  readonly lookAtSelection: LookAtSelection;
  readonly media: Pick<MediaStore, "read">;
}
