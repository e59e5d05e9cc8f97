import { expect, test } from "vitest";
import { unexplainedMessages, unusedExplanations } from "./nu-validator.ts";

// As the validator wrote it, of a page with a paragraph outside of any cell, and of one of our mails.
const faulty =
  '{"version":"26.9.27 (c6ba02c)","messages":[{"type":"error","url":"file:/tmp/nu/1.html","lastLine":1,"lastColumn":80,"firstColumn":78,"message":"Start tag “p” seen in “table”.","extract":"table><tr><p>Outsid","hiliteStart":10,"hiliteLength":3}]}';
const ours =
  '{"messages":[{"type":"error","url":"file:/tmp/nu/1.html","message":"Almost standards mode doctype. Expected “<!DOCTYPE html>”.","extract":"<!DOCTYPE html PUBLIC"},{"type":"info","url":"file:/tmp/nu/1.html","subType":"warning","message":"The “cellpadding” attribute on the “table” element is obsolete. Use CSS instead.","extract":"<table"}]}';

test("a message that nobody explained is a fault, with its place", () => {
  expect(unexplainedMessages(faulty, (file) => `edition ${file}`)).toEqual([
    { fault: "error: Start tag “p” seen in “table”. table><tr><p>Outsid", where: "edition 1.html" },
  ]);
});

test("what is explained is none, and is one again when its explanation goes", () => {
  expect(unexplainedMessages(ours, String)).toEqual([]);
  expect(unexplainedMessages(ours, String, [])).toHaveLength(2);
});

test("an explanation of one element excuses no other", () => {
  const message = "Element “meta” is missing one or more of the following attributes: “content”, “property”.";
  const report = (extract: string): string => JSON.stringify({ messages: [{ type: "error", url: "1.html", message, extract }] });
  expect(unexplainedMessages(report('h=1"/><meta name="x-apple-disable-message-reformatting"/><titl'), String)).toEqual([]);
  expect(unexplainedMessages(report('h=1"/><meta name="description"/><titl'), String)).toHaveLength(1);
});

test("a file that could not be read is a fault too", () => {
  const unread = '{"messages":[{"type":"non-document-error","subType":"io","url":"file:/tmp/nu/2.html","message":"File not found."}]}';
  expect(unexplainedMessages(unread, String)).toEqual([{ fault: "non-document-error: File not found.", where: "2.html" }]);
});

test("a validator that says nothing has judged nothing", () => {
  expect(() => unexplainedMessages("", String)).toThrow("JSON");
});

test("an explanation that no message needs is named", () => {
  const [needed, unused] = [/^The “cellpadding”/u, /^Element “blink”/u].map((pattern) => ({ pattern, why: "for the test" }));
  expect(
    unusedExplanations(
      ours,
      [needed, unused].flatMap((known) => known ?? []),
    ),
  ).toEqual([unused]);
});
