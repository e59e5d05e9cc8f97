import { Text } from "@sanity/ui";
import type { ReactNode } from "react";

interface SizeMeterProps {
  readonly bytes: number;
  readonly bytesMax: number;
}

/** How far the mail is from the size at which large mail services cut it off. */
export function SizeMeter({ bytes, bytesMax }: SizeMeterProps): ReactNode {
  return (
    <Text size={0} muted data-testid="size-meter" title="Larger mails are cut off by some mail services, footer and all">
      <meter value={bytes} max={bytesMax} high={bytesMax * 0.9} style={bar} aria-label="Size of the mail" />
      {` ${kilobytes(bytes)} of ${kilobytes(bytesMax)} kB`}
    </Text>
  );
}

function kilobytes(bytes: number): string {
  return String(Math.round(bytes / 1000));
}

const bar = { inlineSize: 72, blockSize: 10, verticalAlign: "middle" } as const;
