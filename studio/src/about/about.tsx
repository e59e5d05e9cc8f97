import { dayIn } from "@newsletter/schemas";
import { Flex, Heading, Spinner, Stack, Text } from "@sanity/ui";
import { useMemo, type ReactNode } from "react";
import { useRouter } from "sanity/router";
import { styled } from "styled-components";
import { HelpLink } from "../help/help-link.tsx";
import { Problem } from "../problem.tsx";
import { AboutList } from "./about-list.tsx";
import { askedIn, stateOf, type AboutAsked } from "./about-address.ts";
import { aboutRows } from "./about-rows.ts";
import { ChoosePeriod } from "./choose-period.tsx";
import { ChooseSubject } from "./choose-subject.tsx";
import { useItemsAbout, useSubjects } from "./use-items-about.ts";

/** All items of a project, an organisation, a partner, a place or a theme, in a period; for reading here and for a spreadsheet. */
export function About(): ReactNode {
  const { state, navigate } = useRouter();
  const now = useMemo(() => new Date().toISOString(), []);
  const asked = askedIn(state, dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, now));
  const subjects = useSubjects();
  const { kind, id } = asked.subject ?? {};
  const subject = subjects.answer?.find((each) => each.kind === kind && each.id === id);
  const ask = (changes: Partial<AboutAsked>): void => navigate(stateOf({ ...asked, ...changes }));
  return (
    <Page data-testid="about">
      <Stack gap={4} padding={3}>
        <Flex gap={2} align="center">
          <Heading as="h1" size={2}>
            {subject === undefined ? "Everything about…" : `Everything about ${subject.name}`}
          </Heading>
          <HelpLink topic="about" about="everything about a subject" />
        </Flex>
        <Flex gap={3} wrap="wrap" align="flex-end">
          <ChooseSubject subjects={subjects.answer ?? []} chosen={subject} onChoose={(chosen) => ask({ subject: chosen })} />
          <ChoosePeriod period={asked.period} onChange={(period) => ask({ period })} />
        </Flex>
        {subjects.hasFailed && <Problem sentence="The content lake does not answer. Nothing is lost." onRetry={subjects.retry} />}
        {subjects.answer === undefined && !subjects.hasFailed && <Waiting words="Looking for what there is …" />}
        {subjects.answer !== undefined && asked.subject === undefined && (
          <Words>Choose a project, an organisation, a partner, a region or country, or a theme; the list of its items comes here.</Words>
        )}
        {subjects.answer !== undefined && asked.subject !== undefined && subject === undefined && (
          <Words>What this address asks for does not exist, or no longer. Choose something else.</Words>
        )}
        {subject !== undefined && <Found subject={subject} period={asked.period} now={now} />}
      </Stack>
    </Page>
  );
}

interface FoundProps {
  readonly subject: Parameters<typeof useItemsAbout>[0];
  readonly period: AboutAsked["period"];
  readonly now: string;
}

function Found({ subject, period, now }: FoundProps): ReactNode {
  const { answer, hasFailed, retry } = useItemsAbout(subject);
  const rows = useMemo(() => (answer === undefined ? undefined : aboutRows(answer, period, now)), [answer, period, now]);
  if (hasFailed) return <Problem sentence="The content lake does not answer. Nothing is lost." onRetry={retry} />;
  if (answer === undefined || rows === undefined) return <Waiting words="Looking for items …" />;
  return <AboutList subject={answer.subject} rows={rows} period={period} totalCount={answer.items.length} isCutOff={answer.isCutOff} />;
}

function Waiting({ words }: { readonly words: string }): ReactNode {
  return (
    <Flex align="center" gap={3} role="status">
      <Spinner muted />
      <Text size={1} muted>
        {words}
      </Text>
    </Flex>
  );
}

function Words({ children }: { readonly children: string }): ReactNode {
  return (
    <Text size={1} muted role="status">
      {children}
    </Text>
  );
}

const Page = styled.main`
  block-size: 100%;
  overflow: auto;
`;
