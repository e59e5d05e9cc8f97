import type { AudienceCounts, PreparedEdition } from "@newsletter/schemas";
import { CheckmarkIcon } from "@sanity/icons/Checkmark";
import { Button, Flex, Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { editionFigures, editionTitle, inReadingOrder } from "./edition-words.ts";

interface EditionListProps {
  readonly editions: readonly PreparedEdition[];
  readonly partners: AudienceCounts["partners"];
}

/** Every edition that would be sent, with what it is and how many get it. */
export function EditionList({ editions, partners }: EditionListProps): ReactNode {
  return (
    <Stack as="ul" gap={4} style={plainList}>
      {inReadingOrder(editions).map((edition) => (
        <Stack as="li" key={edition.keyText} gap={2}>
          <EditionLine edition={edition} partners={partners} />
        </Stack>
      ))}
    </Stack>
  );
}

interface EditionChoiceProps extends EditionListProps {
  readonly chosen: PreparedEdition;
  /** Key texts of those that were looked at here. */
  readonly read: ReadonlySet<string>;
  readonly onChoose: (edition: PreparedEdition) => void;
}

/** The same to choose from; those that were opened carry a mark. */
export function EditionChoice({ editions, partners, chosen, read, onChoose }: EditionChoiceProps): ReactNode {
  return (
    <Stack as="ul" gap={1} style={scrollingList} data-testid="send-editions">
      {inReadingOrder(editions).map((edition) => (
        <li key={edition.keyText}>
          <Button
            mode="bleed"
            padding={2}
            width="fill"
            justify="flex-start"
            selected={edition.keyText === chosen.keyText}
            aria-current={edition.keyText === chosen.keyText}
            onClick={() => onChoose(edition)}
            data-testid={`send-edition-${edition.keyText}`}
            style={wrapping}
          >
            <Flex gap={3} align="center">
              <Stack gap={2} flex={1}>
                <EditionLine edition={edition} partners={partners} />
              </Stack>
              {read.has(edition.keyText) && (
                <Text size={1} muted>
                  <CheckmarkIcon aria-label="looked at" />
                </Text>
              )}
            </Flex>
          </Button>
        </li>
      ))}
    </Stack>
  );
}

function EditionLine({ edition, partners }: EditionLineProps): ReactNode {
  return (
    <>
      <Text size={1} weight="medium">
        {editionTitle(edition, partners).map((part, index) => (
          <span key={part}>
            {index === 0 ? "" : " · "}
            <bdi>{part}</bdi>
          </span>
        ))}
      </Text>
      <Text size={1} muted>
        {editionFigures(edition)}
      </Text>
    </>
  );
}

interface EditionLineProps {
  readonly edition: PreparedEdition;
  readonly partners: AudienceCounts["partners"];
}

const plainList = { listStyle: "none", margin: 0, padding: 0 } as const;
const scrollingList = { ...plainList, maxBlockSize: 260, overflowY: "auto" } as const;
/** Names of partners are long, and a button is one line by itself. */
const wrapping = { whiteSpace: "normal", textAlign: "start" } as const;
