import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Administrator's address of a running PostgreSQL; a test makes a database of its own in it. */
    readonly postgresUrl: string;
    readonly redisUrl: string;
    readonly chromium: { readonly executablePath: string; readonly libraryPath: string };
  }
}
