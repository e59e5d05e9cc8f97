import { Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { getPublishedId, useFormValue } from "sanity";
import { IntentLink } from "sanity/router";
import { aboutIntent } from "../about/about-intent.ts";

/** The way from the form of a project, an organisation or a partner to all of its items. */
export function EverythingAbout({ type }: { readonly type: string }): ReactNode {
  const id = useFormValue(["_id"]);
  if (typeof id !== "string") return null;
  return (
    <Text size={1}>
      <IntentLink intent={aboutIntent} params={{ kind: type, id: getPublishedId(id) }} data-testid="everything-about">
        {`Everything about this ${type}`}
      </IntentLink>
    </Text>
  );
}
