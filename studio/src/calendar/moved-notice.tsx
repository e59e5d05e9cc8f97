import { Button, Card, Flex, Text } from "@sanity/ui";
import type { ReactNode } from "react";
import type { MoveNotice } from "./use-moves.ts";

/** What became of the latest move. It stays until the next one, so that nobody has to hurry. */
export function MovedNotice({ notice }: { readonly notice: MoveNotice | undefined }): ReactNode {
  // The region is there before it says something: screen readers do not tell of one that comes with its words.
  return (
    <div role="status">
      {notice !== undefined && (
        <Card tone={notice.isProblem ? "caution" : "positive"} padding={2} radius={2} border data-testid="moved">
          <Flex gap={3} align="center">
            <Text size={1}>{notice.words}</Text>
            {notice.undo !== undefined && <Button mode="ghost" fontSize={1} padding={2} text="Undo" onClick={notice.undo} />}
          </Flex>
        </Card>
      )}
    </div>
  );
}
