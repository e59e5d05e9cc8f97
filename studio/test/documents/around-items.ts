import { alreadyListed, nowhere, reference, text, twice, wholeAddress, words, type DocumentPlan } from "./plan.ts";

// What items and issues refer to.

const organisation: DocumentPlan = {
  type: "organisation",
  typed: { field: "name", words: "Harbour Watch" },
  good: () => ({ url: "https://example.org/harbour-watch" }),
  broken: () => [
    {
      set: { name: words(" "), url: nowhere },
      says: { "organisation.name#0": "Give the organisation's name", "organisation.url#0": wholeAddress },
    },
  ],
};

const project: DocumentPlan = {
  type: "project",
  typed: { field: "title", words: "Clean harbours for everybody" },
  good: ({ id }) => ({ code: "HARB01", funder: reference(id("organisation")) }),
  broken: () => [
    {
      set: { title: words(""), code: "no code!" },
      says: { "project.title#0": "Give the project's full name", "project.code#0": "Letters, digits, dots, slashes and hyphens: GLOU68" },
    },
  ],
};

const signatory: DocumentPlan = {
  type: "signatory",
  typed: { field: "name", words: "The harbour master" },
  good: () => ({ office: words("Port office") }),
  broken: () => [{ set: { name: null }, says: { "signatory.name#0": "Say who signs" } }],
};

const link = (key: string): object => ({ _type: "mastheadLink", _key: key, label: words("Join us"), url: "https://example.org/join" });

const partner: DocumentPlan = {
  type: "partner",
  typed: { field: "organisation", words: "Harbour Watch", isReference: true },
  good: () => ({ masthead: { name: words("Harbour Watch network"), line: words("Eyes on the water"), colour: "#0B5C8A" } }),
  broken: ({ id, image }) => [
    {
      set: {
        organisation: null,
        foundedYear: 12,
        memberOrganisations: twice(id("organisation")),
        countries: ["KE", "KE"],
        figures: [{ _type: "partnerFigure", _key: "f" }],
        masthead: {
          colour: "blue",
          url: nowhere,
          pictures: ["a", "b", "c", "d", "e"].map((_key) => ({ _type: "picture", _key, asset: reference(image), alt: words("Water") })),
          links: [...["a", "b", "c"].map(link), { _type: "mastheadLink", _key: "d" }, { _type: "mastheadLink", _key: "e", url: nowhere }],
        },
      },
      says: {
        "partner.organisation#0": "Choose the organisation",
        "partner.foundedYear#0": "Give the year with four digits",
        "partner.memberOrganisations#0": alreadyListed,
        "partner.countries#0": "This country is already listed",
        "partner.masthead.colour#0": "Write the colour as # and six digits: #0B5C8A",
        "partner.masthead.url#0": wholeAddress,
        "partner.masthead.links#0": "More than four links are hard to read on a phone",
        "partner.masthead.pictures#0": "At most four pictures",
        "partnerFigure.label#0": "Say what is counted",
        "partnerFigure.value#0": "Give the figure as it was published",
        "mastheadLink.label#0": "Say what the link leads to",
        "mastheadLink.url#0": wholeAddress,
        "mastheadLink.url#1": "Paste the address of the page",
      },
    },
  ],
};

const supporter: DocumentPlan = {
  type: "supporter",
  typed: { field: "organisation", words: "Harbour Watch", isReference: true },
  good: () => ({}),
  broken: () => [{ set: { organisation: null }, says: { "supporter.organisation#0": "Choose the organisation" } }],
};

const publication: DocumentPlan = {
  type: "publication",
  typed: { field: "name", words: "Harbour Letter" },
  good: () => ({
    publisher: words("Port office"),
    slug: { _type: "slug", current: "harbour-letter" },
    languages: ["en"],
    aboutUs: text("We look after the harbour and those who work in it."),
    senderName: "Port office",
    senderAddress: "port@example.org",
    postalAddress: "1 Quay, 1000 Example City",
    attachmentsMax: 1,
  }),
  broken: () => [
    {
      set: {
        name: words(""),
        publisher: null,
        slug: null,
        languages: [],
        senderName: null,
        senderAddress: null,
        postalAddress: null,
        websiteUrl: nowhere,
        proofList: ["proofs@example.org", "proofs@example.org"],
        attachmentsMax: 3,
      },
      says: {
        "publication.name#0": "Give the publication a name",
        "publication.publisher#0": "Say who publishes it",
        "publication.slug#0": "Give the name as it appears in addresses",
        "publication.languages#0": "Choose at least one language",
        "publication.senderName#0": "Give the name readers shall see in the From line",
        "publication.senderAddress#0": "Give the address the mails come from",
        "publication.postalAddress#0": "Many countries ask for a postal address in the footer",
        "publication.websiteUrl#0": wholeAddress,
        "publication.attachmentsMax#0": "None, one or two",
        "publication.proofList#0": "This address is already on the list",
      },
    },
    {
      set: { languages: ["en", "en"], senderAddress: nowhere, proofList: [nowhere] },
      says: {
        "publication.languages#1": "A language stands here twice",
        "publication.senderAddress#1": "This is not a mail address: name@example.org",
        "publication.proofList.member0#0": "This is not a mail address: name@example.org",
      },
    },
  ],
};

export const aroundItems: readonly DocumentPlan[] = [organisation, project, signatory, partner, supporter, publication];
