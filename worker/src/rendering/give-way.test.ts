import { setImmediate } from "node:timers/promises";
import { languages, type EditionKey } from "@newsletter/schemas";
import { beforeAll, describe, expect, it } from "vitest";
import { snapshot } from "../../test/support/snapshots.ts";
import type { RenderEditions } from "../ports/editions.ts";
import { givingWay, type GivingWay } from "./give-way.ts";
import { renderEditions } from "./render-editions.ts";

const issue = snapshot({ publication: { languages: [...languages] } });
const keysOf = (kind: "direct" | "web"): readonly EditionKey[] =>
  languages.map((language) => ({ language, kind, form: kind === "web" ? "shared" : "personal" }));
const [preview] = keysOf("web");

/** The renderer, with what it was asked for in that order; `onBegin` is told before each edition. */
function watched(onBegin: (asked: readonly string[]) => void = () => undefined): { readonly way: GivingWay; readonly asked: string[] } {
  const asked: string[] = [];
  const render: RenderEditions = async (some, keys) => {
    asked.push(...keys.map(({ language, kind }) => `${language} ${kind}`));
    onBegin(asked);
    return renderEditions(some, keys);
  };
  return { way: givingWay(render), asked };
}

describe("a look at all editions", () => {
  // The first edition of a process loads the templates, which takes longer than everything below.
  beforeAll(async () => void (await renderEditions(issue, keysOf("web").slice(0, 1))));

  it("stops between two of them while somebody waits at a screen", async () => {
    let previewed: Promise<unknown> | undefined;
    const { way, asked } = watched((soFar) => {
      if (soFar.length === 2 && preview !== undefined) previewed = way.atOnce(issue, [preview]);
    });
    const editions = await way.inBulk(issue, keysOf("direct"));
    await previewed;
    expect(editions.map(({ key }) => key)).toEqual(keysOf("direct"));
    expect(asked.slice(0, 4)).toEqual(["en direct", "fr direct", "en web", "es direct"]);
  });

  it("ends between two of them once nobody waits for it", async () => {
    const asker = new AbortController();
    const { way, asked } = watched((soFar) => {
      if (soFar.length === 2) asker.abort(new Error("gone"));
    });
    await expect(way.inBulk(issue, keysOf("direct"), asker.signal)).rejects.toThrow("gone");
    expect(asked).toHaveLength(2);
  });

  it("goes on after one that failed", async () => {
    const unknown: EditionKey = { language: "en", kind: "partner", form: "personal", partnerId: "nobody" };
    const { way } = watched();
    const [refused, bulk] = await Promise.allSettled([way.atOnce(issue, [unknown]), way.inBulk(issue, keysOf("direct"))]);
    expect([refused.status, bulk.status]).toEqual(["rejected", "fulfilled"]);
  });

  it("ends, however many come in between", async () => {
    let hasEnded = false;
    const { way } = watched();
    const askOn = async (): Promise<void> => {
      if (hasEnded || preview === undefined) return;
      await way.atOnce(issue, [preview]);
      // As a request would: after what else the process has to do.
      await setImmediate();
      await askOn();
    };
    // Two that take turns: there is always somebody waiting.
    const others = [askOn(), askOn()];
    const editions = await way.inBulk(issue, keysOf("direct").slice(0, 2));
    hasEnded = true;
    await Promise.all(others);
    expect(editions).toHaveLength(2);
  });
});
