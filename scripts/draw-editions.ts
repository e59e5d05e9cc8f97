// docs/pictures/editions: the sample as readers get it, drawn in Chromium and, where they are installed, as Debian's Roundcube leaves it and as
// Debian's Thunderbird shows it.
//   npm run pictures
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { withBrowser } from "./test/with-browser.ts";
import { drawInThunderbird, missingForThunderbird, thunderbirdNeeds, type ThunderbirdDrawing } from "./thunderbird.ts";

const help = `npm run pictures

Draws the sample of docs/sample into docs/pictures/editions. What Roundcube's sanitiser leaves of it is drawn where it is installed
(Debian, Ubuntu: apt-get install roundcube-core php-cli). Two mails are opened in Thunderbird where that is installed
(${thunderbirdNeeds}).`;

const sample = fileURLToPath(new URL("../docs/sample/", import.meta.url));
const folder = fileURLToPath(new URL("../docs/pictures/editions/", import.meta.url));
const roundcube = "/usr/share/roundcube/program/lib/Roundcube/bootstrap.php";
/** Enough to see masthead, letter, lead and news. */
const heightPxMax = 1_800;

interface Drawing {
  readonly name: string;
  readonly edition: string;
  readonly widthPx: number;
  readonly isDark?: boolean;
  readonly withoutPictures?: boolean;
  readonly isWashed?: boolean;
}

const drawings: readonly Drawing[] = [
  { name: "phone", edition: "en-partner", widthPx: 360 },
  { name: "desktop", edition: "en-partner", widthPx: 700 },
  { name: "dark", edition: "en-partner", widthPx: 700, isDark: true },
  { name: "arabic", edition: "ar-partner", widthPx: 700 },
  { name: "without-pictures", edition: "en-forwardable", widthPx: 700, withoutPictures: true },
  { name: "low-bandwidth", edition: "en-low-bandwidth", widthPx: 360 },
  { name: "web", edition: "en-web", widthPx: 900 },
  { name: "roundcube", edition: "en-partner", widthPx: 700, isWashed: true },
  { name: "roundcube-arabic", edition: "ar-partner", widthPx: 700, isWashed: true },
];

const inThunderbird: readonly ThunderbirdDrawing[] = [
  { name: "thunderbird", edition: ["--language", "en", "--edition", "direct"] },
  { name: "thunderbird-arabic", edition: ["--language", "ar", "--edition", "partner", "--partner", "partner-alliance"] },
];

async function main(): Promise<void> {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  const hasRoundcube = existsSync(roundcube) && spawnSync("php", ["--version"]).status === 0;
  if (!hasRoundcube) console.log("Roundcube is not installed; what it leaves of a mail is not drawn.");
  mkdirSync(folder, { recursive: true });
  await withBrowser(async (browser) => {
    for (const drawing of drawings.filter(({ isWashed }) => hasRoundcube || isWashed !== true)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one page after the other; side by side they would only wait for the same core
      await draw(browser, drawing);
      console.log(`docs/pictures/editions/${drawing.name}.jpg`);
    }
  });
  const missing = missingForThunderbird();
  if (missing.length === 0) await drawInThunderbird(inThunderbird, folder);
  else console.log(`Not installed: ${missing.join(", ")}; mails are not drawn in Thunderbird (${thunderbirdNeeds}).`);
}

async function draw(
  browser: Browser,
  { name, edition, widthPx, isDark = false, withoutPictures = false, isWashed = false }: Drawing,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: widthPx, height: 900 }, colorScheme: isDark ? "dark" : "light" });
  if (withoutPictures) await page.route("**/*.{jpg,png}", async (route) => route.abort());
  const file = join(sample, `${edition}.html`);
  const shown = isWashed ? washed(file) : file;
  await page.goto(pathToFileURL(shown).href);
  const height = await page.evaluate("document.documentElement.scrollHeight");
  const clip = { x: 0, y: 0, width: widthPx, height: Math.min(Number(height), heightPxMax) };
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 72, fullPage: true, clip });
  await page.close();
  if (isWashed) rmSync(shown);
}

/** What Roundcube's sanitiser leaves, in a page as its message view is one; beside the sample, whose pictures it shows. */
function washed(file: string): string {
  const program = `require '${roundcube}'; $washer = new rcube_washtml(['show_washed' => false, 'allow_remote' => true, 'charset' => 'UTF-8']); echo $washer->wash(stream_get_contents(STDIN));`;
  const { status, stdout, stderr } = spawnSync("php", ["-r", program], { input: readFileSync(file), encoding: "utf8", timeout: 30_000 });
  if (status !== 0) throw new Error(`Roundcube's sanitiser failed: ${stderr}`);
  const page = `${file}.washed.html`;
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><body style="margin:8px;font:13px sans-serif">${stdout}</body>`);
  return page;
}

await main();
