import { claimOf, type Claim } from "../claim.ts";
import type { Artefact } from "./artefact.ts";
import { foundIn } from "./found-in.ts";
import { isShared, type Subject } from "./subject.ts";

/** Forty characters of base32, as every token of ours has, and the first words of the pages they open. */
const token = /(?<![a-z0-9])[a-z2-7]{40}(?![a-z0-9])/iu;
const personalPage = /\/(?:u|leave|undo|decide|preferences|pack|confirm|review|partner|reach)\/[^\s"<>]/iu;

/** That the forwardable edition is nobody's own: not to whom it went, and not after it was passed on. */
export async function sharedClaims({ artefacts, passed }: Subject, toLists: readonly Artefact[]): Promise<readonly Claim[]> {
  const file = artefacts.find(({ name }) => name === "forwardable edition")?.message ?? "";
  const differing = toLists.filter(({ message }) => !Buffer.from(bodyOf(message)).equals(Buffer.from(bodyOf(file))));
  const results = [{ way: "as it is", ...(await foundIn(file)) }, ...passed.filter(isShared)];
  return [
    claimOf(
      "the forwardable edition is the same bytes for every partner, as a file and in what its list gets",
      [
        ...differing.map(({ address }) => `what ${address} got differs from the file`),
        ...(toLists.length > 1 && bodyOf(file).length > 1000 ? [] : ["there is nothing to compare"]),
      ],
      `${String(toLists.length)} partners, ${String(Buffer.byteLength(bodyOf(file)))} bytes`,
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

function fieldFaults(message: string): readonly string[] {
  const fields = headOf(message).match(/^(?:List-Unsubscribe|List-Unsubscribe-Post|To|CFBL-[A-Za-z-]+):/gimu) ?? [];
  return fields.map((field) => `the file has a field ${field}`);
}

/** What the file has beside its header block: the block of a list's copy names the list. */
const bodyOf = (message: string): string => message.slice(message.indexOf("\r\n\r\n"));
const headOf = (message: string): string => message.slice(0, message.indexOf("\r\n\r\n"));
