import { expect, it } from "vitest";
import { editionKeyText, type EditionKey, type RenderedEdition, noSlots } from "@newsletter/schemas";
import { snapshot } from "../../test/support/snapshots.ts";
import type { RenderInBulk } from "../ports/editions.ts";
import { createFindInEditions } from "./edition-findings.ts";
import { snapshotsRememberedMax } from "./limits.ts";

const edition = (key: EditionKey): RenderedEdition => ({
  key,
  subject: "",
  preheader: "",
  html: "",
  text: "",
  digest: "",
  htmlBytes: 0,
  slots: { html: noSlots, text: noSlots },
  templateVersion: "1",
  findings: [{ rule: "some", severity: "note", message: editionKeyText(key) }],
});

const twoLanguages = snapshot({ publication: { languages: ["en", "ar"] } });

it("renders mail and page in every language of the publication", async () => {
  const findInEditions = createFindInEditions(async (_snapshot, keys) => keys.map(edition));
  const found = await findInEditions(twoLanguages, "a");
  expect(found.map(({ findings }) => findings[0]?.message)).toEqual([
    "en.direct.personal",
    "en.web.shared",
    "ar.direct.personal",
    "ar.web.shared",
  ]);
});

it("renders a snapshot once for its digest, also for two who ask at the same time, and forgets the oldest", async () => {
  let renderings = 0;
  const findInEditions = createFindInEditions(async () => {
    renderings += 1;
    return [];
  });
  await Promise.all(["a", "a", "b"].map(async (digest) => findInEditions(twoLanguages, digest)));
  await findInEditions(twoLanguages, "a");
  expect(renderings).toBe(2);
  await Promise.all(Array.from({ length: snapshotsRememberedMax }, async (_, index) => findInEditions(twoLanguages, `${index}`)));
  await findInEditions(twoLanguages, "a");
  expect(renderings).toBe(2 + snapshotsRememberedMax + 1);
});

it("renders again after a rendering that failed", async () => {
  let renderings = 0;
  const findInEditions = createFindInEditions(async () => {
    renderings += 1;
    throw new Error("no memory");
  });
  await expect(findInEditions(twoLanguages, "a")).rejects.toThrow("no memory");
  await expect(findInEditions(twoLanguages, "a")).rejects.toThrow("no memory");
  expect(renderings).toBe(2);
});

/** A renderer that ends when it is told to, and a rendering's fate: undefined while it goes on. */
function slowRenderer(): { readonly render: RenderInBulk; readonly ends: PromiseWithResolvers<undefined>[]; readonly wasEnded: boolean[] } {
  const ends: PromiseWithResolvers<undefined>[] = [];
  const wasEnded: boolean[] = [];
  const render: RenderInBulk = async (_snapshot, _keys, signal) => {
    const end = Promise.withResolvers<undefined>();
    const own = ends.push(end) - 1;
    wasEnded[own] = false;
    signal?.addEventListener("abort", () => {
      wasEnded[own] = true;
      end.reject(signal.reason);
    });
    await end.promise;
    return [];
  };
  return { render, ends, wasEnded };
}

it("goes on for the one of two who still waits, and for the next who asks", async () => {
  const { render, ends, wasEnded } = slowRenderer();
  const findInEditions = createFindInEditions(render);
  const [leaving, staying] = [new AbortController(), new AbortController()];
  const asked = [leaving, staying].map(async ({ signal }) => findInEditions(twoLanguages, "a", signal));
  leaving.abort();
  expect(wasEnded).toEqual([false]);
  ends[0]?.resolve(undefined);
  await Promise.all(asked);
  // Connections close after their answer too.
  staying.abort();
  await findInEditions(twoLanguages, "a");
  expect(wasEnded).toEqual([false]);
});

it("ends early when nobody waits any more, and renders anew for whoever asks then", async () => {
  const { render, ends, wasEnded } = slowRenderer();
  const findInEditions = createFindInEditions(render);
  const leaving = new AbortController();
  const asked = findInEditions(twoLanguages, "a", leaving.signal);
  leaving.abort(new Error("gone"));
  const askedAgain = findInEditions(twoLanguages, "a");
  await expect(asked).rejects.toThrow("gone");
  ends[1]?.resolve(undefined);
  expect(await askedAgain).toEqual([]);
  expect(wasEnded).toEqual([true, false]);
  await findInEditions(twoLanguages, "a");
  expect(wasEnded).toHaveLength(2);
});
