import { describe, expect, it } from "vitest";
import type { Fields, StoredDocument } from "../documents/document.ts";
import { applyAction, parseAction } from "./plan-actions.ts";
import { WorkingCopy } from "./working-copy.ts";

const stored = (id: string, fields: Fields = {}): StoredDocument => ({
  title: "One",
  ...fields,
  _id: id,
  _type: "t",
  _rev: "r0",
  _createdAt: "c0",
  _updatedAt: "u0",
});
function copyOf(...documents: readonly StoredDocument[]): WorkingCopy {
  return new WorkingCopy(new Map(documents.map((document) => [document._id, document])), { transactionId: "tx", at: "now" });
}
function act(copy: WorkingCopy, name: string, fields: Fields): void {
  applyAction(copy, parseAction({ actionType: `sanity.action.document.${name}`, ...fields }, 0), 0);
}
const pair = { draftId: "drafts.x", publishedId: "x" };

describe("actions", () => {
  it("refuse a draft of one document under the id of another", () => {
    expect(() => act(copyOf(stored("x")), "edit", { draftId: "drafts.y", publishedId: "x", patch: {} })).toThrow(
      '"drafts.y" is not a version of "x"',
    );
  });

  it("refuse what they do not know instead of ignoring it", () => {
    expect(() => act(copyOf(), "explode", {})).toThrow("Action 0 is not valid");
  });

  it("refuse to edit, publish and unpublish what is not there", () => {
    for (const name of ["edit", "publish", "unpublish"]) expect(() => act(copyOf(), name, { ...pair, patch: {} })).toThrow("was not found");
  });

  it("make the draft at the first edit, and tell it as a create and a patch", () => {
    const copy = copyOf(stored("x"));
    act(copy, "edit", { ...pair, patch: { unset: ["_empty_action_guard_pseudo_field_"] } });
    expect(copy.changes()).toMatchObject([
      {
        id: "drafts.x",
        before: null,
        after: { title: "One", _rev: "tx", _createdAt: "c0" },
        mutations: [{ create: { _id: "drafts.x" } }, { patch: { id: "drafts.x" } }],
      },
    ]);
  });

  it("publish in one transaction that names both documents, keeping the day the document was made", () => {
    const copy = copyOf(stored("x"), { ...stored("drafts.x", { title: "Two" }), _createdAt: "c1" });
    act(copy, "publish", pair);
    expect(copy.changes()).toMatchObject([
      { id: "x", after: { title: "Two", _createdAt: "c0", _rev: "tx" }, mutations: [{ createOrReplace: {} }] },
      { id: "drafts.x", after: null, mutations: [{ delete: { id: "drafts.x" } }] },
    ]);
  });

  it("keep an existing draft when what is published is withdrawn", () => {
    const copy = copyOf(stored("x"), stored("drafts.x", { title: "Draft" }));
    act(copy, "unpublish", pair);
    expect(copy.get("x")).toBeUndefined();
    expect(copy.get("drafts.x")).toMatchObject({ title: "Draft", _rev: "r0" });
  });

  it("name a document even when nothing about it changed", () => {
    const copy = copyOf(stored("drafts.x"));
    act(copy, "edit", { ...pair, patch: { set: { a: 1 } } });
    act(copy, "edit", { ...pair, patch: { unset: ["a"] } });
    expect(copy.changes()).toMatchObject([{ id: "drafts.x", after: { _rev: "tx" } }]);
  });

  it("never let a sent revision, id or type through", () => {
    const copy = copyOf(stored("drafts.x"));
    act(copy, "replaceDraft", { publishedId: "x", attributes: { _id: "drafts.x", _type: "t", _rev: "old", title: "Was" } });
    act(copy, "edit", { ...pair, patch: { set: { _rev: "mine", _id: "other", _type: "else" } } });
    expect(copy.changes()).toMatchObject([{ id: "drafts.x", after: { _id: "drafts.x", _type: "t", _rev: "tx", title: "Was" } }]);
  });
});
