import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { SanityClient } from "@sanity/client";
import { createTestLake, type ServedLake, type TestLake } from "./support/test-lake.ts";

let lake: TestLake;
let served: ServedLake;
let ada: SanityClient;
let bob: SanityClient;
let cleo: SanityClient;
let vera: SanityClient;

beforeAll(async () => {
  lake = await createTestLake(inject("postgresUrl"));
  served = await lake.serve();
  ada = lake.client(served, await lake.signIn("ada", "administrator"));
  bob = lake.client(served, await lake.signIn("bob", "editor"));
  cleo = lake.client(served, await lake.signIn("cleo", "contributor"));
  vera = lake.client(served, await lake.signIn("vera", "viewer"));
}, 60_000);
afterAll(async () => lake[Symbol.asyncDispose]());

const create = (client: SanityClient, id: string, more: object = {}): Promise<unknown> =>
  client.action({
    actionType: "sanity.action.document.create",
    publishedId: id,
    attributes: { _id: `drafts.${id}`, _type: "article", title: "One", ...more },
    ifExists: "fail",
  });
const edit = (client: SanityClient, id: string, patch: object): Promise<unknown> =>
  client.action({ actionType: "sanity.action.document.edit", draftId: `drafts.${id}`, publishedId: id, patch });
const publish = (client: SanityClient, id: string, more: object = {}): Promise<unknown> =>
  client.action({ actionType: "sanity.action.document.publish", draftId: `drafts.${id}`, publishedId: id, ...more });

describe("refusals", () => {
  it("answers 409 when a draft to be created exists already", async () => {
    await create(ada, "twice");
    await expect(create(ada, "twice")).rejects.toMatchObject({
      statusCode: 409,
      details: { type: "actionError", items: [{ index: 0, error: { type: "documentAlreadyExistsError" } }] },
    });
  });

  it("names both revisions when a patch expects another one", async () => {
    await ada.create({ _id: "revised", _type: "tag" });
    const stale = ada.patch("revised").set({ title: "x" }).ifRevisionId("bogus").commit();
    await expect(stale).rejects.toMatchObject({
      statusCode: 409,
      details: { type: "mutationError", items: [{ error: { type: "documentRevisionIDDoesNotMatchError", expectedRevisionID: "bogus" } }] },
    });
  });

  it("refuses to publish over a published document that changed meanwhile", async () => {
    await create(ada, "raced");
    await publish(ada, "raced");
    await edit(ada, "raced", { set: { title: "Two" } });
    await expect(publish(ada, "raced", { ifPublishedRevisionId: "bogus" })).rejects.toMatchObject({ statusCode: 409 });
    expect(await ada.getDocument("raced")).toMatchObject({ title: "One" });
  });

  it("applies nothing of a transaction when one of its mutations fails", async () => {
    const torn = ada
      .transaction()
      .create({ _id: "torn", _type: "tag" })
      .patch("missing", { set: { a: 1 } })
      .commit();
    await expect(torn).rejects.toMatchObject({ statusCode: 409 });
    expect(await ada.getDocument("torn")).toBeUndefined();
  });

  it("keeps a document that others point at, and lets it go when they are gone", async () => {
    await ada.create({ _id: "target", _type: "tag" });
    await ada.create({ _id: "pointer", _type: "article", tag: { _type: "reference", _ref: "target" } });
    await expect(ada.delete("target")).rejects.toMatchObject({ statusCode: 409 });
    await ada.transaction().delete("pointer").delete("target").commit();
    expect(await ada.getDocument("target")).toBeUndefined();
  });

  it("answers 400 with a parse error to a query that is none", async () => {
    await expect(ada.fetch("*[_type ==")).rejects.toMatchObject({ statusCode: 400, details: { type: "queryParseError" } });
  });
});

describe("roles", () => {
  it("lets a viewer read drafts and write nothing", async () => {
    await create(ada, "seen");
    expect(await vera.getDocument("drafts.seen")).toMatchObject({ title: "One" });
    await expect(edit(vera, "seen", { set: { title: "No" } })).rejects.toMatchObject({
      statusCode: 403,
      details: { items: [{ error: { type: "insufficientPermissionsError", permission: "update" } }] },
    });
  });

  it("lets a contributor edit drafts, not publish or delete what is published", async () => {
    await create(cleo, "draft-only");
    await edit(cleo, "draft-only", { set: { title: "Mine" } });
    await expect(publish(cleo, "draft-only")).rejects.toMatchObject({ statusCode: 403 });
    await publish(bob, "draft-only");
    await expect(cleo.delete("draft-only")).rejects.toMatchObject({ statusCode: 403 });
    expect(await bob.getDocument("draft-only")).toMatchObject({ title: "Mine" });
  });
});

