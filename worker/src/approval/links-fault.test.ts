import { expect, test } from "vitest";
import { linksFault } from "./links-fault.ts";

const real = { name: "main", host: "smtp.example.org" };
const local = { name: "local", host: "127.0.0.1" };

test.each(["http://127.0.0.1:3400", "http://localhost:3400", "http://[::1]:3400"])(
  "links to %s do not leave through a real relay",
  (address) => {
    expect(linksFault([local, real], address)).toContain(`Links lead to ${address}`);
    expect(linksFault([real], address)).toContain("“main” (smtp.example.org)");
  },
);

test("they may to the mailbox and to a relay on this machine, and links of the world through any", () => {
  expect(linksFault([], "http://127.0.0.1:3400")).toBeUndefined();
  expect(linksFault([local], "http://127.0.0.1:3400")).toBeUndefined();
  expect(linksFault([real], "https://news.example.org")).toBeUndefined();
});
