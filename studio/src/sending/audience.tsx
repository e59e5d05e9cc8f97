import type { AudienceCounts } from "@newsletter/schemas";
import { Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { definitionInWords } from "../audience/definition-words.ts";
import { counted, exclusionsInWords, nameIn, numberInWords } from "./audience-words.ts";
import { FiguresTable } from "./figures-table.ts";
import { Part } from "./part.tsx";

/** Whom it is for and who gets it: a line per partner, and why the others do not. */
export function Audience({ audience }: { readonly audience: AudienceCounts }): ReactNode {
  const exclusions = exclusionsInWords(audience.exclusions);
  const isLeftOut = (id: string | null): boolean => id !== null && audience.definition?.leftOutPartners?.includes(id) === true;
  return (
    <Part title="Who gets it" data-testid="send-audience">
      <Text size={1} data-testid="send-definition">
        {definitionInWords(audience.definition ?? {}, nameIn(audience.partners))}
      </Text>
      <Text size={1}>
        {counted(audience.candidateCount, "candidate")} = {numberInWords(audience.plannedCount)} planned +{" "}
        {numberInWords(audience.excludedCount)} excluded
      </Text>
      <FiguresTable>
        <thead>
          <tr>
            <th scope="col">Partner</th>
            <th scope="col">Planned</th>
            <th scope="col">Excluded</th>
          </tr>
        </thead>
        <tbody>
          {audience.partners.map(({ partnerId, name, plannedCount, excludedCount }) => (
            <tr key={partnerId ?? ""}>
              <th scope="row">
                {partnerId === null ? "Without a partner" : <bdi>{name ?? partnerId}</bdi>}
                {isLeftOut(partnerId) && " (left out)"}
              </th>
              <td>{numberInWords(plannedCount)}</td>
              <td>{numberInWords(excludedCount)}</td>
            </tr>
          ))}
        </tbody>
      </FiguresTable>
      {exclusions.length > 0 && (
        <Stack gap={2} data-testid="send-exclusions">
          <Text size={1} muted>
            Excluded: {exclusions.join("; ")}
          </Text>
        </Stack>
      )}
    </Part>
  );
}
