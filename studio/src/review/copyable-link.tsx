import { CopyIcon } from "@sanity/icons/Copy";
import { Button, Card, Flex, Stack, Text, TextInput } from "@sanity/ui";
import { useRef, useState, type ReactNode } from "react";

/** The link of a review, to be sent by whatever way colleagues write to each other. */
export function CopyableLink({ url }: { readonly url: string }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string>();
  const copy = async (): Promise<void> => {
    input.current?.select();
    await navigator.clipboard.writeText(url).then(
      () => setSaid("Copied. Send it to your colleague."),
      () => setSaid("The browser does not let it be copied: the link is selected, copy it by hand."),
    );
  };
  return (
    <Card tone="positive" padding={3} radius={2} border>
      <Stack gap={3}>
        <Flex gap={2}>
          <div style={filling}>
            <TextInput
              ref={input}
              readOnly
              value={url}
              fontSize={1}
              aria-label="Link for your colleague"
              onFocus={({ currentTarget }) => currentTarget.select()}
              data-testid="review-url"
            />
          </div>
          <Button icon={CopyIcon} text="Copy" mode="ghost" fontSize={1} onClick={() => void copy()} data-testid="copy-review-url" />
        </Flex>
        <Text size={1} role="status">
          {said ?? "The link is ready. Copy it and send it to your colleague."}
        </Text>
      </Stack>
    </Card>
  );
}

const filling = { flex: 1 } as const;
