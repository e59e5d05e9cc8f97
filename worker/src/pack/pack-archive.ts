import { createHash } from "node:crypto";
import { languages, mediaUrl, packWords, translationOf, webEditionUrl, type Language } from "@newsletter/schemas";
import type { MediaStore } from "../ports/content.ts";
import { packPicturesBytesMax } from "./limits.ts";
import type { Pack } from "./open-pack.ts";
import { titleIn, type PackEdition, type PackFile, type PackFiles } from "./pack-files.ts";
import { picturesOf, type PackPicture } from "./pictures.ts";
import { zipOf, type ZipEntry } from "./zip.ts";

export interface PackArchive {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface PackArchiveWith {
  readonly packFiles: PackFiles;
  readonly media: Pick<MediaStore, "read">;
}

interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything of a pack as one ZIP file: a folder per language, the pictures, what to read first, and the list of it all. */
export async function packArchive(
  pack: Pack,
  editions: readonly PackEdition[],
  { packFiles, media }: PackArchiveWith,
): Promise<PackArchive> {
  const shown = [...new Set(editions.flatMap((edition) => edition.languages))];
  const [first = "en"] = shown;
  const pictures = await readPictures(picturesOf(pack.snapshot, first), media);
  const made: PackFile[] = [];
  for (const edition of editions) {
    for (const language of edition.languages) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- side by side they would only wait for the same core
      made.push(...(await packFiles(pack, edition, language)));
    }
  }
  const entries: readonly ZipEntry[] = [
    ...shown.map((language) => ({ path: `README.${language}.txt`, bytes: Buffer.from(readme(pack, language, made, pictures.kept)) })),
    ...made.map((file) => ({ path: pathOf(file), bytes: file.bytes })),
    ...pictures.kept.map(({ path, bytes }) => ({ path, bytes })),
  ];
  const manifest = Buffer.from(`${JSON.stringify(manifestOf(pack, { entries, made, pictures, shown }), null, 2)}\n`);
  const bytes = zipOf([{ path: "manifest.json", bytes: manifest }, ...entries], new Date(pack.beganAt));
  return { fileName: `${pack.snapshot.publication.slug}-${pack.snapshot.issue.slug}.zip`, bytes };
}

const pathOf = ({ language, fileName }: Pick<PackFile, "language" | "fileName">): string => `${language}/${fileName}`;

type KeptPicture = PackPicture & { readonly bytes: Uint8Array };

interface Pictures {
  readonly kept: readonly KeptPicture[];
  /** On the web alone: the pack would be too large, or the store has lost them. */
  readonly left: readonly PackPicture[];
}

async function readPictures(wanted: readonly PackPicture[], { read }: Pick<MediaStore, "read">): Promise<Pictures> {
  const kept: KeptPicture[] = [];
  const left: PackPicture[] = [];
  let total = 0;
  for (const picture of wanted) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, so that the bound holds before the next is in memory
    const bytes = await read(picture.fileName);
    if (bytes === undefined || total + bytes.byteLength > packPicturesBytesMax) left.push(picture);
    else {
      total += bytes.byteLength;
      kept.push({ ...picture, bytes });
    }
  }
  return { kept, left };
}

interface Content {
  readonly entries: readonly ZipEntry[];
  readonly made: readonly PackFile[];
  readonly pictures: Pictures;
  readonly shown: readonly Language[];
}

/** For programs: what is in it, and how to tell that nothing was changed on the way. No token, and nobody's name. */
function manifestOf({ snapshot, beganAt }: Pack, { entries, made, pictures, shown }: Content): object {
  const of = new Map(made.map((file) => [pathOf(file), { language: file.language, edition: file.edition, format: file.format }]));
  const credits = new Map(pictures.kept.map(({ path, alt, credit }) => [path, { alt, ...(credit === undefined ? {} : { credit }) }]));
  const files = entries.map(({ path, bytes }): ManifestFile & object => ({
    path,
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...of.get(path),
    ...credits.get(path),
  }));
  return {
    version: 1,
    publication: snapshot.publication.slug,
    issue: { slug: snapshot.issue.slug, number: snapshot.issue.number, month: snapshot.issue.month, sentAt: beganAt },
    webEditions: Object.fromEntries(shown.map((language) => [language, webEditionUrl(snapshot, language)])),
    files,
    picturesOnTheWeb: pictures.left.map(({ fileName, alt }) => {
      const [sha256 = "", extension = "jpg"] = fileName.split(".");
      return { address: mediaUrl(snapshot.baseUrl, { sha256, extension: extension === "png" ? "png" : "jpg" }), alt };
    }),
  };
}

/** For people, in a language of the pack; with the line ends that the plainest of editors knows. */
function readme(pack: Pack, language: Language, made: readonly PackFile[], pictures: readonly PackPicture[]): string {
  const words = packWords[language];
  const organisation = translationOf(pack.partner.organisation.name, language, languages)?.value ?? "";
  const files = made.filter((file) => file.language === language).map((file) => `  ${pathOf(file)}\n      ${words.format[file.format]}`);
  const credits = pictures.map(({ path, credit }) => `  ${path}${credit === undefined ? "" : `\n      ${credit}`}`);
  const parts = [
    `${titleIn(pack.snapshot, language)}\n${words.readme.for(organisation)}`,
    words.readme.passOn,
    `${words.readme.webEdition}:\n  ${webEditionUrl(pack.snapshot, language)}`,
    `${words.readme.files}:\n${files.join("\n")}`,
    ...(credits.length === 0 ? [] : [`${words.readme.pictures}:\n${credits.join("\n")}`]),
    words.readme.how,
    words.readme.checksums,
  ];
  return `\uFEFF${parts.join("\n\n")}\n`.replaceAll("\n", "\r\n");
}
