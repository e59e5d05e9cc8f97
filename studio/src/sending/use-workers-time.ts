import { useEffect, useState } from "react";
import { countdownTickMs } from "../limits.ts";

/** The worker's time in milliseconds, going on between its answers; this machine's clock may be wrong by hours, but not in its pace. */
export function useWorkersTime(now: string): number {
  const [atMs, setAtMs] = useState(() => Date.parse(now));
  useEffect(() => {
    const [saidMs, heardMs] = [Date.parse(now), performance.now()];
    const goOn = (): void => setAtMs(saidMs + performance.now() - heardMs);
    goOn();
    const timer = setInterval(goOn, countdownTickMs);
    return () => clearInterval(timer);
  }, [now]);
  return atMs;
}
