import { expect, it } from "vitest";
import { editionKeyText, type EditionKey, type RenderedEdition } from "@newsletter/schemas";
import { snapshot } from "../../test/support/snapshots.ts";
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
  slots: { html: { leaveUrl: 0 }, text: { leaveUrl: 0 } },
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
