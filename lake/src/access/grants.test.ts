import { describe, expect, it } from "vitest";
import type { StoredDocument } from "../documents/document.ts";
import { checkChanges } from "./check-changes.ts";
import { grantsOf, mayDo, type RoleName } from "./grants.ts";

const stored = (id: string, type = "t"): StoredDocument => ({ _id: id, _type: type, _rev: "1", _createdAt: "c", _updatedAt: "u" });
const change = (id: string, kind: "create" | "update" | "delete", type?: string) => ({
  id,
  before: kind === "create" ? null : stored(id, type),
  after: kind === "delete" ? null : stored(id, type),
  mutations: [],
  index: 3,
});

describe("roles", () => {
  it.each<[RoleName, string, "create" | "update" | "delete", string | undefined]>([
    ["viewer", "drafts.x", "create", undefined],
    ["viewer", "x", "update", undefined],
    ["contributor", "x", "create", undefined],
    ["contributor", "x", "delete", undefined],
    ["contributor", "versions.r1.x", "create", undefined],
    ["contributor", "image-x", "delete", "sanity.imageAsset"],
  ])("%s may not write %s (%s)", async (role, id, kind, type) => {
    await expect(
      checkChanges(role, [change("drafts.ok", "update"), change(id, kind, type)].slice(role === "viewer" ? 1 : 0)),
    ).rejects.toMatchObject({ index: 3, fault: { id } });
  });

  it.each<[RoleName, string, "create" | "update" | "delete", string | undefined]>([
    ["contributor", "drafts.x", "create", undefined],
    ["contributor", "drafts.x", "delete", undefined],
    ["contributor", "image-x", "create", "sanity.imageAsset"],
    ["editor", "x", "delete", undefined],
    ["administrator", "versions.r1.x", "create", undefined],
  ])("%s may write %s (%s)", async (role, id, kind, type) => {
    await expect(checkChanges(role, [change(id, kind, type)])).resolves.toBeUndefined();
  });

  it("all read drafts and history, which the review of changes needs", async () => {
    for (const role of ["viewer", "contributor", "editor", "administrator"] as const) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- four roles
      expect([await mayDo(role, "read", stored("drafts.x")), await mayDo(role, "history", stored("x"))]).toEqual([true, true]);
      expect(grantsOf(role).length).toBeGreaterThan(0);
    }
  });
});