describe("the life of a document", () => {
  it("goes from draft to published, back, and away", async () => {
    await create(ada, "life", { tag: { _type: "reference", _ref: "later", _weak: true, _strengthenOnPublish: { type: "tag" } } });
    await publish(ada, "life");
    const published = await ada.getDocument("life");
    expect(published).toMatchObject({ title: "One", tag: { _type: "reference", _ref: "later" } });
    expect(published?.["tag"]).not.toHaveProperty("_weak");
    expect(await ada.getDocument("drafts.life")).toBeUndefined();
    await edit(bob, "life", { unset: ["_empty_action_guard_pseudo_field_"] });
    await edit(bob, "life", { diffMatchPatch: { title: "@@ -1,3 +1,7 @@\n One\n+ two\n" } });
    expect(await ada.fetch('*[_id == "life"][0]', {}, { perspective: "drafts" })).toMatchObject({
      title: "One two",
      _originalId: "drafts.life",
    });
    expect(await ada.fetch('*[_id == "life"][0].title', {}, { perspective: "published" })).toBe("One");
    await ada.action({ actionType: "sanity.action.document.unpublish", draftId: "drafts.life", publishedId: "life" });
    expect(await ada.getDocument("life")).toBeUndefined();
    await ada.action({ actionType: "sanity.action.document.version.discard", versionId: "drafts.life" });
    expect(await ada.fetch("*[sanity::versionOf($id)]._id", { id: "life" })).toEqual([]);
  });

  it("deletes a document with the drafts it lists and refuses to leave one behind", async () => {
    await create(ada, "gone");
    await publish(ada, "gone");
    await edit(ada, "gone", { set: { title: "Draft" } });
    const remove = (includeDrafts: string[]): Promise<unknown> =>
      ada.action({ actionType: "sanity.action.document.delete", publishedId: "gone", includeDrafts });
    await expect(remove([])).rejects.toMatchObject({ statusCode: 400 });
    await remove(["drafts.gone"]);
    expect(await ada.fetch("*[sanity::versionOf($id)]._id", { id: "gone" })).toEqual([]);
  });

  it("applies a transaction that is sent twice once, under the client's own id", async () => {
    await ada.create({ _id: "counted", _type: "tag", count: 0 });
    const send = (): Promise<unknown> => ada.mutate([{ patch: { id: "counted", inc: { count: 1 } } }], { transactionId: "same-tx" });
    await Promise.all([send(), send()]);
    expect(await ada.getDocument("counted")).toMatchObject({ count: 1, _rev: "same-tx" });
  });

  it("gives keys to array members, deletes by query and counts nothing twice under concurrency", async () => {
    await ada.create({ _id: "busy", _type: "counter", n: 0, rows: [{ a: 1 }] }, { autoGenerateArrayKeys: true });
    await Promise.all(Array.from({ length: 20 }, () => bob.patch("busy").inc({ n: 1 }).commit()));
    const busy = await ada.getDocument("busy");
    expect(busy).toMatchObject({ n: 20 });
    expect(busy?.["rows"][0]._key).toMatch(/^[0-9a-f]+$/u);
    await ada.delete({ query: '*[_type == "counter"]' });
    expect(await ada.getDocument("busy")).toBeUndefined();
  });

  it("uploads a picture and serves it smaller, the same bytes being the same document", async () => {
    const { default: sharp } = await import("sharp");
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const first = await cleo.assets.upload("image", bytes, { filename: "red.png" });
    const again = await bob.assets.upload("image", bytes, { filename: "other.png" });
    expect(again._id).toBe(first._id);
    expect(first).toMatchObject({
      _type: "sanity.imageAsset",
      originalFilename: "red.png",
      metadata: { dimensions: { width: 40, height: 20 } },
    });
    const response = await fetch(`${served.url}/${first.path}?rect=0,0,20,20&w=10&h=10&fit=crop`);
    expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({ width: 10, height: 10 });
    const file = await bob.assets.upload("file", Buffer.from('{"a":1}'), { filename: "a.json", contentType: "application/json" });
    expect(await (await fetch(`${served.url}/${file.path}?dl=a.json`)).text()).toBe('{"a":1}');
    await expect(bob.assets.upload("image", Buffer.from("no picture"))).rejects.toMatchObject({ statusCode: 400 });
  });
});
