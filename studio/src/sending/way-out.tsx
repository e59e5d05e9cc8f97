import type { PaceForecast, RelayName } from "@newsletter/schemas";
import { Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { Part } from "./part.tsx";
import { wayOutInWords } from "./way-out-words.ts";

/** Real readers, or the mailbox: nobody should have to guess which. */
export function WayOut({ relays, pace = null }: { readonly relays: readonly RelayName[]; readonly pace?: PaceForecast | null }): ReactNode {
  return (
    <Part title="Where it goes" data-testid="send-way-out">
      <Text size={1}>{wayOutInWords(relays, pace)}</Text>
    </Part>
  );
}
