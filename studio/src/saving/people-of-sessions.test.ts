import { expect, test } from "vitest";
import { peopleOfSessions } from "./people-of-sessions.ts";

const ann = { id: "p-ann", name: "Ann Writer", role: "editor" };

test("a session is asked about once, and its person is known after its end", async () => {
  const answers = [Response.json(ann), new Response(undefined, { status: 401 })];
  const people = peopleOfSessions(async () => answers.shift() ?? Response.error());
  expect(await people("token")).toEqual({ id: "p-ann", name: "Ann Writer" });
  expect(await people("token")).toEqual({ id: "p-ann", name: "Ann Writer" });
  expect(await people("ended before")).toBeUndefined();
});

test("without an answer nobody is guessed, and the next question is asked", async () => {
  const answers = [Promise.reject(new TypeError("fetch failed")), Promise.resolve(Response.json({}, { status: 503 })), Response.json(ann)];
  const people = peopleOfSessions(async () => answers.shift() ?? Response.error());
  await expect(people("token")).rejects.toThrow("fetch failed");
  await expect(people("token")).rejects.toThrow("invalid_type");
  expect(await people("token")).toEqual({ id: "p-ann", name: "Ann Writer" });
});
