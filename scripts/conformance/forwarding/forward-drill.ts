import { join } from "node:path";
import type { Browser } from "playwright-core";
import { createDatabaseIn } from "../../../worker/test/support/database-in.ts";
import { installIn } from "../../../worker/test/support/install-in.ts";
import { startSink } from "../../../worker/test/support/sink.ts";
import { startPostgres } from "../../postgres/server.ts";
import { withBrowser } from "../../test/with-browser.ts";
import type { Claim } from "../claim.ts";
import { clientWays } from "./client-forwards.ts";
import { forgedClaim } from "./forged-claim.ts";
import { leavingClaims } from "./leaving-claims.ts";
import { startMailman } from "./mailman-list.ts";
import { startMembersInbox } from "./members-inbox.ts";
import { openingClaims } from "./opening-claims.ts";
import { passOn } from "./passing-on.ts";
import { postfixResend } from "./postfix-resend.ts";
import { startProduct } from "./running-product.ts";
import { sentArtefacts, subscribePartners } from "./sent-artefacts.ts";
import { verifyClaims } from "./verify-claims.ts";
import { sieveRedirect } from "./sieve-redirect.ts";
import { sharedClaims } from "./shared-claims.ts";
import type { Subject } from "./subject.ts";

// The forward drill: the product sends its sample, software of others passes every mail on, and whoever gets it opens every link and posts
// every List-Unsubscribe. Nobody who subscribes may be worse off for it than by a wish that a contact can take back.

export async function forwardDrill(folder: string): Promise<readonly Claim[]> {
  const postgres = await startPostgres({ dataDir: join(folder, "database"), databases: [], withoutFsync: true });
  try {
    await using inbox = await startMembersInbox();
    await using mailman = startMailman(folder, inbox);
    await using installation = await installIn(await createDatabaseIn(postgres.url("postgres")), undefined);
    await using mailbox = await startSink();
    await using product = await startProduct(installation, mailbox.port);
    await subscribePartners(installation);
    const sent = await sentArtefacts(product, mailbox);
    const ways = [sieveRedirect(folder, inbox), ...(await mailman.ways()), ...clientWays, postfixResend(folder, inbox)];
    const { claims, passed } = await passOn(sent.artefacts, ways);
    const subject: Subject = { installation, publicUrl: product.publicUrl, mailbox, artefacts: sent.artefacts, passed };
    const verified = await verifyClaims(subject);
    const afterwards = await withBrowser(async (browser: Browser) => [
      ...(await sharedClaims(subject, sent)),
      ...(await openingClaims(subject, browser)),
      await forgedClaim(subject),
      ...(await leavingClaims(subject, browser)),
    ]);
    return [...claims, ...verified, ...afterwards];
  } finally {
    await postgres.stop();
  }
}
