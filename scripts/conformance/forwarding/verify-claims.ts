import { composeContent } from "../../../worker/src/compose-content.ts";
import { composeVerifying } from "../../../worker/src/compose-verifying.ts";
import { readContentConfig } from "../../../worker/src/config.ts";
import { renderEditions } from "../../../worker/src/rendering/render-editions.ts";
import { createSampleSource } from "../../../worker/src/sample/sample-source.ts";
import type { VerifyAnswer, Verifying } from "../../../worker/src/verify/verifying.ts";
import { claimOf, type Claim } from "../claim.ts";
import type { Passed } from "./passing-on.ts";
import { isShared, type Subject } from "./subject.ts";

/** Every mail that was passed on is found to be ours and whole by what answers at `/verify`, and the same mail with one link of another host is not. */
export async function verifyClaims({ installation, publicUrl, passed }: Subject): Promise<readonly Claim[]> {
  const { modules, dataDir } = installation;
  const content = composeContent(readContentConfig({ DATA_DIR: dataDir, PUBLIC_URL: publicUrl }), createSampleSource());
  const verifying = composeVerifying(modules, content, { renderEditions, publicUrl });
  // One mail by each way is enough for the second: what is changed in them is the same.
  const shared = passed.filter(isShared);
  return [
    claimOf(
      "Whoever asks about a mail that was passed on is told that it is ours and whole",
      await faultsOf(verifying, passed, (message) => message, ["unchanged", "whole"]),
      `${String(passed.length)} mails`,
    ),
    claimOf(
      "Whoever asks about one in which a link leads elsewhere is told that it was changed",
      await faultsOf(verifying, shared, withChangedLink, ["changed"]),
      `${String(shared.length)} mails`,
    ),
  ];
}

async function faultsOf(
  verifying: Verifying,
  passed: readonly Passed[],
  change: (message: string) => string,
  expected: readonly string[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { way, artefact, message } of passed) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as the page does it
    const told = toldBy(await verifying.verify(Buffer.from(change(message))));
    if (!expected.includes(told)) faults.push(`${way}, ${artefact}: ${told}`);
  }
  return faults;
}

function toldBy(answer: VerifyAnswer): string {
  return answer.state === "found" ? answer.judgements.map(({ verdict }) => verdict).join(", ") : answer.state;
}

/** In whatever encoding the link stands: as it is, in quoted-printable, or in a part in base64. */
function withChangedLink(message: string): string {
  return swap(message).replaceAll(/(?<=\n\r?\n)(?:[A-Za-z0-9+/]{76}\r?\n)+[A-Za-z0-9+/=]*/gu, (block) =>
    Buffer.from(swap(Buffer.from(block, "base64").toString("latin1")), "latin1")
      .toString("base64")
      .replaceAll(/.{76}/gu, "$&\r\n"),
  );
}

const swap = (text: string): string => text.replaceAll("example.org/courses/se4u", "example.com/courses/se4u");
