import { textAddresses, type IssueSnapshot, type Organisation, type TranslatedText } from "@newsletter/schemas";
import { itemName, itemsOfSection, named, type Item } from "./names.ts";

/** A web address in an issue, with the place where an editor changes it. */
export interface IssueLink {
  readonly documentId: string;
  readonly path: string;
  readonly name: string;
  readonly url: string;
}

interface Place {
  readonly documentId: string;
  readonly name: string;
}

/** Every web address editors wrote into an issue, in its order. Those the templates add are our own pages, and not among them. */
export function linksOf(snapshot: IssueSnapshot): readonly IssueLink[] {
  return [...issueLinks(snapshot)];
}

type Links = Iterable<IssueLink>;

function* issueLinks(snapshot: IssueSnapshot): Links {
  const { issue, publication, sections, partners } = snapshot;
  for (const section of sections) {
    const [place, path] = [{ documentId: issue.id, name: "The issue" }, `sections[_key=="${section.key}"]`];
    if (section.kind === "letter") yield* inText(place, `${path}.letter`, section.letter);
    if (section.kind === "freeText") yield* inText(place, `${path}.text`, section.text);
    for (const item of itemsOfSection(section)) yield* itemLinks(snapshot, item);
  }
  const ofPublication = { documentId: publication.id, name: "The publication" };
  yield* inText(ofPublication, "aboutUs", publication.aboutUs);
  yield* link(ofPublication, "websiteUrl", publication.websiteUrl);
  for (const { id, organisation, masthead } of partners) {
    const place = { documentId: id, name: named("The partner", organisation.name, snapshot) };
    yield* link(place, "masthead.url", masthead.url);
    for (const { key, url } of masthead.links ?? []) yield* link(place, `masthead.links[_key=="${key}"].url`, url);
    yield* organisationLink(snapshot, organisation);
  }
}

function* itemLinks(snapshot: IssueSnapshot, item: Item): Links {
  const place = { documentId: item.id, name: itemName(snapshot, item) };
  switch (item.type) {
    case "newsItem":
      yield* inText(place, "teaser", item.teaser);
      // The snapshot does not keep the keys of links; their order is that of the document.
      for (const [index, { url }] of item.links.entries()) yield* link(place, `links[${index}].url`, url);
      for (const organisation of item.organisations) yield* organisationLink(snapshot, organisation);
      return;
    case "calendarEntry":
      yield* link(place, "url", item.url);
      return yield* link(place, "registration.url", item.registration?.url);
    case "callForApplications":
      yield* inText(place, "summary", item.summary);
      yield* link(place, "applyUrl", item.applyUrl);
      for (const { entry } of item.deadlines.flatMap(({ topics }) => topics)) {
        if (entry !== undefined) yield* itemLinks(snapshot, entry);
      }
      return;
    case "video":
      yield* inText(place, "summary", item.summary);
      yield* link(place, "watchUrl", item.watchUrl);
      return yield* link(place, "moreUrl", item.moreUrl);
    case "knowledgeResource":
      yield* inText(place, "summary", item.summary);
      if ("url" in item.source) yield* link(place, "url", item.source.url);
      for (const organisation of item.organisations) yield* organisationLink(snapshot, organisation);
      return;
    case "partner":
    case "supporter":
      return yield* organisationLink(snapshot, item.organisation);
  }
}

function organisationLink(snapshot: IssueSnapshot, { id, name, url }: Organisation): Links {
  return link({ documentId: id, name: named("The organisation", name, snapshot) }, "url", url);
}

function* inText(place: Place, path: string, text: TranslatedText | undefined): Links {
  for (const href of Object.values(text ?? {}).flatMap(textAddresses)) {
    if (/^https?:/iu.test(href)) yield* link(place, path, href);
  }
}

function* link({ documentId, name }: Place, path: string, url: string | undefined): Links {
  if (url !== undefined) yield { documentId, name, path, url };
}
