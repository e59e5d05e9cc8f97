import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleFolder } from "@newsletter/schemas/sample";
import { createMediaStore } from "./media-store.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "newsletter-media-")), "media");
});
afterEach(() => {
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

const samplePicture = readFileSync(new URL("pictures/atlanta-forum.jpg", sampleFolder));

/** A valid picture of one bit a pixel: 144 megapixels in a few kilobytes, as somebody would send who means harm. */
function whitePng(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = Buffer.alloc(side * (1 + side / 8));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

function drawn(width: number, height: number, alpha: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: { r: 10, g: 90, b: 140, alpha } } })
    .png()
    .toBuffer();
}

describe("what is no picture", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("<html>not a picture</html>")],
    ["a picture cut off", samplePicture.subarray(0, samplePicture.length / 2)],
    ["a drawing that could hold a script", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>')],
  ])("is refused: %s", async (_case, bytes) => {
    expect(await createMediaStore({ folder }).keep(bytes)).toBeUndefined();
  });

  it("is refused: a small file of too many pixels", async () => {
    const huge = whitePng(12_000);
    expect((await sharp(huge, { limitInputPixels: false }).metadata()).width).toBe(12_000);
    expect(await createMediaStore({ folder }).keep(huge)).toBeUndefined();
  });

  it.each(["../../etc/passwd", "a.jpg", `${"a".repeat(64)}.jpg/../x`, `${"A".repeat(64)}.jpg`, `${"a".repeat(64)}.svg`])(
    "is not read: %s",
    async (name) => {
      expect(await createMediaStore({ folder }).read(name)).toBeUndefined();
    },
  );
});

describe("a kept picture", () => {
  it("is named by its bytes, and gives the same name and bytes again", async () => {
    const store = createMediaStore({ folder });
    const [first, second] = await Promise.all([store.keep(samplePicture), store.keep(samplePicture)]);
    expect(second).toEqual(first);
    expect(readdirSync(folder).toSorted()).toEqual([`${first?.sha256}.jpg`, `${first?.small?.sha256}.jpg`].toSorted());
    const bytes = await store.read(`${first?.sha256}.jpg`);
    expect(
      createHash("sha256")
        .update(bytes ?? "")
        .digest("hex"),
    ).toBe(first?.sha256);
  });

  it("is at most 1200 px wide, and never made larger", async () => {
    const store = createMediaStore({ folder });
    expect(await store.keep(await drawn(2_400, 1_600, 1))).toMatchObject({ extension: "jpg", widthPx: 1_200, heightPx: 800 });
    expect(await store.keep(await drawn(30, 20, 1))).toMatchObject({ widthPx: 30, heightPx: 20 });
  });

  it("has a smaller file for where it is shown small, and none where it is small itself", async () => {
    const store = createMediaStore({ folder });
    const media = await store.keep(await drawn(2_400, 1_600, 1));
    expect(media?.small).toMatchObject({ extension: "jpg", widthPx: 600, heightPx: 400 });
    expect(await store.read(`${media?.small?.sha256 ?? ""}.jpg`)).toBeDefined();
    expect(await store.keep(await drawn(600, 400, 1))).not.toHaveProperty("small");
  });

  it("is cut as an editor cut it, however its camera was held", async () => {
    // A quarter in the upper left is red as one sees it; the file lies on its side.
    const seen = await sharp({ create: { width: 400, height: 200, channels: 3, background: "#0b5c8a" } })
      .composite([
        {
          input: await sharp({ create: { width: 200, height: 100, channels: 3, background: "#c00000" } })
            .png()
            .toBuffer(),
          left: 0,
          top: 0,
        },
      ])
      .png()
      .toBuffer();
    const lying = await sharp(seen).rotate(270).withMetadata({ orientation: 6 }).png().toBuffer();
    const store = createMediaStore({ folder });
    const cut = { left: 0, top: 0, width: 0.5, height: 0.5 };
    for (const bytes of [seen, lying]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- two pictures, one after the other
      const media = await store.keep(bytes, cut);
      expect(media).toMatchObject({ widthPx: 200, heightPx: 100 });
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      const { channels } = await sharp(join(folder, `${media?.sha256 ?? ""}.jpg`)).stats();
      expect(channels.map(({ mean }) => Math.round(mean / 16))).toEqual([12, 0, 0]);
    }
  });

  it("keeps a pixel of a cut that is thinner than one", async () => {
    expect(
      await createMediaStore({ folder }).keep(await drawn(30, 20, 1), { left: 1, top: 0.99999, width: 0.00001, height: 0.00001 }),
    ).toMatchObject({
      widthPx: 1,
      heightPx: 1,
    });
  });

  it("stays a PNG when something shows through", async () => {
    expect(await createMediaStore({ folder }).keep(await drawn(30, 20, 0.5))).toMatchObject({ extension: "png" });
  });

  it("tells nothing of the camera that took it", async () => {
    const store = createMediaStore({ folder });
    const tagged = await sharp(samplePicture)
      .withExif({ IFD0: { Artist: "Somebody" } })
      .jpeg()
      .toBuffer();
    const media = await store.keep(tagged);
    const bytes = await store.read(`${media?.sha256}.jpg`);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });
});
