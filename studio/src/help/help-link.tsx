import { HelpCircleIcon } from "@sanity/icons/HelpCircle";
import { Button } from "@sanity/ui";
import type { ReactNode } from "react";
import { guideAddress, type GuideTopic } from "./guide.ts";

/** A question mark that opens the editors' guide at its subject, in a tab of its own: what is being written stays open. */
export function HelpLink({ topic, about }: { readonly topic: GuideTopic; readonly about: string }): ReactNode {
  const words = `Help: ${about} (opens in a new tab)`;
  return (
    <Button
      as="a"
      href={guideAddress(topic)}
      target="_blank"
      rel="noopener"
      mode="bleed"
      padding={2}
      fontSize={1}
      icon={HelpCircleIcon}
      aria-label={words}
      title={words}
      data-testid={`help-${topic}`}
    />
  );
}
