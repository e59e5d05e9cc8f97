import type { SaidText } from "./said-text.ts";

/** Addresses of ours that hold a token: what stands behind the word is the recipient's, and nothing of it is looked up. */
const personal = /^\/(?<word>u|leave|preferences|pack|undo|decide|confirm|reach|partner)\/[^/]*/u;

/** Without what is one recipient's, so that two copies say the same. */
export function personalAs(said: SaidText, origins: readonly string[]): SaidText {
  const known = new Map<string, string>();
  const shared = (target: string): string => {
    const found = known.get(target) ?? sharedTarget(target, origins);
    known.set(target, found);
    return found;
  };
  return {
    ...said,
    targets: said.targets.map((target) => (target === undefined ? undefined : shared(target))),
    shown: said.shown.map(({ at, target }) => ({ at, target: shared(target) })),
  };
}

function sharedTarget(target: string, origins: readonly string[]): string {
  const url = URL.parse(target);
  if (url === null || !origins.includes(url.origin)) return target;
  const word = personal.exec(url.pathname)?.groups?.["word"];
  return word === undefined ? target : `${url.origin}/${word}/-`;
}

export function leadsToUs(target: string, origins: readonly string[]): boolean {
  const url = URL.parse(target);
  return url !== null && origins.includes(url.origin);
}
