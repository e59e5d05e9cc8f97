import {
  editionKeyText,
  fillSlots,
  translationOf,
  type Clearance,
  type EditionKey,
  type Finding,
  type IssueSnapshot,
  type Language,
} from "@newsletter/schemas";
import { textDigest } from "../content/clearance.ts";
import { onlyItem, type TakeItemSnapshot } from "../content/take-item-snapshot.ts";
import type { TakeSnapshot } from "../content/take-snapshot.ts";
import type { Item } from "../preflight/names.ts";
import { itemsOf } from "../preflight/past-dates.ts";
import type { SnapshotResult } from "../ports/content.ts";
import type { RenderEditions } from "../ports/editions.ts";
import type { FindReviewed, Review } from "../ports/reviews.ts";

/** What a colleague is shown: as the editor has it at this moment, drafts over what is published. */
export type Reviewed =
  | ReviewedComplete
  /** Too little of it is there to be rendered; the findings say what is missing. */
  | { readonly state: "incomplete"; readonly findings: readonly Finding[] }
  /** It was deleted. */
  | { readonly state: "gone" };

export interface ReviewedComplete {
  readonly state: "complete";
  readonly snapshot: IssueSnapshot;
  readonly title: string;
  readonly language: Language;
  readonly editions: readonly ReviewedEdition[];
  /** What a comment can be about besides the whole issue, in its order; empty for an item, which is all there is. */
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** Only of a review of one item. */
  readonly item?: ReviewedItem;
}

export interface ReviewedEdition {
  readonly key: EditionKey;
  /** Names it in addresses: `en.web.shared`. */
  readonly name: string;
  readonly partnerName?: string;
}

export interface ReviewedItem {
  readonly textDigest: string;
  /** Of the document that was read, draft or published. */
  readonly revision: string;
  readonly clearance: Clearance | undefined;
}

export interface ReviewedContent {
  readonly look: (review: Review) => Promise<Reviewed>;
  /** The item as it is published now; undefined where it is not, or cannot be shown. */
  readonly publishedItem: (review: Review) => Promise<ReviewedItem | undefined>;
  /** HTML of an edition with nobody's links in it; undefined when there is no such edition. */
  readonly edition: (review: Review, name: string) => Promise<string | undefined>;
}

interface ReviewedContentWith {
  readonly takeSnapshot: TakeSnapshot;
  readonly takeItemSnapshot: TakeItemSnapshot;
  readonly findReviewed: FindReviewed;
  readonly renderEditions: RenderEditions;
}

export function createReviewedContent(modules: ReviewedContentWith): ReviewedContent {
  const take = async (
    { documentId, documentType, publicationId }: Review,
    perspective: "published" | "drafts",
  ): Promise<SnapshotResult | undefined> => {
    const found = await modules.findReviewed(documentId);
    if (found?.type !== documentType) return undefined;
    return documentType === "issue"
      ? modules.takeSnapshot(documentId, perspective)
      : modules.takeItemSnapshot(documentId, { publicationId, issueId: found.issueId }, perspective);
  };

  const look = async (review: Review): Promise<Reviewed> => {
    const taken = await take(review, "drafts");
    if (taken === undefined) return { state: "gone" };
    if (taken.state === "incomplete") return { state: "incomplete", findings: taken.findings };
    return review.documentType === "issue" ? reviewedIssue(taken.snapshot) : reviewedAlone(taken.snapshot);
  };

  return {
    look,
    publishedItem: async (review) => {
      const taken = await take(review, "published");
      return taken?.state === "complete" ? reviewedItem(taken.snapshot) : undefined;
    },
    edition: async (review, name) => {
      const reviewed = await look(review);
      if (reviewed.state !== "complete") return undefined;
      const wanted = reviewed.editions.find((edition) => edition.name === name);
      if (wanted === undefined) return undefined;
      const [edition] = await modules.renderEditions(reviewed.snapshot, [wanted.key]);
      return edition === undefined ? undefined : fillSlots(edition.html, "#");
    },
  };
}

function reviewedIssue(snapshot: IssueSnapshot): ReviewedComplete {
  return {
    state: "complete",
    snapshot,
    ...said(snapshot, snapshot.issue.title),
    editions: snapshot.publication.languages.flatMap((language) => editionsIn(snapshot, language)),
    items: itemsOf(snapshot.sections).map((item) => ({
      id: item.id,
      title: said(snapshot, "title" in item ? item.title : item.organisation.name).title,
    })),
  };
}

function editionsIn(snapshot: IssueSnapshot, language: Language): readonly ReviewedEdition[] {
  const partnersEditions = snapshot.partners.flatMap(({ id, organisation }) =>
    (["partner", "members"] as const).map((kind): ReviewedEdition => {
      const key: EditionKey = { language, kind, form: "personal", partnerId: id };
      return { key, name: editionKeyText(key), partnerName: organisation.shortName ?? said(snapshot, organisation.name).title };
    }),
  );
  return [
    named({ language, kind: "forwardable", form: "shared" }),
    ...partnersEditions,
    named({ language, kind: "direct", form: "personal" }),
    named({ language, kind: "lowBandwidth", form: "personal" }),
    named({ language, kind: "web", form: "shared" }),
  ];
}

function reviewedAlone(snapshot: IssueSnapshot): Reviewed {
  const item = onlyItem(snapshot);
  if (item === undefined || !("title" in item)) return { state: "gone" };
  const languages = snapshot.publication.languages.filter((language) => item.title[language] !== undefined);
  return {
    state: "complete",
    snapshot,
    ...said(snapshot, item.title),
    editions: languages.map((language) => named({ language, kind: "forwardable", form: "shared" })),
    items: [],
    item: itemOf(snapshot, item),
  };
}

function reviewedItem(snapshot: IssueSnapshot): ReviewedItem | undefined {
  const item = onlyItem(snapshot);
  return item === undefined ? undefined : itemOf(snapshot, item);
}

function itemOf({ pinned }: IssueSnapshot, item: Item): ReviewedItem {
  const revision = pinned.find(({ id }) => id === item.id)?.revision;
  if (revision === undefined) throw new TypeError("a snapshot pins what it shows");
  return { textDigest: textDigest(item), revision, clearance: "clearance" in item ? item.clearance : undefined };
}

function named(key: EditionKey): ReviewedEdition {
  return { key, name: editionKeyText(key) };
}

function said({ publication }: IssueSnapshot, values: IssueSnapshot["issue"]["title"]): { title: string; language: Language } {
  const [first = "en"] = publication.languages;
  const found = translationOf(values, first, publication.languages);
  return { title: found?.value ?? "", language: found?.language ?? first };
}
