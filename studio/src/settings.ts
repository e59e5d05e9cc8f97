/** What `/settings.js` says at run time, so that one build serves any installation. */
export interface Settings {
  /** Address of our own content lake; empty for the lake hosted by Sanity. */
  readonly apiHost: string;
  readonly projectId: string;
  readonly dataset: string;
  /** Address of the worker, without a trailing slash. */
  readonly workerUrl: string;
}

const developmentSettings: Settings = {
  apiHost: "http://lake.localhost:3900",
  projectId: "newsletter",
  dataset: "production",
  workerUrl: "http://127.0.0.1:3400",
};

/** Settings are read once: Sanity's configuration is fixed when the page has loaded. */
export const settings: Settings = settingsFrom(Reflect.get(globalThis, "newsletterSettings"));

function settingsFrom(given: unknown): Settings {
  const value = (name: keyof Settings): string => {
    const member: unknown = typeof given === "object" && given !== null ? Reflect.get(given, name) : undefined;
    return typeof member === "string" ? member : developmentSettings[name];
  };
  return {
    apiHost: value("apiHost"),
    projectId: value("projectId"),
    dataset: value("dataset"),
    workerUrl: value("workerUrl").replace(/\/+$/u, ""),
  };
}
