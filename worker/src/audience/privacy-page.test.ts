import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const migrations = new URL("../../migrations/", import.meta.url);
const page = readFileSync(new URL("../../../docs/privacy.md", import.meta.url), "utf8");

test("docs/privacy.md says of every table whether it holds something about people", () => {
  const tables = readdirSync(migrations).flatMap((name) =>
    [...readFileSync(new URL(name, migrations), "utf8").matchAll(/^create table (?:if not exists )?(\w+)/gmu)].map(([, table]) => table),
  );
  expect(tables).toContain("subscriptions");
  expect(tables.filter((table) => !page.includes(`\`${String(table)}\``))).toEqual([]);
});
