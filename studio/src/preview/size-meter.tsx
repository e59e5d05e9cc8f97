import { Flex, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import { styled } from "styled-components";

interface SizeMeterProps {
  readonly bytes: number;
  readonly bytesMax: number;
}

/** How far the mail is from the size it may have: that at which large mail services cut it off, or what a slow connection bears. */
export function SizeMeter({ bytes, bytesMax }: SizeMeterProps): ReactNode {
  return (
    <Flex
      align="center"
      gap={2}
      data-testid="size-meter"
      title="Larger mails are cut off by some mail services, footer and all, or are too slow for whom they are made"
    >
      <Bar aria-hidden style={{ "--part": Math.min(1, bytes / bytesMax) }} data-over={bytes > bytesMax} />
      <Text size={0} muted>
        {`${kilobytes(bytes)} of ${kilobytes(bytesMax)} kB`}
      </Text>
    </Flex>
  );
}

function kilobytes(bytes: number): string {
  return String(Math.round(bytes / 1000));
}

const Bar = styled.div`
  inline-size: 72px;
  block-size: 4px;
  border-radius: 2px;
  background:
    linear-gradient(currentColor, currentColor) no-repeat,
    var(--card-border-color);
  background-size:
    calc(var(--part) * 100%) 100%,
    auto;
  color: var(--card-badge-positive-dot-color, #3ab667);
  &[data-over="true"] {
    color: var(--card-badge-critical-dot-color, #e02d2d);
  }
`;
