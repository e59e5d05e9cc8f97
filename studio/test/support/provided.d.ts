import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly chromium: { readonly executablePath: string; readonly libraryPath: string };
  }
}
