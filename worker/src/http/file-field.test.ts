import { fastify, type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readFormWithFile, takeFileFields } from "./file-field.ts";
import { prepareFormPages } from "./form-pages.ts";
import { formFieldsMax } from "./limits.ts";

const bounds = { fileBytesMax: 1000, textBytesMax: 200 };
let app: FastifyInstance;

beforeEach(async () => {
  app = fastify();
  await prepareFormPages(app, { bodyBytesMax: 10_000 });
  await takeFileFields(app);
  app.post("/", async (request) => {
    const form = await readFormWithFile(request, bounds);
    if (form.state === "faulty") return form.fault;
    return { texts: form.texts, file: form.file && { name: form.file.name, text: Buffer.from(form.file.bytes).toString() } };
  });
});

afterEach(async () => app.close());

test("tells of a file over the bound, wherever it stands in the form, and answers the next one", async () => {
  expect(await posted(formOf([["note", "a"], file("x".repeat(1001)), ["last", "b"]]))).toBe("tooLarge");
  expect(await posted(formOf([file("x".repeat(5_000_000)), ["last", "b"]]))).toBe("tooLarge");
  expect(await posted(formOf([["note", "a"], file("x".repeat(1000))]))).toMatchObject({ texts: { note: "a" } });
});

test("tells of texts over the bound, of too many fields and of a second file", async () => {
  expect(await posted(formOf([["note", "x".repeat(201)]]))).toBe("tooLarge");
  expect(
    await posted(
      formOf([
        ["one", "x".repeat(101)],
        ["two", "x".repeat(101)],
      ]),
    ),
  ).toBe("tooLarge");
  expect(await posted(formOf(Array.from({ length: formFieldsMax + 1 }, (_, index) => [`f${index}`, ""])))).toBe("tooLarge");
  expect(await posted(formOf([file("a"), file("b")]))).toBe("tooLarge");
});

test("calls unreadable what is no form, breaks off, or names what every object has", async () => {
  const broken = `--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc`;
  expect(await sent("multipart/form-data; boundary=b", broken)).toBe("unreadable");
  expect(await sent("multipart/form-data", broken)).toBe("unreadable");
  expect(await posted(formOf([["__proto__", "x"]]))).toBe("unreadable");
});

test("gives the file's bytes and the texts as they were sent, and no file where none was chosen", async () => {
  const chosen = formOf([["language", "العربية"], file("From: a\r\n\r\nb\n", "../../Rundbrief März.eml")]);
  expect(await posted(chosen)).toEqual({
    texts: { language: "العربية" },
    file: { name: "Rundbrief März.eml", text: "From: a\r\n\r\nb\n" },
  });
  expect(await posted(formOf([file("", "")]))).toEqual({ texts: {} });
});

test("reads the same fields from a form without a file", async () => {
  expect(await sent("application/x-www-form-urlencoded", "note=a&more=1&more=2")).toEqual({ texts: { note: "a" } });
});

type Field = readonly [string, string | File];

function file(text: string, name = "mail.eml"): Field {
  return ["file", new File([text], name)];
}

function formOf(fields: readonly Field[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

async function posted(data: FormData): Promise<unknown> {
  const request = new Request("http://127.0.0.1/", { method: "POST", body: data });
  return sent(request.headers.get("content-type") ?? "", Buffer.from(await request.arrayBuffer()));
}

async function sent(contentType: string, payload: string | Buffer): Promise<unknown> {
  const answer = await app.inject({ method: "POST", url: "/", headers: { "content-type": contentType }, payload });
  return answer.headers["content-type"]?.includes("json") ? answer.json() : answer.body;
}
