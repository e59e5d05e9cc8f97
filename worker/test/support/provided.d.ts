import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly postgresUrl: string;
    readonly redisUrl: string;
    readonly chromium: { readonly executablePath: string; readonly libraryPath: string };
  }
}
