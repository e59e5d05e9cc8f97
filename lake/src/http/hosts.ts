import { randomBytes } from "node:crypto";

/** `newsletter.lake.localhost:3900` is `lake.localhost:3900` for project `newsletter`; the Node client leaves the project out. */
export function apiHostOf(host: string, projectId: string): string {
  return host.startsWith(`${projectId}.`) ? host.slice(projectId.length + 1) : host;
}

const listenPrefix = /^listen-[a-z0-9]+\./u;

export function isListenHost(host: string): boolean {
  return listenPrefix.test(host);
}

/**
 * A host name of its own for one more listener, or undefined where none is needed. An open document holds six listeners and a browser opens
 * six connections per host over HTTP/1.1, so on plain HTTP none would be left for anything else. Only a browser (it sends Origin) on the
 * project's name under `localhost` is sent away: behind TLS there is HTTP/2, and Node can neither resolve such names nor keep its login.
 */
export function listenHostFor(host: string, projectId: string, origin: string | undefined): string | undefined {
  if (origin === undefined || !host.startsWith(`${projectId}.`)) return undefined;
  const apiHost = apiHostOf(host, projectId);
  if (!/(^|\.)localhost(:\d+)?$/u.test(apiHost)) return undefined;
  return `listen-${randomBytes(6).toString("hex")}.${apiHost}`;
}
