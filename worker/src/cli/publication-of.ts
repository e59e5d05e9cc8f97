import { lakeSettings } from "../compose-content.ts";
import type { WorkerConfig } from "../config.ts";
import { publicationIds } from "../sanity/publications.ts";
import { CommandError } from "./command-error.ts";
import { reasonOf } from "./with-sending.ts";

/** The publication a command is about: the one that was named, else the only one there is. */
export async function publicationOf(named: string | undefined, config: WorkerConfig): Promise<string> {
  if (named !== undefined) return named;
  const found = await publicationIds(lakeSettings(config)).catch((cause: unknown) => {
    throw new CommandError(
      `The content lake did not say which publications there are: ${reasonOf(cause)}. Add --publication <id>.`,
      "failed",
      { cause },
    );
  });
  const [only, ...others] = found;
  if (only === undefined) throw new CommandError("There is no published publication yet. Publish one, or add --publication <id>.");
  if (others.length > 0) throw new CommandError(`There are several publications: ${found.join(", ")}. Add --publication <id>.`, "usage");
  return only;
}
