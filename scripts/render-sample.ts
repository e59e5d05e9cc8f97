// docs/sample: the sample issue, rendered, to look at without installing anything. Run it after a change that readers see.
//   node scripts/render-sample.ts
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs", "sample");

const editions = [
  {
    name: "en-partner",
    title: "English, partner copy",
    options: ["--language", "en", "--edition", "partner", "--partner", "partner-vngoc"],
  },
  { name: "en-forwardable", title: "English, forwardable edition", options: ["--language", "en", "--edition", "forwardable"] },
  { name: "fr-forwardable", title: "French, forwardable edition", options: ["--language", "fr", "--edition", "forwardable"] },
  {
    name: "ar-partner",
    title: "Arabic, partner copy",
    options: ["--language", "ar", "--edition", "partner", "--partner", "partner-alliance"],
  },
  { name: "en-low-bandwidth", title: "English, low-bandwidth edition", options: ["--language", "en", "--edition", "lowBandwidth"] },
  { name: "en-web", title: "English, web edition", options: ["--language", "en", "--edition", "web"] },
  { name: "ar-web", title: "Arabic, web edition", options: ["--language", "ar", "--edition", "web"] },
] as const;

const work = mkdtempSync(join(tmpdir(), "newsletter-sample-"));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { name, options } of editions) {
  const out = join(work, name);
  execFileSync(process.execPath, ["worker/bin/newsletter.mjs", "render", "--issue", "sample", ...options, "--out", out], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DATA_DIR: join(work, "data") },
  });
  cpSync(join(out, "media"), join(folder, "media"), { recursive: true });
  cpSync(join(out, "preview.html"), join(folder, `${name}.html`));
  if (!name.endsWith("-web")) writeFileSync(join(folder, `${name}.txt`), readFileSync(join(out, "edition.txt")));
}
rmSync(work, { recursive: true, force: true });
const lines = editions.map(({ name, title }) => `- [${title}](${name}.html)${name.endsWith("-web") ? "" : ` · [text](${name}.txt)`}`);
writeFileSync(
  join(folder, "README.md"),
  `# The sample issue, rendered\n\nSample, not an official publication. Open a file in a browser; its pictures are beside it. Made by \`npm run sample\`. How it looks on a phone, in the dark, in Arabic, without pictures, in Roundcube and in Thunderbird is drawn in [pictures](../pictures/editions) by \`npm run pictures\`.\n\n${lines.join("\n")}\n`,
);
