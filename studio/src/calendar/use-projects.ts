import { firstTranslation, projectsQuery } from "@newsletter/schemas/studio";
import { useEffect, useState } from "react";
import { useDraftsClient } from "../lake-client.ts";

interface Project {
  readonly value: string;
  readonly title: string;
}

/** Projects that entries may belong to; none until the lake has answered: the calendar can be read without. */
export function useProjects(): readonly Project[] {
  const client = useDraftsClient();
  const [projects, setProjects] = useState<readonly Project[]>([]);
  useEffect(() => {
    const asked = new AbortController();
    client.fetch(projectsQuery, {}, { signal: asked.signal, tag: "projects" }).then(
      (found) =>
        setProjects(
          found.map(({ _id, title, shortName }) => ({
            value: _id,
            title: shortName ?? firstTranslation(title) ?? "Project without a name",
          })),
        ),
      () => undefined,
    );
    return () => asked.abort();
  }, [client]);
  return projects;
}
