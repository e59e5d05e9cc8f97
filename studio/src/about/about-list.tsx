import { DownloadIcon } from "@sanity/icons/Download";
import type { Days } from "@newsletter/schemas";
import { Box, Button, Flex, Heading, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { useRouter } from "sanity/router";
import { dayInWords } from "../calendar/when-in-words.ts";
import { monthInWords } from "../months.ts";
import type { AboutRow } from "./about-rows.ts";
import type { AboutSubject } from "./about-subject.ts";
import { aboutCsv, csvFileName } from "./about-table.ts";
import { AboutItem } from "./about-item.tsx";
import { saveFile } from "./save-file.ts";

interface AboutListProps {
  readonly subject: AboutSubject;
  readonly rows: readonly AboutRow[];
  readonly period: Days;
  /** Of whatever date. */
  readonly totalCount: number;
  readonly isCutOff: boolean;
}

/** What was found, latest first, month by month, and the same as a file. */
export function AboutList({ subject, rows, period, totalCount, isCutOff }: AboutListProps): ReactNode {
  const { resolveIntentLink } = useRouter();
  const addressOf = ({ id, type }: AboutRow): string => new URL(resolveIntentLink("edit", { id, type }), location.href).href;
  const months = Map.groupBy(rows, ({ date }) => date.first.slice(0, "2024-01".length));
  return (
    <Stack gap={4}>
      <Flex gap={3} align="center" wrap="wrap">
        <Box flex={1}>
          <Text size={1} role="status" data-testid="about-count">
            {countInWords(rows.length, period)}
          </Text>
        </Box>
        <Button
          mode="ghost"
          fontSize={1}
          padding={2}
          icon={DownloadIcon}
          text="Download CSV"
          disabled={rows.length === 0}
          onClick={() => saveFile(csvFileName(subject, period), "text/csv;charset=utf-8", aboutCsv(rows, addressOf))}
          data-testid="download-csv"
        />
      </Flex>
      {rows.length === 0 && totalCount > 0 && (
        <Text size={1} muted>
          {totalCount === 1
            ? "There is 1 item of another time: widen the period."
            : `There are ${String(totalCount)} items of other times: widen the period.`}
        </Text>
      )}
      {isCutOff && (
        <Text size={1} muted>
          There are more items than can be listed; some of them are missing here and in the file.
        </Text>
      )}
      {[...months].map(([month, ofMonth]) => (
        <Stack key={month} as="section" gap={2} aria-label={monthInWords(month)}>
          <Heading as="h2" size={0}>
            {monthInWords(month)}
          </Heading>
          {ofMonth.map((row) => (
            <AboutItem key={row.id} row={row} />
          ))}
        </Stack>
      ))}
    </Stack>
  );
}

function countInWords(count: number, { first, last }: Days): string {
  const items = count === 0 ? "No item" : count === 1 ? "1 item" : `${String(count)} items`;
  return `${items} from ${dayInWords(first)} to ${dayInWords(last)}`;
}
