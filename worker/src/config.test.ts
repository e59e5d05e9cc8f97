import { describe, expect, it } from "vitest";
import { ConfigError, readContentConfig, readWorkerConfig, type Environment } from "./config.ts";

const working = { DATABASE_URL: "postgresql://postgres:secret@127.0.0.1:5432/newsletter" };

function messageOf(environment: Environment): string {
  try {
    readWorkerConfig(environment);
    return "";
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe("settings with faults", () => {
  it("are listed in one message, each with its name", () => {
    const message = messageOf({
      PORT_WEB: "70000",
      PUBLIC_URL: "ftp://x",
      MAILBOX_SMTP: "http://x",
      ROLES: "web,fly",
      SANITY_DATASET: "A B",
    });
    expect(message).toMatch(/^6 settings have a fault:\n/u);
    for (const name of ["DATABASE_URL: is not set", "PORT_WEB", "PUBLIC_URL", "MAILBOX_SMTP", "ROLES", "SANITY_DATASET"]) {
      expect(message).toContain(`  ${name}`);
    }
  });

  it("never repeat a value: an address holds a password", () => {
    expect(messageOf({ DATABASE_URL: "mysql://root:secret@127.0.0.1/x" })).not.toContain("secret");
  });

  it("count a variable that is set to nothing as not set", () => {
    expect(messageOf({ DATABASE_URL: " " })).toContain("DATABASE_URL: is not set");
    expect(readWorkerConfig({ ...working, REDIS_URL: "" }).REDIS_URL).toBeUndefined();
  });
});

describe("the relay", () => {
  it("is a mailbox on this machine and nothing else: no campaign has been approved by anybody", () => {
    expect(messageOf({ ...working, MAILBOX_SMTP: "smtp://relay.example.org:25" })).toContain("MAILBOX_SMTP: a mailbox on this machine");
    expect(readWorkerConfig({ ...working, MAILBOX_SMTP: "smtp://[::1]:2525" }).MAILBOX_SMTP).toEqual({ host: "::1", port: 2525 });
  });
});

describe("settings", () => {
  it("work on one machine with nothing but the database's address", () => {
    expect(readWorkerConfig(working)).toEqual({
      ...working,
      SANITY_PROJECT_ID: "newsletter",
      SANITY_DATASET: "production",
      PUBLIC_URL: "http://127.0.0.1:3400",
      STUDIO_URL: "http://localhost:3333",
      DATA_DIR: ".data",
      HOST: "127.0.0.1",
      PORT_WEB: 3400,
      PORT_STUDIO: 3333,
      MAILBOX_SMTP: { host: "127.0.0.1", port: 1025 },
      LAKE_BROWSER_ORIGIN: "http://lake.localhost:3900",
      ROLES: ["web", "send"],
      UNDO_WINDOW_SECONDS: 60,
    });
  });

  it("take addresses with and without a slash at the end as the same", () => {
    expect(readContentConfig({ PUBLIC_URL: "https://news.example.org/" }).PUBLIC_URL).toBe("https://news.example.org");
  });

  it("allow no internal origin but those that are named, each without a path", () => {
    const list = "http://127.0.0.1:3900, http://wiki.example.org/ ";
    expect(readContentConfig({ ALLOWED_INTERNAL_ORIGINS: list }).ALLOWED_INTERNAL_ORIGINS).toEqual([
      "http://127.0.0.1:3900",
      "http://wiki.example.org",
    ]);
    for (const wrong of ["http://wiki.example.org/page", "wiki.example.org", "ftp://wiki.example.org", "http://a:b@wiki.example.org"]) {
      expect(messageOf({ ...working, ALLOWED_INTERNAL_ORIGINS: wrong })).toContain("ALLOWED_INTERNAL_ORIGINS: ");
    }
  });

  it("need no database for rendering", () => {
    expect(readContentConfig({}).DATA_DIR).toBe(".data");
  });
});
