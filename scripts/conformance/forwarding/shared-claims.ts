import { claimOf, type Claim } from "../claim.ts";
import { foundIn } from "./found-in.ts";
import type { Copy, SentArtefacts } from "./sent-artefacts.ts";
import { isShared, type Subject } from "./subject.ts";

/** Forty characters of base32, as every token of ours has, and the first words of the pages they open. */
const token = /(?<![a-z0-9])[a-z2-7]{40}(?![a-z0-9])/iu;
const personalPage = /\/(?:u|leave|undo|decide|preferences|pack|confirm|review|partner|reach)\/[^\s"<>]/iu;

/** That the forwardable edition is nobody's own: not to whom it went, and not after it was passed on. */
export async function sharedClaims({ artefacts, passed }: Subject, { files, toLists }: SentArtefacts): Promise<readonly Claim[]> {
  const file = artefacts.find(({ name }) => name === "forwardable edition")?.message ?? "";
  const results = [{ way: "as it is", ...(await foundIn(file)) }, ...passed.filter(isShared)];
  const differing = [
    ...differingFrom(file, files),
    ...differingFrom(
      bodyOf(file),
      toLists.map(({ of, message }) => ({ of, message: bodyOf(message) })),
    ),
  ];
  return [
    claimOf(
      "the forwardable edition is the same bytes for every partner: as the file in its pack, and in what its list gets",
      [
        ...differing.map((of) => `what ${of} got differs`),
        ...(files.length > 1 && toLists.length > 1 ? [] : ["there is nothing to compare"]),
      ],
      `${String(files.length)} files of ${String(Buffer.byteLength(file))} bytes, ${String(toLists.length)} lists`,
    ),
    claimOf(
      "the forwardable edition holds no token and no List-Unsubscribe of ours, whoever passes it on",
      [
        ...fieldFaults(file),
        ...results
          .flatMap(({ way, links, oneClicks, content }) =>
            [content, ...links, ...oneClicks].flatMap((text) =>
              [token.exec(text), personalPage.exec(text)].map((found) => ({ way, found })),
            ),
          )
          .flatMap(({ way, found }) => (found === null ? [] : [`${way}: ${found[0]}`])),
      ],
      `${String(results.length)} mails`,
    ),
  ];
}

/** As cmp(1) says it. */
function differingFrom(expected: string, copies: readonly Copy[]): readonly string[] {
  return copies.filter(({ message }) => !Buffer.from(message).equals(Buffer.from(expected))).map(({ of }) => of);
}

function fieldFaults(message: string): readonly string[] {
  const fields = headOf(message).match(/^(?:List-Unsubscribe|List-Unsubscribe-Post|To|CFBL-[A-Za-z-]+):/gimu) ?? [];
  return fields.map((field) => `the file has a field ${field}`);
}

/** What the file has beside its header block: the block of a list's copy names the list. */
const bodyOf = (message: string): string => message.slice(message.indexOf("\r\n\r\n"));
const headOf = (message: string): string => message.slice(0, message.indexOf("\r\n\r\n"));
