import { expect, test } from "vitest";
import type { StoredDocument } from "../documents/document.ts";
import { runQuery } from "./evaluate.ts";

// Only what a filter can mean is handed to the engine. Whether anything is missing from an answer is seen here.

const times = { _rev: "1", _createdAt: "2024-01-01T00:00:00Z", _updatedAt: "2024-01-01T00:00:00Z" };
const documents: readonly StoredDocument[] = [
  { ...times, _id: "a", _type: "newsItem" },
  { ...times, _id: "drafts.a", _type: "newsItem" },
  { ...times, _id: "versions.r1.a", _type: "newsItem" },
  { ...times, _id: "b", _type: "video", of: { _ref: "a", _type: "reference" } },
  { ...times, _id: "ab", _type: "newsItem" },
];

const ask = async (query: string, params = {}): Promise<unknown> =>
  runQuery(query, params, { documents, identity: "somebody", project: { projectId: "p", dataset: "d" } });

test.for<readonly [string, object, unknown]>([
  ['*[_type == "video"]._id', {}, ["b"]],
  ["*[_type in $types]._id", { types: ["video"] }, ["b"]],
  ['*[_id in ["a", "b"]]._id', {}, ["a", "b"]],
  ["*[_id in ['b', $other]]._id", { other: "ab" }, ["b", "ab"]],
  ['*[_id in ["a", *[_type == "video"][0]._id]]._id', {}, ["a", "b"]],
  ["*[_id in []]._id", {}, []],
  ['*[_type == "newsItem" || _id == "b"]._id', {}, ["a", "drafts.a", "versions.r1.a", "b", "ab"]],
  ["*[sanity::versionOf($id)]._id", { id: "a" }, ["a", "drafts.a", "versions.r1.a"]],
  ['*[sanity::versionOf("b") && _type == "newsItem"]._id', {}, []],
  ['[*[sanity::versionOf("b")]._id, *[_id == "ab"][0]._type, count(*), 7]', {}, [["b"], "newsItem", 5, 7]],
  ['[...*[_type == "video"]._id, "last"]', {}, ["b", "last"]],
  ['*[_type == "video"]{ _id, "of": of->_type, "others": count(*[_type == "newsItem"]) }', {}, [{ _id: "b", of: "newsItem", others: 4 }]],
])("%s with %j", async ([query, params, expected]) => {
  expect(await ask(query, params)).toEqual(expected);
});
