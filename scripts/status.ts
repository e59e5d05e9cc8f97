// docs/status.md: what this product does, told by the titles of its tests. What is not tested is not there.
//   node scripts/status.ts            compare with the committed page
//   node scripts/status.ts --write    write it
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "node:path";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = fileURLToPath(new URL("../docs/status.md", import.meta.url));

interface ListedTest {
  readonly file: string;
  readonly title: string;
}

/** Titles as they stand in the source; a table's cases are one line here and many in a run. */
function listedTests(): readonly ListedTest[] {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.test.ts", "*.test.tsx"], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file !== "" && existsSync(`${root}${file}`))
    .toSorted();
  return files.flatMap((file) => titlesIn(readFileSync(`${root}${file}`, "utf8")).map((title) => ({ file, title })));
}

/** `test("...")`, `it("...")`, `describe("...")`, and the titles of their tables. */
function titlesIn(source: string): readonly string[] {
  const titles =
    /\b(?<kind>test|it|describe)(?:\.each(?:<[^>]*>)?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\(\s*(?<quote>["'`])(?<title>(?:\\.|(?!\k<quote>).)*)\k<quote>/gsu;
  return [...source.matchAll(titles)].map((match) => {
    const title = (match.groups?.["title"] ?? "").replaceAll(/\\(?<mark>["'`])/gu, "$<mark>");
    return match.groups?.["kind"] === "describe" ? `**${title}**` : title;
  });
}

function text(tests: readonly ListedTest[]): string {
  const byFile = Map.groupBy(tests, ({ file }) => file);
  const parts = [...byFile].map(
    ([file, some]) => `### ${parse(file).base} (${parse(file).dir})\n\n${some.map(({ title }) => `- ${title}`).join("\n")}`,
  );
  return `# Status\n\nWhat works, by the titles of the tests that prove it. Written by \`npm run status -- --write\`; a table of cases is one line.\n\n${parts.join("\n\n")}\n`;
}

const wanted = text(listedTests());
if (process.argv.includes("--write")) writeFileSync(page, wanted);
else if (!existsSync(page) || readFileSync(page, "utf8") !== wanted) {
  console.log("docs/status.md is not what the tests say: run `npm run status -- --write`.");
  process.exitCode = 1;
}
