import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../documents/document.ts";
import { runQuery } from "./evaluate.ts";
import { parsePerspective, viewDocuments } from "./perspective.ts";

const stored = (id: string, type = "t"): StoredDocument => ({ _id: id, _type: type, _rev: "1", _createdAt: "c", _updatedAt: "u" });
const all = ["a", "drafts.a", "versions.r1.a", "b", "drafts.c", "versions.r2.d"].map((id) => stored(id));
const seen = (perspective: string | undefined, version = "v2025-02-19"): readonly unknown[] =>
  viewDocuments(all, parsePerspective(perspective, version)).map((document) => document["_originalId"] ?? document._id);

describe("perspectives", () => {
  it("shows what is published when none is named, and everything to clients from before 2025-02-19", () => {
    expect(seen(undefined)).toEqual(["a", "b"]);
    expect(seen(undefined, "v2024-11-12")).toEqual(all.map((document) => document._id));
    expect(seen(undefined, "v1")).toEqual(all.map((document) => document._id));
  });

  it("lays drafts over what is published, under the published id", () => {
    expect(seen("drafts")).toEqual(["drafts.a", "b", "drafts.c"]);
    expect(seen("previewDrafts")).toEqual(seen("drafts"));
    expect(viewDocuments(all, parsePerspective("drafts", "v1")).map((document) => document._id)).toEqual(["a", "b", "c"]);
  });

  it("takes the first layer of a list that has the document", () => {
    expect(seen("r1,drafts")).toEqual(["versions.r1.a", "b", "drafts.c"]);
    expect(seen("r2")).toEqual(["a", "b", "versions.r2.d"]);
  });
});

describe("runQuery", () => {
  const project = { projectId: "p", dataset: "d" };
  const scope = { documents: [stored("x", "one"), stored("y", "two")], identity: "ada", project };

  it("finds the same with and without handing in fewer documents", async () => {
    expect(await runQuery('*[_type == $type]{_id, "others": count(*[_type == "two"])}', { type: "one" }, scope)).toEqual([
      { _id: "x", others: 1 },
    ]);
    expect(await runQuery("*[_type == $type]._id", { type: "two" }, scope)).toEqual(["y"]);
    expect(await runQuery('*[_type == "one" || _id == "y"]._id', {}, scope)).toEqual(["x", "y"]);
    expect(await runQuery('*[_id in ["y"] && _type in ["one"]]._id', {}, scope)).toEqual([]);
  });

  it("runs what the Studio sends in spite of its comments and trailing commas", async () => {
    expect(await runQuery('// groq\n[*[_id in ["x"]][0...1]{_id,},][0...1]', {}, scope)).toEqual([[{ _id: "x" }]]);
  });
});
