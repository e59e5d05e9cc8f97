import { memberOf } from "@newsletter/schemas/studio";
import { Card, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { useDocumentPane } from "sanity/structure";
import { dayInWords } from "./day-in-words.ts";

/** How an item stands with its office; follows the document, whoever changes it. */
export function ClearanceState(): ReactNode {
  const { displayed } = useDocumentPane();
  const clearance = memberOf(displayed, "clearance");
  const [by, on] = [memberOf(clearance, "by"), memberOf(clearance, "on")];
  switch (memberOf(clearance, "state")) {
    case "asked":
      return <State tone="caution">Clearance was asked for and is not given yet.</State>;
    case "given":
      return (
        <State tone="positive">
          Cleared by <bdi>{typeof by === "string" ? by : "the responsible office"}</bdi>
          {typeof on === "string" ? `, ${dayInWords(on)}` : ""}
        </State>
      );
    default:
      return null;
  }
}

function State({ tone, children }: { readonly tone: "caution" | "positive"; readonly children: ReactNode }): ReactNode {
  return (
    <Card tone={tone} padding={3} radius={2} border role="status" data-testid="clearance-state">
      <Text size={1}>{children}</Text>
    </Card>
  );
}
