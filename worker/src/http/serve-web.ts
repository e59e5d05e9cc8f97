import { createStudioApp, type StudioSettings } from "./studio-app.ts";
import { createWebApp } from "./web-app.ts";
import type { WebModules, WebSettings } from "./web-modules.ts";

export interface ServeWebSettings extends WebSettings, StudioSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly portWeb: number;
  readonly portStudio: number;
}

export interface ServedWeb {
  /** Where it listens, `http://127.0.0.1:3400`. */
  readonly web: string;
  readonly studio: string;
  readonly close: () => Promise<void>;
}

/** Listens on both ports, or on neither. */
export async function serveWeb(modules: WebModules, settings: ServeWebSettings): Promise<ServedWeb> {
  const apps = [await createWebApp(modules, settings), await createStudioApp(settings)] as const;
  const close = async (): Promise<void> => {
    await Promise.all(apps.map(async (app) => app.close()));
  };
  const { host } = settings;
  try {
    const [web, studio] = await Promise.all([
      apps[0].listen({ host, port: settings.portWeb }),
      apps[1].listen({ host, port: settings.portStudio }),
    ]);
    return { web, studio, close };
  } catch (error) {
    await close();
    throw error;
  }
}
