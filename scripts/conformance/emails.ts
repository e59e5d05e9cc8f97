import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { languages, type IssueSnapshot, type Language } from "@newsletter/schemas";
import { accessibilityClaims } from "./accessibility.ts";
import { caniemailClaims } from "./caniemail.ts";
import { MissingNeed, type Claim } from "./claim.ts";
import { contentClaim } from "./content.ts";
import { listCorpus, readCorpus } from "./corpora.ts";
import { forSlowChecks, readEditions, type NamedIssue, type ReadEdition } from "./editions.ts";
import { attachedIssue, sampleIssue } from "./issues/sample-issue.ts";
import { udhrContent, udhrFiles, udhrIssue } from "./issues/udhr-issue.ts";
import { englishArticles, weeklyContent, weeklyIssue } from "./issues/weekly-issue.ts";
import { nuClaims } from "./nu-validator.ts";
import { portableTextClaims, type Fixture } from "./portable-text.ts";
import { rspamdClaims } from "./rspamd.ts";
import { sizeClaims } from "./size.ts";
import { spamAssassinClaims } from "./spamassassin.ts";
import { strippedClientClaims } from "./stripped-clients.ts";
import type { Check, Topic } from "./topic.ts";

/** The editions of four issues, as mail clients, validators and spam filters see them. */
export const prepareEmails: Topic["prepare"] = async (folder) => {
  const claims: Claim[] = [];
  const editions: ReadEdition[] = [];
  const sample = await sampleIssue(folder);
  for (const { name, make } of issues(sample, folder)) {
    try {
      const named = { name, ...(await make()) };
      const read = await readEditions(named);
      editions.push(...read);
      claims.push({ claim: `${named.name}: rendered`, ok: true, detail: countsOf(read) });
      if (named.contentIn !== undefined) claims.push(contentClaim(named.name, read, named.contentIn));
    } catch (cause) {
      if (!(cause instanceof MissingNeed)) throw cause;
      claims.push({ claim: `${name}: rendered`, ok: false, detail: cause.message });
    }
  }
  return { claims, checks: checksOf(sample, editions, folder) };
};

interface IssueToMake {
  readonly name: string;
  readonly make: () => Omit<NamedIssue, "name"> | Promise<Omit<NamedIssue, "name">>;
}

function issues(sample: IssueSnapshot, folder: string): readonly IssueToMake[] {
  return [
    { name: "sample", make: () => ({ snapshot: sample, languages }) },
    { name: "attached", make: async () => attachedIssue(sample, folder) },
    { name: "weekly", make: () => weekly(sample, readCorpus("newsletter", "osmbc", "DataWN290.json")) },
    {
      name: "udhr",
      make: () => ({ snapshot: udhrIssue(sample, udhrPage), languages, contentIn: (language) => udhrContent(udhrPage(language)) }),
    },
  ];
}

/** Its items are in English; in Arabic they fall back, left to right within right to left. */
function weekly(sample: IssueSnapshot, corpus: string): Omit<NamedIssue, "name"> {
  const articles = englishArticles(corpus);
  const content = weeklyContent(articles);
  return { snapshot: weeklyIssue(sample, articles), languages: ["en", "ar"], contentIn: () => content };
}

const udhrPage = (language: Language): string => readCorpus("newsletter", "udhr", udhrFiles[language]);

function countsOf(editions: readonly ReadEdition[]): string {
  const kinds = new Set(editions.map(({ edition }) => edition.key.kind));
  const tongues = new Set(editions.map(({ edition }) => edition.key.language));
  return `${String(editions.length)} editions: ${[...kinds].join(", ")} in ${[...tongues].join(", ")}`;
}

/** The longest first: two of them run at a time. */
function checksOf(sample: IssueSnapshot, editions: readonly ReadEdition[], folder: string): readonly Check[] {
  const own = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path);
    return path;
  };
  return [
    { name: "axe", run: async () => accessibilityClaims(forSlowChecks(editions)) },
    { name: "SpamAssassin", run: async () => spamAssassinClaims(forSlowChecks(editions), own("spamassassin")) },
    { name: "Nu validator", run: async () => nuClaims(editions, own("nu")) },
    { name: "rspamd", run: async () => rspamdClaims(editions, own("rspamd")) },
    { name: "size", run: async () => sizeClaims(editions) },
    { name: "caniemail", run: async () => caniemailClaims(editions, caniemailJson()) },
    { name: "Portable Text", run: async () => portableTextClaims(sample, fixtures()) },
    { name: "stripped clients", run: async () => strippedClientClaims(editions, caniemailJson()) },
  ];
}

const caniemailJson = (): string => readCorpus("caniemail", "caniemail.json");

function fixtures(): readonly Fixture[] {
  const path = ["portabletext", "block-content-tests", "fixtures"];
  return listCorpus(...path).map((name) => ({ name, json: readCorpus(...path, name) }));
}
