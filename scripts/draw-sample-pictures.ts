// Draws the sample's pictures from a seeded generator: a second run gives the same bytes. No photograph, no emblem, no font.
//   node scripts/draw-sample-pictures.ts
// The colour tells the theme, the drawing tells the story: rows of a hall, a table, two networks that meet.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const folder = fileURLToPath(new URL("../schemas/sample/pictures/", import.meta.url));
const width = 1200;
const height = 800;
const fileBytesMax = 80_000;

interface Palette {
  readonly ground: string;
  readonly deep: string;
  readonly disc: string;
  readonly spark: string;
}

const palettes = {
  corruption: { ground: "#0F6A9E", deep: "#094A70", disc: "#5FA9D2", spark: "#FFD894" },
  drugs: { ground: "#1F8573", deep: "#125A4D", disc: "#74C4B2", spark: "#FFE3A6" },
  crime: { ground: "#96600C", deep: "#6B4304", disc: "#D9A85B", spark: "#FFF0C9" },
  terrorism: { ground: "#67447E", deep: "#452A58", disc: "#A98ABF", spark: "#FFD894" },
  cybercrime: { ground: "#42566A", deep: "#2A3948", disc: "#8DA3B8", spark: "#8FE3D4" },
  institution: { ground: "#1D5380", deep: "#10324F", disc: "#6C9CC4", spark: "#FFD894" },
} as const satisfies Record<string, Palette>;

interface Node {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Drawn in the palette's light accent. */
  readonly spark?: boolean;
  /** Drawn small and faint, as ground of the drawing. */
  readonly faint?: boolean;
}
type Line = readonly [from: Node, to: Node];
interface Drawing {
  readonly nodes: readonly Node[];
  readonly lines: readonly Line[];
  /** Circles that belong to the drawing itself. */
  readonly circles?: readonly Node[];
}

interface Dice {
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
}
type Draw = (dice: Dice) => Drawing;

/** A small generator (mulberry32): the standard one cannot be seeded. */
function diceOf(seed: number): Dice {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { between: (low, high) => low + random() * (high - low), chance: (probability) => random() < probability };
}

const distance = (a: Node, b: Node): number => Math.hypot(a.x - b.x, a.y - b.y);
const count = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const lit = (node: Node, r: number): Node => ({ x: node.x, y: node.y, r, spark: true });
const faded = ({ x, y, r }: Node): Node => ({ x, y, r, faint: true });

/** One after the other. */
const chained = (nodes: readonly Node[]): readonly Line[] =>
  nodes.slice(1).flatMap((node, index): readonly Line[] => {
    const before = nodes[index];
    return before === undefined ? [] : [[before, node]];
  });

/** One after the other, and the last with the first. */
const ring = (nodes: readonly Node[]): readonly Line[] => chained([...nodes, ...nodes.slice(0, 1)]);

/** A point seen from a centre; 0° is right, 90° is down. */
function around(centre: { readonly x: number; readonly y: number }, degrees: number, radius: number, r: number, squeeze = 1): Node {
  const angle = (degrees / 180) * Math.PI;
  return { x: centre.x + Math.cos(angle) * radius, y: centre.y + Math.sin(angle) * radius * squeeze, r };
}

/** Two points are joined when no third is nearer to both: no tangle, and nobody is left out. */
function neighbourLines(nodes: readonly Node[]): readonly Line[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => nodes.every((c) => c === a || c === b || Math.max(distance(a, c), distance(b, c)) >= distance(a, b)))
      .map((b): Line => [a, b]),
  );
}

/** Points inside an ellipse that keep their distance from each other. */
function scattered({ between }: Dice, centre: Node, radius: { readonly x: number; readonly y: number }, gap: number, most: number): Node[] {
  const nodes: Node[] = [];
  for (let attempt = 0; attempt < 600 && nodes.length < most; attempt += 1) {
    const node = around({ x: 0, y: 0 }, between(0, 360), Math.sqrt(between(0, 1)), between(9, 20));
    const placed = { ...node, x: centre.x + node.x * radius.x, y: centre.y + node.y * radius.y };
    if (nodes.every((other) => distance(other, placed) >= gap)) nodes.push(placed);
  }
  return nodes;
}

const closestPairs = (left: readonly Node[], right: readonly Node[], most: number): readonly Line[] => {
  const pairs = left.flatMap((a) => right.map((b): Line => [a, b])).toSorted((p, q) => distance(...p) - distance(...q));
  const chosen: Line[] = [];
  for (const pair of pairs) {
    if (chosen.length < most && chosen.every(([a, b]) => a !== pair[0] && b !== pair[1])) chosen.push(pair);
  }
  return chosen;
};

