import type { CampaignState } from "@newsletter/schemas";
import { Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { numberInWords } from "./audience-words.ts";
import { countLines, settledCount, type CountLine } from "./campaign-words.ts";

/** How far it is, as a bar and as counts: every candidate stands in exactly one line. */
export function Progress({ campaign }: { readonly campaign: CampaignState }): ReactNode {
  const { candidateCount } = campaign;
  const settled = settledCount(campaign);
  const lines = countLines(campaign);
  return (
    <Stack gap={4}>
      <Bar
        role="progressbar"
        aria-label="Recipients settled"
        aria-valuemin={0}
        aria-valuemax={candidateCount}
        aria-valuenow={settled}
        aria-valuetext={`${numberInWords(settled)} of ${numberInWords(candidateCount)} settled`}
        data-testid="send-progress"
      >
        {inBar.map((name) => {
          const count = lines.find((line) => line.name === name)?.count ?? 0;
          return <div key={name} style={{ flexGrow: count, background: colours[name] }} />;
        })}
      </Bar>
      <Counts data-testid="send-counts">
        {lines.map(({ name, word, count, explanation }) => (
          <div key={name} data-count={name} data-none={count === 0}>
            <dt>
              <Mark aria-hidden style={{ background: colours[name] }} />
              {word}
              <small>{explanation}</small>
            </dt>
            <dd>{numberInWords(count)}</dd>
          </div>
        ))}
        <div data-count="candidates">
          <dt>
            Candidates<small>all of the above</small>
          </dt>
          <dd>{numberInWords(candidateCount)}</dd>
        </div>
      </Counts>
    </Stack>
  );
}

/** From what is done to what is not begun. */
const inBar: readonly CountLine["name"][] = ["accepted", "rejected", "excluded", "unconfirmed", "deferred", "inFlight", "planned"];

const colours: Readonly<Record<CountLine["name"], string>> = {
  accepted: "var(--card-badge-positive-dot-color, #3ab667)",
  rejected: "var(--card-badge-critical-dot-color, #e02d2d)",
  unconfirmed: "var(--card-badge-caution-dot-color, #d9a200)",
  deferred: "var(--card-badge-caution-bg-color, #f4d98b)",
  inFlight: "var(--card-badge-primary-dot-color, #556bfc)",
  excluded: "var(--card-badge-default-dot-color, #8690a0)",
  planned: "transparent",
};

const Bar = styled.div`
  display: flex;
  block-size: 12px;
  border-radius: 6px;
  overflow: clip;
  background: var(--card-border-color);
  & > div {
    flex-basis: 0;
    transition: flex-grow 400ms linear;
  }
  @media (prefers-reduced-motion: reduce) {
    & > div {
      transition: none;
    }
  }
`;

const Mark = styled.span`
  display: inline-block;
  inline-size: 8px;
  block-size: 8px;
  border-radius: 50%;
  margin-inline-end: 8px;
  box-shadow: inset 0 0 0 1px var(--card-border-color);
`;

const Counts = styled.dl`
  margin: 0;
  font-size: 13px;
  line-height: 20px;
  font-variant-numeric: tabular-nums;
  & > div {
    display: flex;
    gap: 12px;
    justify-content: space-between;
    padding: 6px 0;
    border-block-end: 1px solid var(--card-border-color);
  }
  & > div[data-none="true"] {
    color: var(--card-muted-fg-color);
  }
  & > div:last-child {
    border-block-end: 0;
    font-weight: 600;
  }
  small {
    font: inherit;
    font-weight: 400;
    display: block;
    padding-inline-start: 16px;
    color: var(--card-muted-fg-color);
  }
  & > div:last-child small {
    padding-inline-start: 0;
  }
  dd {
    margin: 0;
  }
`;
