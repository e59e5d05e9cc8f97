import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly chromium: { readonly executablePath: string; readonly libraryPath: string };
    /** Where the run's one product is asked for; the first who asks waits until it has started. */
    readonly productServer: string;
  }
}