/** Curved rows before a speaker's place. */
const hall: Draw = ({ between, chance }) => {
  const speaker: Node = { x: 600, y: 730, r: 26, spark: true };
  const rows = [5, 7, 9, 11].map((seats, row) =>
    count(seats).map((seat) =>
      around(speaker, 205 + (130 / (seats - 1)) * seat + between(-2, 2), 230 + row * 130 + between(-10, 10), between(8, 17), 0.95),
    ),
  );
  const [front = []] = rows;
  const seats = rows.flat();
  return {
    nodes: [...seats, speaker],
    lines: [...neighbourLines(seats).filter(() => chance(0.72)), ...front.map((seat): Line => [speaker, seat])],
  };
};

/** One in the middle, the others joined to it. */
const hub =
  (others: number): Draw =>
  ({ between, chance }) => {
    const centre: Node = { x: between(520, 680), y: between(370, 430), r: 34, spark: true };
    const nodes = count(others).map((index) =>
      around(centre, (360 / others) * index + between(-9, 9), between(230, 480), between(11, 21), 0.64),
    );
    const rim = nodes.flatMap((node, index): readonly Line[] => {
      const next = nodes[(index + 1) % nodes.length];
      return next !== undefined && chance(0.45) ? [[node, next]] : [];
    });
    return { nodes: [...nodes, centre], lines: [...nodes.map((node): Line => [centre, node]), ...rim] };
  };

/** A table: each is joined to those who sit across. */
const table =
  (seats: number, stride: readonly number[]): Draw =>
  ({ between }) => {
    const nodes = count(seats).map((index) => around({ x: 600, y: 400 }, (360 / seats) * index - 90, 430, between(13, 21), 0.68));
    const lines = nodes.flatMap((node, index) =>
      stride.flatMap((step): readonly Line[] => {
        const other = nodes[(index + step) % seats];
        return other === undefined ? [] : [[node, other]];
      }),
    );
    return { nodes, lines };
  };

/** A small ring within a large one. */
const rings: Draw = ({ between }) => {
  const outer = count(15).map((index) => around({ x: 600, y: 400 }, 24 * index, 450, between(11, 19), 0.68));
  const inner = count(6).map((index) => lit(around({ x: 600, y: 400 }, 60 * index + 30, 170, 17, 0.72), 17));
  return { nodes: [...outer, ...inner], lines: [...ring(outer), ...ring(inner), ...closestPairs(inner, outer, 6)] };
};

/** Groups side by side, joined by a few lines. */
const groups =
  (centres: readonly Node[], radius: { readonly x: number; readonly y: number }, bridges: number): Draw =>
  (dice) => {
    const members = centres.map((centre) => scattered(dice, centre, radius, 82, 11));
    const between = members.slice(1).flatMap((group, index) => closestPairs(members[index] ?? [], group, bridges));
    const ends = new Set(between.flat());
    const shown = (node: Node): Node => (ends.has(node) ? lit(node, 19) : node);
    return { nodes: members.flat().map(shown), lines: [...members.flatMap(neighbourLines), ...between] };
  };

/** A way from one side to the other, and points beside it. */
const way =
  (heightAt: (share: number) => number): Draw =>
  (dice) => {
    const steps = count(10).map((index) => ({
      x: 90 + index * 113,
      y: heightAt(index / 9) + dice.between(-24, 24),
      r: dice.between(15, 22),
    }));
    const last = steps.length - 1;
    const path = steps.map((step, index) => (index === last ? lit(step, 30) : step));
    const beside = scattered(dice, { x: 600, y: 400, r: 0 }, { x: 570, y: 350 }, 90, 26).filter((node) =>
      path.every((step) => distance(step, node) > 95),
    );
    return { nodes: [...beside.map(faded), ...path], lines: [...chained(path), ...closestPairs(path, beside, 7)] };
  };

const gridPoint = (column: number, row: number, r = 6): Node => ({ x: 120 + column * 96, y: 112 + row * 96, r });

/** Points on a grid; some are large and joined along the grid. */
const grid: Draw = (dice) => {
  const ground = count(7).flatMap((row) => count(11).map((column) => faded(gridPoint(column, row))));
  const lines: Line[] = [];
  const large = new Map<string, Node>();
  for (const start of [1, 3, 5]) {
    let [column, row] = [0, start];
    while (column < 10) {
      const [nextColumn, nextRow] = dice.chance(0.6)
        ? [Math.min(10, column + Math.round(dice.between(1, 3))), row]
        : [column, Math.max(0, Math.min(6, row + (dice.chance(0.5) ? 1 : -1)))];
      lines.push([gridPoint(column, row), gridPoint(nextColumn, nextRow)]);
      if (nextColumn !== column) large.set(`${nextColumn} ${nextRow}`, gridPoint(nextColumn, nextRow, dice.between(14, 23)));
      [column, row] = [nextColumn, nextRow];
    }
  }
  const shown = [...large.values()].map((node, index) => (index % 5 === 2 ? lit(node, node.r) : node));
  return { nodes: [...ground, ...shown], lines };
};

