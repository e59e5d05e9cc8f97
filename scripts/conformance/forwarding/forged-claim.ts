import { claimOf, type Claim } from "../claim.ts";
import type { Artefact } from "./artefact.ts";
import { foundIn } from "./found-in.ts";
import { postOneClick } from "./post-one-click.ts";
import { ownAddresses, type Subject } from "./subject.ts";
import { changedTables, wholeState } from "./whole-state.ts";

/** Of the 40 characters of a token these say whose it is; the others are its signature (`audience/token.ts`). */
const contentCharacters = 23;

/** A List-Unsubscribe that cannot have been ours: answered like any address that leads nowhere. */
export async function forgedClaim({ installation, publicUrl, artefacts }: Subject): Promise<Claim> {
  const before = await wholeState(installation.databaseUrl);
  const [ofDesk, ofList] = [await tokensIn(publicUrl, artefacts, "desk"), await tokensIn(publicUrl, artefacts, "list")];
  const forged = forgeries(ofDesk, ofList.get("u") ?? "");
  const faults: string[] = [];
  for (const { how, path } of forged) {
    const statuses = new Set((await postOneClick(`${publicUrl}${path}`)).map(({ status }) => status));
    if (statuses.size !== 1 || !statuses.has(404)) faults.push(`${how}: answered ${[...statuses].join(", ")}`);
  }
  const changed = changedTables(before, await wholeState(installation.databaseUrl));
  return claimOf(
    "a List-Unsubscribe that is truncated, altered, signed for another partner or made of another link is answered 404 and changes nothing",
    [...faults, ...changed.map((table) => `${table} changed`)],
    `${String(forged.length)} addresses`,
  );
}

/** The tokens of a mail by the first word of their page. */
async function tokensIn(publicUrl: string, artefacts: readonly Artefact[], name: Artefact["name"]): Promise<ReadonlyMap<string, string>> {
  const { links } = await foundIn(artefacts.find((artefact) => artefact.name === name)?.message ?? "");
  const tokens = new Map<string, string>();
  for (const address of ownAddresses(publicUrl, links)) {
    const { page, token } = /\/(?<page>\w+)\/(?<token>[a-z2-7]{40})$/u.exec(address)?.groups ?? {};
    if (page !== undefined && token !== undefined) tokens.set(page, token);
  }
  if (!tokens.has("u")) throw new Error(`The mail to the ${name} has no List-Unsubscribe of ours.`);
  return tokens;
}

interface Forgery {
  readonly how: string;
  readonly path: string;
}

function forgeries(desk: ReadonlyMap<string, string>, list: string): readonly Forgery[] {
  const token = desk.get("u") ?? "";
  const altered = `${token.startsWith("b") ? "c" : "b"}${token.slice(1)}`;
  const otherLinks = [...desk].filter(([page]) => page !== "u");
  return [
    { how: "without its last character", path: `/u/${token.slice(0, -1)}` },
    { how: "cut off in its middle", path: `/u/${token.slice(0, 20)}` },
    { how: "folded at a blank", path: `/u/${token.slice(0, 20)}%20${token.slice(20)}` },
    { how: "with its first character altered", path: `/u/${altered}` },
    {
      how: "the desk's, signed for another partner's list",
      path: `/u/${token.slice(0, contentCharacters)}${list.slice(contentCharacters)}`,
    },
    {
      how: "the list's, signed for another partner's desk",
      path: `/u/${list.slice(0, contentCharacters)}${token.slice(contentCharacters)}`,
    },
    ...otherLinks.map(([page, other]) => ({ how: `the token of the ${page} link`, path: `/u/${other}` })),
    ...otherLinks.map(([page]) => ({ how: `the header's token at the ${page} link`, path: `/${page}/${token}` })),
  ];
}
