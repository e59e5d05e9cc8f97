import { expect, test } from "vitest";
import { readEdition } from "../test/read-edition.ts";
import { sizeClaims } from "./size.ts";

const mail = (bytes: number, some: Parameters<typeof readEdition>[1] = {}): ReturnType<typeof readEdition> =>
  readEdition("a".repeat(bytes), some);

test("a mail of the sample above 60,000 bytes fails, one byte less holds", () => {
  expect(sizeClaims([mail(60_001)])).toMatchObject([{ ok: false, detail: "sample en.forwardable: 60,001 B, bound 60,000 B" }]);
  expect(sizeClaims([mail(60_000)])).toMatchObject([{ ok: true }]);
});

test("a mail of a long issue above 90,000 bytes fails", () => {
  expect(sizeClaims([mail(90_001, { issue: "weekly" })])).toMatchObject([{ ok: false }]);
  expect(sizeClaims([mail(90_000, { issue: "weekly" })])).toMatchObject([{ ok: true }]);
});

test("bytes are counted, not characters", () => {
  expect(sizeClaims([readEdition("خ".repeat(30_001))])).toMatchObject([{ ok: false }]);
});

test("the web edition may be longer: nobody cuts a page", () => {
  expect(sizeClaims([mail(10), mail(200_000, { kind: "web" })])).toMatchObject([{ ok: true }]);
});
