import { describe, expect, test } from "vitest";
import { watchLakeRequests, type LakeRequests, type Obstacle, type Person } from "./lake-requests.ts";

const save = { url: "/data/actions/production", headers: { Authorization: "Bearer old", accept: "application/json" } };
const read = { url: "/data/query/production", headers: { Authorization: "Bearer old" } };
const slowAfterMs = 5;
const readAgainMs = 1;

const refusal = (statusCode: number, body: object): Error => Object.assign(new Error("refused"), { statusCode, response: { body } });
const sessionNotFound = refusal(401, { errorCode: "SIO-401-ANF" });
const unreachable = new TypeError("fetch failed");

const ann: Person = { id: "p-ann", name: "Ann Writer" };
const zoe: Person = { id: "p-zoe", name: "Zoe Quill" };
const peopleOf: Readonly<Record<string, Person>> = { old: ann, new: ann, zoes: zoe };
const personOf = async (token: string): Promise<Person | undefined> => peopleOf[token];

interface Given {
  readonly token?: () => string | undefined;
  readonly personOf?: (token: string) => Promise<Person | undefined>;
  readonly readsWaitMaxMs?: number;
}
const watched = (given: Given = {}): LakeRequests =>
  watchLakeRequests({ token: () => "old", personOf, slowAfterMs, readAgainMs, readsWaitMaxMs: 10_000, ...given });
const until = async (requests: LakeRequests, kind: Obstacle["kind"]): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const look = (): void => {
    if (requests.obstacle()?.kind === kind) resolve(undefined);
  };
  requests.subscribe(look);
  look();
  return promise;
};

describe("a request that meets an ended session", () => {
  test("waits, and is sent again in the new session", async () => {
    let token = "old";
    const requests = watched({ token: () => token });
    const tokensSeen: (string | null)[] = [];
    const answer = requests.send(
      save,
      async ({ headers }) => {
        const seen = new Headers(headers).get("authorization");
        tokensSeen.push(seen);
        if (seen !== "Bearer new") throw sessionNotFound;
        return "saved";
      },
      "old",
    );
    await until(requests, "signedOut");
    token = "new";
    requests.signedIn();
    expect(await answer).toBe("saved");
    expect(tokensSeen).toEqual(["Bearer old", "Bearer new"]);
    expect(requests.obstacle()).toBeUndefined();
  });

  test("is sent again at once where another tab has signed in meanwhile", async () => {
    let token = "old";
    const requests = watched({ token: () => token });
    const answer = await requests.send(
      read,
      async ({ headers }) => {
        if (new Headers(headers).get("authorization") === "Bearer new") return "found";
        token = "new";
        throw sessionNotFound;
      },
      "old",
    );
    expect(answer).toBe("found");
  });

  test("does not wait when it is about signing in or out", async () => {
    const requests = watched();
    await expect(
      requests.send(
        { url: "/auth/logout" },
        async () => {
          throw sessionNotFound;
        },
        "old",
      ),
    ).rejects.toBe(sessionNotFound);
    expect(requests.obstacle()).toBeUndefined();
  });
});

/** The lake knows these sessions, and writes down in whose each save came. */
const lakeOf = (alive: Set<string>): { readonly saved: (string | null)[]; readonly next: (request: typeof save) => Promise<string> } => {
  const saved: (string | null)[] = [];
  return {
    saved,
    next: async ({ headers }) => {
      const token = new Headers(headers).get("authorization")?.replace("Bearer ", "") ?? "none";
      if (!alive.has(token)) throw sessionNotFound;
      saved.push(token);
      return "saved";
    },
  };
};

