// Draws the sample's pictures: networks of circles and lines, from a seeded generator, so that a second run gives the same bytes.
//   node scripts/draw-sample-pictures.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const folder = fileURLToPath(new URL("../schemas/sample/pictures/", import.meta.url));
const width = 1200;
const height = 800;

interface Palette {
  readonly ground: string;
  readonly shade: string;
}

const palettes = {
  blue: { ground: "#0B5C8A", shade: "#2E7EA9" },
  navy: { ground: "#17466B", shade: "#356C96" },
  green: { ground: "#1B7A6A", shade: "#3B9B8B" },
  ochre: { ground: "#875506", shade: "#A87728" },
  plum: { ground: "#5B3A70", shade: "#7C5A92" },
  slate: { ground: "#3A4A5A", shade: "#5B6C7D" },
} as const satisfies Record<string, Palette>;

const pictures: readonly (readonly [name: string, palette: keyof typeof palettes])[] = [
  ["atlanta-forum", "blue"],
  ["penang-training", "navy"],
  ["youth-board", "plum"],
  ["net4u-exchange", "ochre"],
  ["lusaka-session", "green"],
  ["accra-cybercrime", "slate"],
  ["constructive-dialogues", "blue"],
  ["smuggling-dialogue", "navy"],
  ["trafficking-dialogue", "plum"],
  ["kenya-pilot", "ochre"],
  ["montenegro-workshop", "blue"],
  ["drug-policy-workshop", "green"],
  ["new-york-session", "slate"],
  ["cooperation-dialogue", "navy"],
  ["drug-report-webinar", "green"],
  ["se4u-video", "ochre"],
];

/** A small generator (mulberry32): the standard one cannot be seeded. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function network(seed: number, { ground, shade }: Palette): string {
  const random = generator(seed);
  const between = (low: number, high: number): number => Math.round(low + random() * (high - low));
  const discs = Array.from(
    { length: 6 },
    () => `<circle cx="${between(0, width)}" cy="${between(0, height)}" r="${between(90, 300)}" fill="${shade}" fill-opacity="0.35"/>`,
  );
  const nodes = Array.from({ length: 13 }, () => ({ x: between(90, width - 90), y: between(90, height - 90), r: between(10, 22) }));
  const lines = nodes.flatMap((from, index) =>
    nodes
      .slice(index + 1)
      .filter(() => random() < 0.16)
      .map(
        (to) => `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="#FFFFFF" stroke-opacity="0.55" stroke-width="3"/>`,
      ),
  );
  const dots = nodes.map(({ x, y, r }) => `<circle cx="${x}" cy="${y}" r="${r}" fill="#FFFFFF"/>`);
  return `<rect width="${width}" height="${height}" fill="${ground}"/>${[...discs, ...lines, ...dots].join("")}`;
}

const playMark = `<circle cx="600" cy="400" r="96" fill="#14181D" fill-opacity="0.78"/><polygon points="572,346 572,454 660,400" fill="#FFFFFF"/>`;

/** A mark without letters: fonts differ between machines, and bytes must not. */
const bankMark = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240" viewBox="0 0 480 240"><rect width="480" height="240" rx="16" fill="#17466B"/>${[
  80, 160, 240, 320, 400,
]
  .map((x, index) => `<rect x="${x - 22}" y="${150 - index * 24}" width="44" height="${50 + index * 24}" rx="6" fill="#FFFFFF"/>`)
  .join("")}</svg>`;

mkdirSync(folder, { recursive: true });
await Promise.all(
  pictures.map(async ([name, palette], index) => {
    const mark = name.endsWith("-video") ? playMark : "";
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${network(index * 7919 + 17, palettes[palette])}${mark}</svg>`;
    const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
    writeFileSync(`${folder}${name}.jpg`, bytes);
  }),
);
writeFileSync(`${folder}development-bank.png`, await sharp(Buffer.from(bankMark)).png().toBuffer());
console.log(`${pictures.length + 1} pictures in schemas/sample/pictures`);
