/** Named steps with their time, so that somebody who waits sees for what. */
export interface Steps {
  readonly run: <T>(name: string, act: () => Promise<T>) => Promise<T>;
  readonly tell: (line: string) => void;
}

export function createSteps(print: (line: string) => void): Steps {
  return {
    tell: print,
    run: async (name, act) => {
      const started = performance.now();
      const result = await act();
      print(`  ${name}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
      return result;
    },
  };
}
