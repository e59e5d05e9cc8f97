import { composeAuthors } from "../../src/compose-authors.ts";
import type { AuthorsFound } from "../../src/ports/authors.ts";
import type { LakeSettings } from "../../src/sanity/lake-client.ts";
import { migrate, openDatabase, type Database } from "../../src/store/database.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { startRealLake, type RealLake } from "./real-lake.ts";

export const edith = { id: "edith", name: "Edith Editor", isRobot: false };
export const amir = { id: "amir", name: "Amir Author", isRobot: false };
export const petra = { id: "petra", name: "Petra Publisher", isRobot: false };

export type Writer = "edith" | "amir" | "petra" | "robot" | "worker";

/** Three people and a robot who write into a real lake, beside a worker with its database. Each act gives its transaction's id. */
export interface WritingPeople extends AsyncDisposable {
  readonly lake: RealLake;
  readonly lakeSettings: LakeSettings;
  readonly database: TestDatabase;
  readonly db: Database;
  readonly tokens: Readonly<Record<Writer, string>>;
  readonly create: (who: Writer, id: string, fields?: object) => Promise<string>;
  readonly edit: (who: Writer, id: string, set: object) => Promise<string>;
  readonly publish: (who: Writer, id: string) => Promise<string>;
  readonly authorsOf: (id: string, sinceRevision?: string) => Promise<AuthorsFound>;
}

export async function startWritingPeople(): Promise<WritingPeople> {
  const [database, lake] = await Promise.all([createTestDatabase(), startRealLake()]);
  const { db, close } = openDatabase(database.url, 4, () => undefined);
  await migrate(db);
  const [first, second, third, robot, worker] = await Promise.all([
    lake.tokenOfPerson(edith.id, edith.name),
    lake.tokenOfPerson(amir.id, amir.name),
    lake.tokenOfPerson(petra.id, petra.name),
    lake.tokenOf("robot", "editor"),
    lake.tokenOf("worker", "editor"),
  ]);
  const tokens = { edith: first, amir: second, petra: third, robot, worker };
  const act = (who: Writer, id: string, name: string, more: object): Promise<string> =>
    lake.act(tokens[who], { actionType: `sanity.action.document.${name}`, publishedId: id, ...more });
  const lakeSettings = { apiHost: lake.origin, projectId: "newsletter", dataset: "production", token: worker };
  const log = composeAuthors({ db }, lakeSettings);
  return {
    lake,
    lakeSettings,
    database,
    db,
    tokens,
    create: (who, id, fields = {}) =>
      act(who, id, "create", { attributes: { _id: `drafts.${id}`, _type: "newsItem", title: "First", ...fields } }),
    edit: (who, id, set) => act(who, id, "edit", { draftId: `drafts.${id}`, patch: { set } }),
    publish: (who, id) => act(who, id, "publish", { draftId: `drafts.${id}` }),
    authorsOf: (id, sinceRevision) => log.authorsOf([{ id, sinceRevision }]),
    [Symbol.asyncDispose]: async () => {
      await close();
      await lake[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}
