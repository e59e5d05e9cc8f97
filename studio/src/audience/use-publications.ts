import { firstTranslation, publicationsQuery } from "@newsletter/schemas/studio";
import { useEffect, useState } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";

interface Publications {
  /** Undefined until the lake has answered. */
  readonly publications: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

export function usePublications(): Publications {
  const client = useDraftsClient();
  const changes = useContentChanges({ types: ["publication"] });
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Pick<Publications, "publications" | "hasFailed">>({ publications: undefined, hasFailed: false });
  useEffect(() => {
    const asked = new AbortController();
    client.fetch(publicationsQuery, {}, { signal: asked.signal, tag: "publications" }).then(
      (found) =>
        setState({
          publications: found.map(({ _id, name }) => ({ id: _id, name: firstTranslation(name) ?? "Publication without a name" })),
          hasFailed: false,
        }),
      () => {
        if (!asked.signal.aborted) setState((before) => ({ ...before, hasFailed: true }));
      },
    );
    return () => asked.abort();
  }, [client, changes, attempt]);
  return { ...state, retry: () => setAttempt((count) => count + 1) };
}
