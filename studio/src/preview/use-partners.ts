import { firstTranslation, partnersQuery } from "@newsletter/schemas/studio";
import { useEffect, useState } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";

export interface PartnerChoice {
  readonly id: string;
  readonly name: string;
}

/** The partners whose copies can be looked at; empty while the lake has not answered. */
export function usePartners(): readonly PartnerChoice[] {
  const client = useDraftsClient();
  const changes = useContentChanges();
  const [partners, setPartners] = useState<readonly PartnerChoice[]>([]);
  useEffect(() => {
    const asked = new AbortController();
    client.fetch(partnersQuery, {}, { signal: asked.signal, tag: "partners" }).then(
      (found) =>
        setPartners(found.map(({ _id, name, shortName }) => ({ id: _id, name: shortName ?? firstTranslation(name) ?? "Unnamed partner" }))),
      // The form and the other editions do not need them; the next change of content asks again.
      () => undefined,
    );
    return () => asked.abort();
  }, [client, changes]);
  return partners;
}
