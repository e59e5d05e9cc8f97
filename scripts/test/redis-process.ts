import { serveParent } from "./own-server.ts";
import { startRedis } from "./redis.ts";

await serveParent(startRedis);
