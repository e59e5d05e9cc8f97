import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { guidePage, picturesOf } from "./guide-page.ts";

// After the build: the editors' guide as a page of the Studio, so that a question mark in a form leads to an answer without the network.

const guide = new URL("../../docs/editors.md", import.meta.url);
const folder = new URL("../dist/static/help/", import.meta.url);

const markdown = await readFile(guide, "utf8");
await mkdir(folder, { recursive: true });
await writeFile(new URL("editors.html", folder), await guidePage(markdown));
await Promise.all(picturesOf(markdown).map(async (name) => cp(new URL(name, guide), new URL(name, folder))));
