import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "./refusal.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface StartSettings {
  readonly dataDir: string;
  readonly ports: Readonly<Record<PortName, number>>;
  readonly redisUrl: string | undefined;
}

export type PortName = "studio" | "web" | "lake" | "mailboxWeb" | "mailboxSmtp";

const ports: Readonly<Record<PortName, { readonly variable: string; readonly usual: number }>> = {
  studio: { variable: "PORT_STUDIO", usual: 3333 },
  web: { variable: "PORT_WEB", usual: 3400 },
  lake: { variable: "PORT_LAKE", usual: 3900 },
  mailboxWeb: { variable: "PORT_MAILBOX_WEB", usual: 1080 },
  mailboxSmtp: { variable: "PORT_MAILBOX_SMTP", usual: 1025 },
};

/** Name of the variable that sets a port, for the sentence that says it is taken. */
export function portVariable(name: PortName): string {
  return ports[name].variable;
}

export function readSettings(environment: NodeJS.ProcessEnv): StartSettings {
  const port = (name: PortName): number => {
    const { variable, usual } = ports[name];
    const given = environment[variable];
    const value = given === undefined || given === "" ? usual : Number(given);
    if (!Number.isInteger(value) || value < 1 || value > 65_535)
      throw new Refusal(`${variable} is "${given ?? ""}"; it has to be a port number from 1 to 65535.`);
    return value;
  };
  const redisUrl = environment["REDIS_URL"];
  return {
    dataDir: resolve(root, environment["DATA_DIR"] ?? ".data"),
    ports: {
      studio: port("studio"),
      web: port("web"),
      lake: port("lake"),
      mailboxWeb: port("mailboxWeb"),
      mailboxSmtp: port("mailboxSmtp"),
    },
    redisUrl: redisUrl === "" ? undefined : redisUrl,
  };
}
