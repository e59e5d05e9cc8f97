/** A fixture that our Portable Text cannot hold as it is, and what becomes of it instead. Whatever else differs fails. */
export type KnownDifference = {
  /** The number that the fixture's name begins with. */
  readonly fixture: string;
  readonly why: string;
} & (
  | {
      /** The document is refused when it is read: nothing an editor wrote is dropped in silence. */
      readonly becomes: "refused";
    }
  | {
      /** These elements are not written; the words within them are. */
      readonly becomes: "words only";
      readonly tags: readonly string[];
    }
  | {
      /** A part of the expected HTML stands otherwise. */
      readonly becomes: "otherwise";
      readonly expected: string;
      readonly instead: string;
    }
);

const pictures = "pictures are figures of ours, copied into the media store with their words; a foreign picture object is refused";
const highlights = "a mark that is not a link has no look in our mails, and may have had a meaning";

export const knownDifferences: readonly KnownDifference[] = [
  { fixture: "004", becomes: "words only", tags: ["code"], why: "no code in a newsletter: the Studio offers strong and emphasis" },
  { fixture: "012", becomes: "refused", why: pictures },
  { fixture: "013", becomes: "refused", why: pictures },
  { fixture: "015", becomes: "words only", tags: ["code", "del"], why: "the Studio offers strong, emphasis and links" },
  {
    fixture: "016",
    becomes: "otherwise",
    expected: "<li>Even More<ul><li>Even deeper</li></ul></li>",
    instead: "<li>Even More</li><li>Even deeper</li>",
    why: "lists go three levels deep, which a phone can still show; what is deeper stands on the third",
  },
  { fixture: "018", becomes: "refused", why: highlights },
  { fixture: "022", becomes: "refused", why: pictures },
  { fixture: "024", becomes: "refused", why: pictures },
  { fixture: "025", becomes: "refused", why: pictures },
  { fixture: "026", becomes: "refused", why: "no buttons inside a sentence: mail clients drop forms" },
  { fixture: "027", becomes: "otherwise", expected: "<h1>Bullet 2</h1>", instead: "Bullet 2", why: "an entry of a list is no heading" },
  { fixture: "050", becomes: "refused", why: "no blocks of code" },
  { fixture: "051", becomes: "refused", why: pictures },
  { fixture: "052", becomes: "refused", why: highlights },
];
