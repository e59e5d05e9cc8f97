import { describe, expect, test } from "vitest";
import { watchLakeRequests, type LakeRequests } from "./lake-requests.ts";

const save = { url: "/data/actions/production", headers: { Authorization: "Bearer old", accept: "application/json" } };
const read = { url: "/data/query/production", headers: { Authorization: "Bearer old" } };
const slowAfterMs = 5;
const readAgainMs = 1;

const refusal = (statusCode: number, body: object): Error => Object.assign(new Error("refused"), { statusCode, response: { body } });
const sessionNotFound = refusal(401, { errorCode: "SIO-401-ANF" });
const unreachable = new TypeError("fetch failed");

const watched = (token: () => string | undefined = () => "old", readsWaitMaxMs = 10_000): LakeRequests =>
  watchLakeRequests({ token, slowAfterMs, readAgainMs, readsWaitMaxMs });
const until = async (requests: LakeRequests, obstacle: ReturnType<LakeRequests["obstacle"]>): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const look = (): void => {
    if (requests.obstacle() === obstacle) resolve(undefined);
  };
  requests.subscribe(look);
  look();
  return promise;
};

describe("a request that meets an ended session", () => {
  test("waits, and is sent again in the new session", async () => {
    let token = "old";
    const requests = watched(() => token);
    const tokensSeen: (string | null)[] = [];
    const answer = requests.send(save, async ({ headers }) => {
      const seen = new Headers(headers).get("authorization");
      tokensSeen.push(seen);
      if (seen !== "Bearer new") throw sessionNotFound;
      return "saved";
    });
    await until(requests, "signedOut");
    token = "new";
    requests.signedIn();
    expect(await answer).toBe("saved");
    expect(tokensSeen).toEqual(["Bearer old", "Bearer new"]);
    expect(requests.obstacle()).toBeUndefined();
  });

  test("is sent again at once where another tab has signed in meanwhile", async () => {
    let token = "old";
    const requests = watched(() => token);
    const answer = await requests.send(read, async ({ headers }) => {
      if (new Headers(headers).get("authorization") === "Bearer new") return "found";
      token = "new";
      throw sessionNotFound;
    });
    expect(answer).toBe("found");
  });

  test("does not wait when it is about signing in or out", async () => {
    const requests = watched();
    await expect(
      requests.send({ url: "/auth/logout" }, async () => {
        throw sessionNotFound;
      }),
    ).rejects.toBe(sessionNotFound);
    expect(requests.obstacle()).toBeUndefined();
  });
});

describe("a save", () => {
  test("that the lake leaves waiting is an obstacle until it is answered", async () => {
    const requests = watched();
    const lake = Promise.withResolvers<string>();
    const answer = requests.send(save, () => lake.promise);
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
    await expect(requests.send(save, () => Promise.reject(fault))).rejects.toBe(fault);
    expect(requests.obstacle()).toBe(obstacle);
    await requests.send(save, async () => "saved");
    expect(requests.obstacle()).toBeUndefined();
  });
});

describe("a read", () => {
  test("that does not arrive is sent again until the lake is back, and is an obstacle until then", async () => {
    const requests = watched();
    let isBack = false;
    const answer = requests.send(read, async () => {
      if (!isBack) throw unreachable;
      return "found";
    });
    await until(requests, "lakeAway");
    isBack = true;
    expect(await answer).toBe("found");
    expect(requests.obstacle()).toBeUndefined();
  });

  test("is refused once the lake has been away for too long", async () => {
    const requests = watched(undefined, 0);
    await expect(requests.send(read, () => Promise.reject(unreachable))).rejects.toBe(unreachable);
    expect(requests.obstacle()).toBeUndefined();
  });

  test("that nobody waits for any more is not sent again", async () => {
    const requests = watched();
    await expect(requests.send({ ...read, signal: AbortSignal.abort() }, () => Promise.reject(unreachable))).rejects.toBe(unreachable);
  });

  test("that the lake refuses is not sent again", async () => {
    const requests = watched();
    const fault = refusal(400, {});
    await expect(requests.send(read, () => Promise.reject(fault))).rejects.toBe(fault);
  });
});
