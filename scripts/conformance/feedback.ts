import { bounceCorpusClaims, type CorpusMail } from "./bounce-corpus.ts";
import { listCorpus, readCorpus, readCorpusBytes } from "./corpora.ts";
import { evidenceByPostfixClaims } from "./evidence-by-postfix.ts";
import type { Topic } from "./topic.ts";

/** What comes back about a message, as systems wrote it that are not ours. */
export const prepareFeedback: Topic["prepare"] = async (folder) => ({
  claims: [],
  checks: [
    { name: "Postfix's own reports and log", run: async () => evidenceByPostfixClaims(folder) },
    { name: "bounce corpus", run: async () => bounceCorpusClaims(corpusMails(), readCorpus("bounces", "sisimai", "expected.json")) },
  ],
});

const folders = ["bsd", "dos", "mac", "not"] as const;

function corpusMails(): readonly CorpusMail[] {
  const bounces = folders.flatMap((lineEnds) => {
    const path = ["bounces", "sisimai", "maildir", lineEnds];
    return listCorpus(...path).map((name) => ({ name, lineEnds, bytes: readCorpusBytes(...path, name) }));
  });
  const aggregates = ["arf", "dmarc-aggregate"];
  const mails = listCorpus(...aggregates).filter((name) => name.endsWith(".eml"));
  return [...bounces, ...mails.map((name) => ({ name, lineEnds: "not" as const, bytes: readCorpusBytes(...aggregates, name) }))];
}
