import type { LinkState } from "../ports/content.ts";
import { linksOf, type IssueLink } from "./links-of.ts";
import type { Material, Remark, Rule } from "./rule.ts";

/** Where links lead. The states come from outside; what they mean for readers is said here. */
export const linkRules: readonly Rule[] = [
  { rule: "linkDead", severity: "error", look: inState("dead", ({ reason }) => `leads nowhere: ${reason}`) },
  { rule: "linkInternal", severity: "error", look: inState("internal", () => "leads into a network that readers are not in") },
  { rule: "linkExample", severity: "error", look: exampleLinks },
  { rule: "linkUnwell", severity: "warning", look: inState("unwell", ({ reason }) => `does not work now: ${reason}`) },
  { rule: "linkInsecure", severity: "warning", look: insecureLinks },
  {
    rule: "linkRedirects",
    severity: "note",
    look: inState("moved", ({ target }) => `leads to an address that has moved for good, to ${target}`),
  },
  { rule: "linkNotChecked", severity: "note", look: notChecked },
];

type StateOf<T extends LinkState["state"]> = Extract<LinkState, { readonly state: T }>;

function inState<T extends LinkState["state"]>(state: T, words: (state: StateOf<T>) => string): Rule["look"] {
  const isIt = (found: LinkState): found is StateOf<T> => found.state === state;
  return ({ snapshot, links }) =>
    linksOf(snapshot).flatMap((link) => {
      const found = links.get(link.url);
      return found === undefined || !isIt(found) ? [] : [remark(link, words(found))];
    });
}

/** Names that stand for an address in texts about addresses (RFC 2606). The sample is full of them, and says that it is a sample. */
function exampleLinks({ snapshot, links }: Material): readonly Remark[] {
  if (snapshot.publication.isSample) return [];
  return linksOf(snapshot)
    .filter(({ url }) => links.get(url)?.state === "example")
    .map((link) => remark(link, "is one for examples and leads nowhere"));
}

function insecureLinks({ snapshot }: Material): readonly Remark[] {
  return linksOf(snapshot)
    .filter(({ url }) => /^http:/iu.test(url) && !url.startsWith(`${snapshot.baseUrl}/`))
    .map((link) => remark(link, "is not an https address; others on the way can read and change what it gives"));
}

/** One line for all of them: an issue is written on trains, too. */
function notChecked({ snapshot, links }: Material): readonly Remark[] {
  const urls = new Set(linksOf(snapshot).map(({ url }) => url));
  const states = [...urls].map((url) => links.get(url)).filter((state) => state?.state === "notChecked");
  if (states.length === 0) return [];
  const reasons = [...new Set(states.map(({ reason }) => reason))].toSorted().join("; ");
  return [{ message: `${states.length === 1 ? "1 link was" : `${states.length} links were`} not checked: ${reasons}.` }];
}

function remark({ documentId, path, name, url }: IssueLink, words: string): Remark {
  return { documentId, path, message: `${name} has a link that ${words} (${url}).` };
}
