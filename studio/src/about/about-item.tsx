import { Badge, Card, Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { useIntentLink } from "sanity/router";
import { dayInWords } from "../calendar/when-in-words.ts";
import { issueInWords } from "../compose/issues-showing.ts";
import { Thumbnail } from "../compose/thumbnail.tsx";
import { contentStateWords } from "../content-state.ts";
import { monthInWords } from "../months.ts";
import { PlainLink } from "../plain-link.ts";
import type { AboutRow } from "./about-rows.ts";
import type { ItemDates } from "./item-dates.ts";

/** One item; its title opens it. */
export function AboutItem({ row }: { readonly row: AboutRow }): ReactNode {
  const { href, onClick } = useIntentLink({ intent: "edit", params: { id: row.id, type: row.type } });
  const issues = row.issues.length === 0 ? "Not yet in an issue" : `In ${row.issues.map(issueInWords).join("; ")}`;
  return (
    <Card padding={2} radius={2} border data-testid={`about-${row.id}`}>
      <Flex gap={3} align="center">
        <Thumbnail picture={row.picture} type={row.type} />
        <Stack gap={2} flex={1} style={{ minWidth: 0 }}>
          <Text size={1}>
            <PlainLink href={href} onClick={onClick}>
              {row.title}
            </PlainLink>
          </Text>
          <Text size={0} muted>
            {[row.kind, dateInWords(row.date), row.place, row.role, issues].filter((part) => part !== "").join(" · ")}
          </Text>
        </Stack>
        {row.state !== "published" && <Badge fontSize={0}>{contentStateWords[row.state]}</Badge>}
      </Flex>
    </Card>
  );
}

function dateInWords({ first, last, basis }: ItemDates): string {
  switch (basis) {
    case "issue":
      return monthInWords(first.slice(0, "2024-01".length));
    case "written":
      return `written ${dayInWords(first)}`;
    case "deadline":
      return first === last ? `closes ${dayInWords(first)}` : `closes from ${dayInWords(first)} to ${dayInWords(last)}`;
    case "own":
      return first === last ? dayInWords(first) : `${dayInWords(first)} to ${dayInWords(last)}`;
  }
}