describe("what somebody wrote whose session has ended, where another person has signed in since,", () => {
  test("is never saved in that person's name: it waits until its author is back", async () => {
    let token = "zoes";
    const alive = new Set(["zoes"]);
    const { saved, next } = lakeOf(alive);
    const requests = watched({ token: () => token });
    const answer = requests.send(save, next, "old");
    await until(requests, "othersWords");
    expect(requests.obstacle()).toEqual({ kind: "othersWords", author: "Ann Writer" });
    expect(await requests.send(save, next, "zoes")).toBe("saved");
    requests.signedIn();
    await until(requests, "othersWords");
    alive.add("new");
    token = "new";
    requests.signedIn();
    expect(await answer).toBe("saved");
    expect(saved).toEqual(["zoes", "new"]);
    expect(requests.obstacle()).toBeUndefined();
  });

  test("goes in the session it was written in while that lives", async () => {
    const { saved, next } = lakeOf(new Set(["old", "zoes"]));
    const requests = watched({ token: () => "zoes" });
    await requests.send(save, next, "old");
    expect(saved).toEqual(["old"]);
  });

  test("is refused to its form when it is given up", async () => {
    const { saved, next } = lakeOf(new Set(["zoes"]));
    const requests = watched({ token: () => "zoes" });
    const answer = requests.send(save, next, "old");
    await until(requests, "othersWords");
    requests.discardOthersWords();
    await expect(answer).rejects.toMatchObject({ statusCode: 409 });
    expect(requests.obstacle()).toBeUndefined();
    expect(saved).toEqual([]);
  });

  test("is not given up together with what its author can still sign in for", async () => {
    let token: string | undefined = "old";
    const { saved, next } = lakeOf(new Set(["new"]));
    const requests = watched({ token: () => token });
    const answer = requests.send(save, next, "old");
    await until(requests, "signedOut");
    requests.discardOthersWords();
    token = "new";
    requests.signedIn();
    expect(await answer).toBe("saved");
    expect(saved).toEqual(["new"]);
  });

  test.for([
    ["nobody can say whose it is any more", async (token: string) => (token === "old" ? undefined : zoe)],
    ["the lake does not say who is who", async () => Promise.reject(unreachable)],
  ] as const)("waits too when %s", async ([_case, unknown]) => {
    const { saved, next } = lakeOf(new Set(["zoes"]));
    const requests = watched({ token: () => "zoes", personOf: unknown });
    const answer = requests.send(save, next, "old");
    await until(requests, "othersWords");
    expect(requests.obstacle()).toEqual({ kind: "othersWords", author: undefined });
    requests.discardOthersWords();
    await expect(answer).rejects.toThrow("Given up");
    expect(saved).toEqual([]);
  });
});

describe("a save", () => {
  test("that the lake leaves waiting is an obstacle until it is answered", async () => {
    const requests = watched();
    const lake = Promise.withResolvers<string>();
    const answer = requests.send(save, () => lake.promise, "old");
    await until(requests, "lakeAway");
    lake.resolve("saved");
    await answer;
    expect(requests.obstacle()).toBeUndefined();
  });

  test.for([
    ["cannot be reached", unreachable, "lakeAway"],
    ["fails in the lake", refusal(503, {}), "lakeAway"],
    ["is refused by the lake, which is there to say so", refusal(409, {}), undefined],
  ] as const)("that %s leaves the obstacle %s", async ([_case, fault, obstacle]) => {
    const requests = watched();
    await expect(requests.send(save, () => Promise.reject(fault), "old")).rejects.toBe(fault);
    expect(requests.obstacle()?.kind).toBe(obstacle);
    await requests.send(save, async () => "saved", "old");
    expect(requests.obstacle()).toBeUndefined();
  });
});

describe("a read", () => {
  test("that does not arrive is sent again until the lake is back, and is an obstacle until then", async () => {
    const requests = watched();
    let isBack = false;
    const answer = requests.send(
      read,
      async () => {
        if (!isBack) throw unreachable;
        return "found";
      },
      "old",
    );
    await until(requests, "lakeAway");
    isBack = true;
    expect(await answer).toBe("found");
    expect(requests.obstacle()).toBeUndefined();
  });

  test("is refused once the lake has been away for too long", async () => {
    const requests = watched({ readsWaitMaxMs: 0 });
    await expect(requests.send(read, () => Promise.reject(unreachable), "old")).rejects.toBe(unreachable);
    expect(requests.obstacle()).toBeUndefined();
  });

  test("that nobody waits for any more is not sent again", async () => {
    const requests = watched();
    await expect(requests.send({ ...read, signal: AbortSignal.abort() }, () => Promise.reject(unreachable), "old")).rejects.toBe(
      unreachable,
    );
  });

  test("that the lake refuses is not sent again", async () => {
    const requests = watched();
    const fault = refusal(400, {});
    await expect(requests.send(read, () => Promise.reject(fault), "old")).rejects.toBe(fault);
  });
});