/** Columns of points, as of a chart; the line goes over their tops. */
const columns: Draw = ({ between }) => {
  const stacks = [2, 3, 3, 5, 4, 6, 5, 7, 8, 7, 9].map((points, column) =>
    count(points).map((index) => ({ x: 140 + column * 92, y: 690 - index * 66, r: between(12, 17), faint: index < points - 1 })),
  );
  const tops = stacks.flatMap((stack) => stack.slice(-1)).map((top) => lit(top, 21));
  return { nodes: [...stacks.flat().filter(({ faint }) => faint), ...tops], lines: chained(tops) };
};

/** Four circles, as many as there are dialogues; people around each, and each joined to the next. */
const dialogues: Draw = ({ between }) => {
  const circles = count(4).map((index) => ({ x: 192 + index * 272, y: index % 2 === 0 ? 330 : 470, r: 128 }));
  const rounds = circles.map((circle, turn) => count(8).map((index) => around(circle, 45 * index + turn * 11, 128, between(11, 18))));
  const joined = rounds.slice(1).flatMap((round, index) => closestPairs(rounds[index] ?? [], round, 2));
  const ends = new Set(joined.flat());
  return { circles, nodes: rounds.flat().map((node) => (ends.has(node) ? lit(node, 18) : node)), lines: joined };
};

const mesh: Draw = (dice) => {
  const nodes = scattered(dice, { x: 600, y: 400, r: 0 }, { x: 560, y: 350 }, 118, 34);
  return { nodes, lines: neighbourLines(nodes) };
};

const twoGroups = groups(
  [
    { x: 310, y: 390, r: 0 },
    { x: 890, y: 420, r: 0 },
  ],
  { x: 215, y: 285 },
  3,
);
const threeGroups = groups(
  [
    { x: 230, y: 480, r: 0 },
    { x: 600, y: 310, r: 0 },
    { x: 970, y: 480, r: 0 },
  ],
  { x: 150, y: 200 },
  2,
);

const pictures: readonly (readonly [name: string, palette: keyof typeof palettes, draw: Draw])[] = [
  ["atlanta-forum", "corruption", hall],
  ["penang-training", "crime", hub(13)],
  ["youth-board", "terrorism", table(8, [1, 3])],
  ["net4u-exchange", "crime", twoGroups],
  ["lusaka-session", "drugs", table(14, [1, 5])],
  ["ghana-cybercrime", "cybercrime", grid],
  ["constructive-dialogues", "institution", dialogues],
  ["smuggling-dialogue", "crime", way((share) => 400 + 190 * Math.sin(share * 6.1))],
  ["trafficking-dialogue", "crime", rings],
  ["kenya-pilot", "crime", hub(6)],
  ["montenegro-workshop", "corruption", threeGroups],
  ["drug-policy-workshop", "drugs", way((share) => 670 - 520 * share ** 1.4)],
  ["new-york-session", "cybercrime", hall],
  ["cooperation-dialogue", "crime", twoGroups],
  ["drug-report-webinar", "drugs", columns],
  ["se4u-video", "institution", mesh],
];

/** Tenths of a pixel: the last bits of sine and cosine differ between machines. */
const px = (value: number): string => value.toFixed(1);

