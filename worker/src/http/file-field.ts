import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { formFieldsMax } from "./limits.ts";

/** What a page takes with its form. */
export interface FormBounds {
  readonly fileBytesMax: number;
  /** Of all text fields together. */
  readonly textBytesMax: number;
}

export interface UploadedFile {
  /** As the browser says it: nothing to trust, and never a path of ours. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FormWithFile =
  | { readonly state: "read"; readonly texts: Readonly<Record<string, string>>; readonly file: UploadedFile | undefined }
  /** Too large: a file, the texts, or their number. Unreadable: no form at all, or one that broke off. */
  | { readonly state: "faulty"; readonly fault: "tooLarge" | "unreadable" };

/** Lets the forms of these pages carry a file; after `prepareFormPages`, which forgets what else was taken. */
export async function takeFileFields(app: FastifyInstance): Promise<void> {
  // A file over its bound is an answer here, no error.
  await app.register(multipart, { throwFileSizeLimit: false });
}

/**
 * A form's fields, whichever way the browser sent them, and its one file, in memory alone. What is over a bound is told at once: the rest
 * of the body is let through and dropped (until `requestTimeoutMs`), since a browser whose upload is cut off shows no page at all.
 */
export async function readFormWithFile(request: FastifyRequest, bounds: FormBounds): Promise<FormWithFile> {
  if (!request.isMultipart()) return { state: "read", texts: textsOf(request.body), file: undefined };
  try {
    return await readParts(request, bounds);
  } catch (error) {
    return { state: "faulty", fault: isOverBound(error) ? "tooLarge" : "unreadable" };
  } finally {
    request.raw.unpipe();
    request.raw.resume();
  }
}

async function readParts(request: FastifyRequest, { fileBytesMax, textBytesMax }: FormBounds): Promise<FormWithFile> {
  const texts = new Map<string, string>();
  let textBytes = 0;
  let file: UploadedFile | undefined;
  const limits = { fileSize: fileBytesMax, files: 1, fieldSize: textBytesMax, fields: formFieldsMax, parts: formFieldsMax + 1 };
  for await (const part of request.parts({ limits })) {
    if (part.type === "file") {
      const bytes = await wholeOf(part.file);
      if (part.file.truncated) return { state: "faulty", fault: "tooLarge" };
      // A file field that nobody filled comes as a file of nothing and without a name, which is undefined then, whatever its type says.
      const name = part.filename ? part.filename : "";
      if (bytes.length > 0 || name !== "") file = { name, bytes };
    } else if (typeof part.value === "string") {
      textBytes += Buffer.byteLength(part.value);
      if (part.valueTruncated || textBytes > textBytesMax) return { state: "faulty", fault: "tooLarge" };
      texts.set(part.fieldname, part.value);
    }
  }
  return { state: "read", texts: Object.fromEntries(texts), file };
}

async function wholeOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function textsOf(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter((field): field is [string, string] => typeof field[1] === "string"));
}

function isOverBound(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === 413;
}
