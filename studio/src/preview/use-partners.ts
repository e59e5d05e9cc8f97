import { themeSchema, type Theme } from "@newsletter/schemas";
import { firstTranslation, partnersQuery } from "@newsletter/schemas/studio";
import { useEffect, useState } from "react";
import { useContentChanges } from "../content-changes.tsx";
import { useDraftsClient } from "../lake-client.ts";

export interface PartnerChoice {
  readonly id: string;
  readonly name: string;
  /** Where its members are, by the countries' codes. */
  readonly countries: readonly string[];
  /** What it works on. */
  readonly themes: readonly Theme[];
}

/** The partners whose copies can be looked at; undefined until the lake has answered. */
export function usePartners(): readonly PartnerChoice[] | undefined {
  const client = useDraftsClient();
  const changes = useContentChanges({ types: ["partner", "organisation"] });
  const [partners, setPartners] = useState<readonly PartnerChoice[]>();
  useEffect(() => {
    const asked = new AbortController();
    client.fetch(partnersQuery, {}, { signal: asked.signal, tag: "partners" }).then(
      (found) =>
        setPartners(
          found.map(({ _id, name, shortName, countries, themes }) => ({
            id: _id,
            name: shortName ?? firstTranslation(name) ?? "Unnamed partner",
            countries: countries ?? [],
            themes: (themes ?? []).flatMap((theme) => themeSchema.safeParse(theme).data ?? []),
          })),
        ),
      // The other editions can be shown without them; the next change of content asks again.
      () => setPartners((before) => before ?? []),
    );
    return () => asked.abort();
  }, [client, changes]);
  return partners;
}
