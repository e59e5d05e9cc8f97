import { pickedPacksResponseSchema } from "@newsletter/schemas/studio";
import { Stack, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";
import { pickedPacksAgainMs } from "../limits.ts";
import { useRepeatedAnswer } from "../review/use-worker-answer.ts";
import { counted } from "./audience-words.ts";
import { keptByInWords, latestPacks, packInWords, pickedParts } from "./picked-words.ts";

/** What partners picked of this issue for their own packs; nothing while none has picked. Who of an office it was is asked nowhere. */
export function Picked({ issueId }: { readonly issueId: string }): ReactNode {
  const path = `/api/v1/sending/packs?issueId=${encodeURIComponent(issueId)}`;
  const { answer } = useRepeatedAnswer(path, pickedPacksResponseSchema, pickedPacksAgainMs);
  const packs = latestPacks(answer?.packs ?? []);
  if (packs.length === 0) return null;
  return (
    <details data-testid="send-picked">
      <summary style={pressable}>
        <Text as="span" size={1} weight="semibold" style={besideMark}>
          What {counted(packs.length, "partner")} picked
        </Text>
      </summary>
      <Stack gap={4} paddingTop={4}>
        <List aria-label="Partners that picked">
          {packs.map((pack) => (
            <Stack as="li" key={pack.partnerId} gap={2} data-testid="picked-pack">
              <Text size={1} weight="medium">
                <bdi>{pack.partnerName}</bdi>
              </Text>
              <Text size={1} muted>
                {packInWords(pack)}
              </Text>
            </Stack>
          ))}
        </List>
        <List aria-label="Items, and who keeps them">
          {pickedParts(packs).map((part) => (
            <Stack as="li" key={part.id} gap={2} data-testid="picked-part">
              <Text size={1}>
                <bdi>{part.title}</bdi>
              </Text>
              <Text size={1} muted>
                {keptByInWords(part)}
              </Text>
            </Stack>
          ))}
        </List>
        <Text size={1} muted>
          A partner that picked nothing takes the whole issue.
        </Text>
      </Stack>
    </details>
  );
}

const List = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
  display: grid;
  gap: 16px;
  overflow-wrap: anywhere;
`;
const pressable = { cursor: "pointer" } as const;
/** The text would else take a line of its own, below the mark that says whether it is open. */
const besideMark = { display: "inline-block", verticalAlign: "middle" } as const;
