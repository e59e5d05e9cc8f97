import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

// A mail of the sample in a window of Debian's Thunderbird, on a display that nobody sees. Its pictures come from this process.

const root = fileURLToPath(new URL("..", import.meta.url));
const window = { widthPx: 1_280, heightPx: 1_800 };
const lookEveryMs = 1_000;
const openWithinMs = 90_000;

export const thunderbirdNeeds = "apt-get install thunderbird xvfb imagemagick";

export interface ThunderbirdDrawing {
  readonly name: string;
  /** As `newsletter render` takes them. */
  readonly edition: readonly string[];
}

/** Programs that are not here; without them nothing is drawn. */
export function missingForThunderbird(): readonly string[] {
  return ["thunderbird", "Xvfb", "import"].filter((program) => spawnSync("which", [program]).status !== 0);
}

export async function drawInThunderbird(drawings: readonly ThunderbirdDrawing[], folder: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "newsletter-thunderbird-"));
  const pictures = await servePictures(join(work, "data", "media"));
  const { screen, display } = await openScreen();
  try {
    for (const { name, edition } of drawings) {
      const mail = renderedMail(join(work, name), edition, { origin: pictures.origin, dataDir: join(work, "data") });
      // oxlint-disable-next-line eslint/no-await-in-loop -- one window after the other: they would cover each other
      await drawMail(mail, {
        display,
        profile: profileIn(join(work, `${name}-home`)),
        servedCount: pictures.servedCount,
        file: join(folder, `${name}.jpg`),
      });
      console.log(`docs/pictures/editions/${name}.jpg`);
    }
  } finally {
    screen.kill();
    pictures.server.close();
    pictures.server.closeAllConnections();
    rmSync(work, { recursive: true, force: true });
  }
}

interface Pictures {
  readonly server: Server;
  readonly origin: string;
  readonly servedCount: () => number;
}

async function servePictures(media: string): Promise<Pictures> {
  let count = 0;
  const server = createServer((request, response) => {
    const name = /^\/media\/(?<name>[0-9a-f]{64}\.(?:jpg|png))$/u.exec(request.url ?? "")?.groups?.["name"];
    if (name === undefined || !existsSync(join(media, name))) return void response.writeHead(404).end();
    count += 1;
    createReadStream(join(media, name)).pipe(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("a TCP server has a port");
  return { server, origin: `http://127.0.0.1:${String(bound.port)}`, servedCount: () => count };
}

/** On the first display that is free: Xvfb chooses it and says which. */
async function openScreen(): Promise<{ readonly screen: ChildProcess; readonly display: string }> {
  const size = `${String(window.widthPx)}x${String(window.heightPx)}x24`;
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const said = screen.stdio[3];
  if (said === null || said === undefined) throw new Error("a pipe was asked for");
  const [number]: unknown[] = await once(said, "data");
  return { screen, display: `:${String(number).trim()}` };
}

function renderedMail(
  out: string,
  edition: readonly string[],
  { origin, dataDir }: { readonly origin: string; readonly dataDir: string },
): string {
  execFileSync(process.execPath, ["worker/bin/newsletter.mjs", "render", "--issue", "sample", ...edition, "--out", out], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: origin },
  });
  return join(out, "message.eml");
}

/** One local account, so that nothing asks for one, and pictures of other servers: ours is one. */
const preferences = {
  "mail.provider.suppress_dialog_on_startup": true,
  "mail.shell.checkDefaultClient": false,
  "mailnews.start_page.enabled": false,
  "mailnews.message_display.disable_remote_image": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
  "mail.accountmanager.accounts": "account1",
  "mail.accountmanager.localfoldersserver": "server1",
  "mail.account.account1.server": "server1",
  "mail.server.server1.type": "none",
  "mail.server.server1.hostname": "Local Folders",
  "mail.server.server1.userName": "nobody",
};

function profileIn(home: string): string {
  mkdirSync(home, { recursive: true });
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(home, "user.js"), lines.join(""));
  const place = { screenX: "0", screenY: "0", width: String(window.widthPx), height: String(window.heightPx), sizemode: "normal" };
  writeFileSync(
    join(home, "xulstore.json"),
    JSON.stringify({ "chrome://messenger/content/messageWindow.xhtml": { messengerWindow: place } }),
  );
  return home;
}

interface Showing {
  readonly display: string;
  readonly profile: string;
  readonly servedCount: () => number;
  readonly file: string;
}

async function drawMail(mail: string, { display, profile, servedCount, file }: Showing): Promise<void> {
  const env = { ...process.env, DISPLAY: display, HOME: profile, TZ: "UTC", LC_ALL: "C.UTF-8" };
  // In a group of its own, since what is started here is a script that starts the program.
  const program = spawn("thunderbird", ["--no-remote", "--profile", profile, mail], { env, stdio: "ignore", detached: true });
  try {
    await drawnAtRest(env, servedCount, file);
  } finally {
    if (program.pid !== undefined && program.exitCode === null) {
      process.kill(-program.pid);
      await once(program, "exit");
    }
  }
}

/** The display looks the same twice, after pictures of the mail were fetched. */
async function drawnAtRest(env: NodeJS.ProcessEnv, servedCount: () => number, file: string): Promise<void> {
  const servedBefore = servedCount();
  const until = performance.now() + openWithinMs;
  let earlier: { readonly bytes: Buffer; readonly served: number } | undefined;
  while (performance.now() < until) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- it is looked at again because it was not at rest
    await pause(lookEveryMs);
    execFileSync("import", ["-window", "root", "-strip", "-quality", "72", file], { env, timeout: 30_000 });
    const bytes = readFileSync(file);
    const served = servedCount();
    if (served > servedBefore && earlier?.served === served && earlier.bytes.equals(bytes)) return;
    earlier = { bytes, served };
  }
  throw new Error(`Thunderbird did not show the mail within ${String(openWithinMs / 1_000)} s.`);
}
