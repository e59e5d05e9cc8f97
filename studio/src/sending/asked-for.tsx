import { quietHoursInWords, type ApprovalState } from "@newsletter/schemas";
import { Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { authorsInWords } from "./authors-words.ts";
import { ownTimeZone } from "./own-time-zone.ts";
import { momentInWords } from "./schedule.ts";

/** What was asked, by whom, when and for when, and who has signed. */
export function AskedFor({ approval }: { readonly approval: ApprovalState }): ReactNode {
  const { askedBy, askedAt, note, scheduledAt, quietHours, authors, signatures } = approval;
  return (
    <Facts data-testid="send-asked">
      <Fact term="Asked by">
        <bdi>{askedBy.name}</bdi>, {momentInWords(askedAt, ownTimeZone)}
      </Fact>
      {note !== "" && (
        <Fact term="Note">
          <span style={wrapped} dir="auto" data-testid="send-note">
            {note}
          </span>
        </Fact>
      )}
      <Fact term="When">
        <span data-testid="send-when">{scheduledAt === null ? "As soon as it is approved" : momentInWords(scheduledAt, ownTimeZone)}</span>
      </Fact>
      {quietHours !== null && (
        <Fact term="Quiet hours">
          <span data-testid="send-quiet-hours">Nothing is handed over {quietHoursInWords(quietHours)}</span>
        </Fact>
      )}
      <Fact term={authors.signaturesNeeded === 2 ? "Authors, and why two approve" : "Authors"}>{authorsInWords(authors)}</Fact>
      {signatures.length > 0 && (
        <Fact term="Signed by">
          {signatures.map(({ by, at, breakGlassReason }) => (
            <span key={by.id} style={ownLine} data-testid="send-signature">
              <bdi>{by.name}</bdi>, {momentInWords(at, ownTimeZone)}
              {breakGlassReason !== null && (
                <>
                  , by break-glass:{" "}
                  <q style={wrapped} dir="auto">
                    {breakGlassReason}
                  </q>
                </>
              )}
            </span>
          ))}
        </Fact>
      )}
    </Facts>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactNode {
  return (
    <Stack gap={2}>
      <Text as="dt" size={1} muted>
        {term}
      </Text>
      <Text as="dd" size={1} style={flush}>
        {children}
      </Text>
    </Stack>
  );
}

const Facts = styled.dl`
  margin: 0;
  display: grid;
  gap: 16px;
`;
const flush = { margin: 0 } as const;
const ownLine = { display: "block" } as const;
const wrapped = { whiteSpace: "pre-wrap", overflowWrap: "anywhere" } as const;
