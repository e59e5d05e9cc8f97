import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly postgresUrl: string;
    readonly redisUrl: string;
    /** Of the queue. */
    readonly backend: "PostgreSQL" | "Redis";
    readonly chromium: { readonly executablePath: string; readonly libraryPath: string };
  }
}
