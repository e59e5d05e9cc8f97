import type { CustomValidator, ValidationContext } from "sanity";
import * as z from "zod";
import { attachmentBytesMax, attachmentsPerIssueMax } from "../attachments.ts";
import { issueDocumentSchema, storedAttachmentSchema, storedFileSchema } from "../documents.ts";
import { attachedFileQuery } from "../queries.ts";
import { attachmentExtensions } from "../vocabulary.ts";

const answerSchema = z.object({
  attachmentsMax: z.number().nullable(),
  asset: z.object({ size: z.number().nullable(), extension: z.string().nullable() }).nullable(),
});

/** No more files than the publication lets a mail carry. Where it lets it carry none, they are links. */
export const noMoreThanAllowed: CustomValidator = async (value, context) => {
  const attachments = z.array(z.unknown()).safeParse(value);
  if (!attachments.success || attachments.data.length === 0) return true;
  if (attachments.data.length > attachmentsPerIssueMax)
    return `At most ${String(attachmentsPerIssueMax)} files go with an issue: offer others as resources`;
  const { attachmentsMax } = await ask(context, "");
  if (attachmentsMax === null || attachmentsMax === 0 || attachments.data.length <= attachmentsMax) return true;
  return `The publication lets a mail carry ${attachmentsMax === 1 ? "one file" : `${String(attachmentsMax)} files`}: remove one, or allow more there`;
};

/** A file that mail servers let pass, and that no office pays for too dearly. */
export const fitForAMail: CustomValidator = async (value, context) => {
  const file = storedFileSchema.safeParse(value);
  const assetId = file.success ? file.data.asset?._ref : undefined;
  if (assetId === undefined) return "Upload the file";
  const { attachmentsMax, asset } = await ask(context, assetId);
  // Deleted meanwhile: the pre-flight says so.
  if (asset === null) return true;
  const extension = asset.extension === "jpeg" ? "jpg" : asset.extension;
  if (!attachmentExtensions.some((known) => known === extension)) {
    return "Possible are PDF, Word, Excel, PowerPoint, calendar files (ICS), PNG and JPEG: many mail servers stop anything else";
  }
  const isTooLarge = attachmentsMax !== null && attachmentsMax > 0 && (asset.size ?? 0) > attachmentBytesMax;
  return !isTooLarge || "A file at a mail may have 1 MB: make it smaller, or offer it as a resource, which is a link";
};

/** A language has one file: readers would not know which of two counts. */
export const onePerLanguage: CustomValidator = (value) => {
  const files = storedAttachmentSchema.shape.files.safeParse(value);
  const languages = (files.data ?? []).flatMap(({ language }) => language ?? []);
  return new Set(languages).size === languages.length || "Two files are in the same language: remove one of them";
};

async function ask(context: ValidationContext, assetId: string): Promise<z.infer<typeof answerSchema>> {
  const issue = issueDocumentSchema.pick({ publication: true }).safeParse(context.document);
  const publicationId = issue.data?.publication?._ref ?? "";
  const client = context.getClient({ apiVersion: "2025-02-19" }).withConfig({ perspective: "drafts" });
  return answerSchema.parse(await client.fetch(attachedFileQuery, { publicationId, assetId }));
}