function svgOf({ between, chance }: Dice, palette: Palette, { nodes, lines, circles = [] }: Drawing, mark: string): string {
  const discs = count(5).map(
    () =>
      `<circle cx="${px(between(0, width))}" cy="${px(between(0, height))}" r="${px(between(130, 330))}" fill="${palette.disc}" fill-opacity="${chance(0.5) ? "0.13" : "0.2"}"/>`,
  );
  const drawn = [
    ...circles.map(({ x, y, r }) => `<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}" fill="${palette.disc}" fill-opacity="0.3"/>`),
    ...lines.map(
      ([a, b]) =>
        `<line x1="${px(a.x)}" y1="${px(a.y)}" x2="${px(b.x)}" y2="${px(b.y)}" stroke="#FFFFFF" stroke-opacity="0.6" stroke-width="3"/>`,
    ),
    ...nodes.map(({ x, y, r, spark = false, faint = false }) => {
      const at = `cx="${px(x)}" cy="${px(y)}"`;
      if (faint) return `<circle ${at} r="${px(r * 0.8)}" fill="${palette.disc}"/>`;
      const halo = `<circle ${at} r="${px(r * 1.9)}" fill="#FFFFFF" fill-opacity="0.13"/>`;
      return `${halo}<circle ${at} r="${px(r)}" fill="${spark ? palette.spark : "#FFFFFF"}"/>`;
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${palette.ground}"/><stop offset="1" stop-color="${palette.deep}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#g)"/>${discs.join("")}${drawn.join("")}${mark}</svg>`;
}

const playMark = `<circle cx="600" cy="400" r="112" fill="#0E1A26" fill-opacity="0.86"/><circle cx="600" cy="400" r="112" fill="none" stroke="#FFFFFF" stroke-width="5"/><polygon points="568,338 568,462 672,400" fill="#FFFFFF" stroke="#FFFFFF" stroke-width="8" stroke-linejoin="round"/>`;

/** Capitals as strokes in a box ten high, with their width: fonts differ between machines, and bytes must not. */
const capitals = new Map<string, readonly [width: number, path: string]>([
  ["A", [8, "M0 10L4 0L8 10M1.4 6.6H6.6"]],
  ["B", [6, "M0 4.8H3.4A2.4 2.4 0 0 0 3.4 0H0V10H3.4A2.6 2.6 0 0 0 3.4 4.8"]],
  ["C", [8.5, "M8.54 1.46A5 5 0 1 0 8.54 8.54"]],
  ["D", [7.5, "M0 0H2.5A5 5 0 0 1 2.5 10H0Z"]],
  ["E", [5, "M5 0H0V10H5M0 5H4.4"]],
  ["G", [10, "M8.54 1.46A5 5 0 1 0 10 5H6"]],
  ["I", [0, "M0 0V10"]],
  ["L", [5, "M0 0V10H5"]],
  ["N", [7, "M0 10V0L7 10V0"]],
  ["O", [10, "M5 0A5 5 0 0 1 5 10A5 5 0 0 1 5 0Z"]],
  ["R", [6, "M0 10V0H3.2A2.6 2.6 0 0 1 3.2 5.2H0M3.2 5.2L6.2 10"]],
  ["U", [7, "M0 0V6.5A3.5 3.5 0 0 0 7 6.5V0"]],
  ["V", [8, "M0 0L4 10L8 0"]],
]);

const logos: readonly (readonly [name: string, letters: string, colour: string])[] = [
  ["logo-ebrd", "EBRD", "#17466B"],
  ["logo-vngoc", "VNGOC", "#1B6B5C"],
  ["logo-coalition", "UNCAC", "#17466B"],
  ["logo-alliance", "ALLIANCE", "#5B3A70"],
];

/** The short name in plain capitals on one colour; corners are transparent, so it stands on light and dark grounds. */
function logoSvg(letters: string, colour: string): string {
  const gap = 3.2;
  let used = 0;
  const strokes = letters.split("").map((letter) => {
    const [advance, path] = capitals.get(letter) ?? [0, ""];
    const placed = `<path transform="translate(${px(used)} 0)" d="${path}"/>`;
    used += advance + gap;
    return placed;
  });
  const wide = used - gap;
  const scale = Math.min(7, 380 / wide);
  const [left, top] = [240 - (wide * scale) / 2, 120 - 5 * scale];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240"><rect width="480" height="240" rx="20" fill="${colour}"/><g transform="translate(${px(left)} ${px(top)}) scale(${scale.toFixed(3)})" fill="none" stroke="#FFFFFF" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round">${strokes.join("")}</g></svg>`;
}

const jpegs = pictures.map(async ([name, palette, draw], index): Promise<readonly [string, Buffer]> => {
  const dice = diceOf(index * 7919 + 17);
  const svg = svgOf(dice, palettes[palette], draw(dice), name.endsWith("-video") ? playMark : "");
  return [`${name}.jpg`, await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()];
});
const pngs = logos.map(async ([name, letters, colour]): Promise<readonly [string, Buffer]> => {
  return [
    `${name}.png`,
    await sharp(Buffer.from(logoSvg(letters, colour)))
      .png({ compressionLevel: 9 })
      .toBuffer(),
  ];
});
const files = new Map(await Promise.all([...jpegs, ...pngs]));
const tooLarge = [...files].filter(([, bytes]) => bytes.length > fileBytesMax).map(([name]) => name);
if (tooLarge.length > 0) throw new Error(`larger than ${fileBytesMax} bytes: ${tooLarge.join(", ")}`);

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(`${folder}${name}`);
for (const [name, bytes] of files) writeFileSync(`${folder}${name}`, bytes);
console.log(`${files.size} pictures in schemas/sample/pictures`);
