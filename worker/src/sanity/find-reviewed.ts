import * as z from "zod";
import { ContentError } from "../content/content-error.ts";
import type { FindReviewed } from "../ports/reviews.ts";
import { createLakeClient, type LakeSettings } from "./lake-client.ts";

const query = `{
  "document": *[_id == $id && _type in $types][0]{ _type, "publicationId": publication._ref },
  "showing": *[_type == "issue" && references($id)] | order(number desc) [0] { _id, "publicationId": publication._ref },
  "latest": *[_type == "issue"] | order(number desc) [0] { _id, "publicationId": publication._ref },
  "publicationId": *[_type == "publication"] | order(_id) [0]._id
}`;
const types = ["issue", "newsItem", "callForApplications", "video", "calendarEntry", "knowledgeResource"];

const issueSchema = z.object({ _id: z.string(), publicationId: z.string().nullish() }).nullable();
const answerSchema = z.object({
  document: z.object({ _type: z.string(), publicationId: z.string().nullish() }).nullable(),
  showing: issueSchema,
  latest: issueSchema,
  publicationId: z.string().nullish(),
});

/** What a document is, and which publication's readers will see it. An item belongs to no publication: the issue that shows it does. */
export function createFindReviewed(settings: LakeSettings): FindReviewed {
  const client = createLakeClient(settings);
  return async (id) => {
    const answer: unknown = await client
      .fetch<unknown>(query, { id, types }, { perspective: "drafts", filterResponse: true })
      .catch((cause: unknown) => {
        throw new ContentError("lakeUnreachable", "The content lake did not say what is to be reviewed.", { cause });
      });
    const { document, showing, latest, publicationId } = answerSchema.parse(answer);
    if (document === null) return undefined;
    const isIssue = document._type === "issue";
    const issue = isIssue ? { _id: id, publicationId: document.publicationId } : (showing ?? latest);
    const publication = issue?.publicationId ?? publicationId;
    if (publication == null) return undefined;
    return { type: isIssue ? "issue" : "item", publicationId: publication, issueId: issue?._id };
  };
}
