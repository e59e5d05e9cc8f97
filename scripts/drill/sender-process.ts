// A sending process for the drill: what `main.ts` starts as the role `send`, with short bounds, and with an end in it. It kills itself at the
// port it was told, at the crossing it was told: no signal from outside could hit that place.
import { once } from "node:events";
import * as z from "zod";
import { openSending } from "../../worker/src/compose.ts";
import { startSender, type SenderPort } from "../../worker/src/sender.ts";

const settingsSchema = z.object({
  databaseUrl: z.string(),
  redisUrl: z.string().optional(),
  dataDir: z.string(),
  queueNamespace: z.string(),
  smtpPort: z.number(),
  bounds: z.record(z.string(), z.number()),
});
const orderSchema = z.object({
  killAt: z.object({ call: z.string(), moment: z.enum(["before", "after"]), crossing: z.int().positive() }).optional(),
});

const settings = settingsSchema.parse(JSON.parse(process.argv[2] ?? "{}"));
process.on("disconnect", () => process.exit(1));
// Loaded and waiting: whoever drills has the next one ready when one dies.
const [order]: unknown[] = await once(process, "message");
const { killAt } = orderSchema.parse(order);
const calls: Record<string, readonly string[]> = {};
let crossings = 0;

async function cross(call: string, moment: "before" | "after"): Promise<void> {
  if (killAt?.call !== call || killAt.moment !== moment) return;
  crossings += 1;
  if (crossings !== killAt.crossing) return;
  process.kill(process.pid, "SIGKILL");
  // Never goes on, whenever the signal arrives.
  await new Promise(() => undefined);
}

function watched<Port extends object>(name: SenderPort, port: Port): Port {
  calls[name] = Object.entries(port)
    .filter(([, value]) => typeof value === "function")
    .map(([call]) => call);
  return new Proxy(port, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      const call = `${name}.${String(property)}`;
      return async (...words: readonly unknown[]): Promise<unknown> => {
        await cross(call, "before");
        const answer: unknown = await Reflect.apply(value, target, words);
        await cross(call, "after");
        return answer;
      };
    },
  });
}

const modules = await openSending({ ...settings, redisUrl: settings.redisUrl, onError: () => undefined });
const sender = await startSender(modules, {
  dataDir: settings.dataDir,
  publicUrl: "http://127.0.0.1:3400",
  mailboxSmtp: { host: "127.0.0.1", port: settings.smtpPort },
  bounds: settings.bounds,
  around: watched,
  // A line per event, for who looks into a run that failed.
  onEvent: (event) => process.stderr.write(`${JSON.stringify(event)}\n`),
});
process.on("SIGTERM", () => {
  void (async () => {
    await sender.drain();
    await modules.close();
    process.exit(0);
  })();
});
// Last: who hears it may ask us to stop at once.
process.send?.(calls);
