import { expect, test } from "vitest";
import { claimOf, gathered, MissingNeed, type Claim } from "./claim.ts";
import { runTopic } from "./run-topic.ts";
import type { Check } from "./topic.ts";

async function claimsOf(checks: readonly Check[], withinMs = 10_000): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  const topic = { name: "topic", about: "", prepare: async () => Promise.resolve({ claims: [], checks }) };
  await runTopic(topic, (claim) => void claims.push(claim), withinMs);
  return claims;
}

const refuse = async (cause: Error): Promise<never> => Promise.reject(cause);

test("a check that cannot be made is a claim that fails, with the sentence that says why", async () => {
  const cause = new MissingNeed("Java is missing: install it.");
  expect(await claimsOf([{ name: "validator", run: async () => refuse(cause) }])).toEqual([
    { claim: "validator", ok: false, detail: "Java is missing: install it." },
  ]);
});

test("a check that claims nothing fails", async () => {
  expect(await claimsOf([{ name: "empty", run: async () => Promise.resolve([]) }])).toMatchObject([{ claim: "empty", ok: false }]);
});

test("a check that never ends fails, and the others are told", async () => {
  const { promise } = Promise.withResolvers<readonly Claim[]>();
  const fine = { claim: "fine", ok: true, detail: "" };
  const claims = await claimsOf(
    [
      { name: "stuck", run: async () => promise },
      { name: "quick", run: async () => Promise.resolve([fine]) },
    ],
    50,
  );
  expect(claims).toHaveLength(2);
  expect(claims).toContainEqual(fine);
  expect(claims).toContainEqual(expect.objectContaining({ claim: "stuck", ok: false }));
});

test("material that cannot be prepared fails the topic", async () => {
  const claims: Claim[] = [];
  const cause = new Error("The sample cannot be read.");
  await runTopic({ name: "topic", about: "", prepare: async () => refuse(cause) }, (claim) => void claims.push(claim), 1_000);
  expect(claims).toEqual([{ claim: "topic", ok: false, detail: "The sample cannot be read." }]);
});

test("a line shows the first faults and counts the rest", () => {
  const faults = Array.from({ length: 12 }, (_, index) => `fault ${String(index)}`);
  const { ok, detail } = claimOf("claim", faults, "fine");
  expect(ok).toBe(false);
  expect(detail.split("\n")).toHaveLength(9);
  expect(detail).toContain("and 4 more");
});

test("the same fault in three editions is one fault with its first place", () => {
  const faults = ["a", "b", "c"].map((where) => ({ fault: "no alt", where }));
  expect(gathered(faults)).toEqual(["no alt (a and 2 more)"]);
});
