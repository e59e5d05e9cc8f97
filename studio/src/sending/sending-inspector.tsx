import { RocketIcon } from "@sanity/icons/Rocket";
import { sendingStateSchema } from "@newsletter/schemas/studio";
import { Box, Flex } from "@sanity/ui";
import type { ReactNode } from "react";
import { defineDocumentInspector, getPublishedId, type DocumentInspector, type DocumentInspectorProps } from "sanity";
import { DocumentInspectorHeader } from "sanity/structure";
import { HelpLink } from "../help/help-link.tsx";
import { sendingButtonAgainMs } from "../limits.ts";
import { useRepeatedAnswer } from "../review/use-worker-answer.ts";
import { buttonWords } from "./announcement.ts";
import { SendingPanel } from "./sending-panel.tsx";
import { sendingPath } from "./use-sending-state.ts";

/** Asking for approval, approving, and following what was approved, beside the issue. */
export const sendingInspector: DocumentInspector = defineDocumentInspector({
  name: "sending",
  component: SendingInspector,
  useMenuItem: ({ documentId, documentType }) => {
    const isIssue = documentType === "issue";
    const path = isIssue ? sendingPath(getPublishedId(documentId)) : undefined;
    const { answer } = useRepeatedAnswer(path, sendingStateSchema, sendingButtonAgainMs);
    return { ...buttonWords(answer), icon: RocketIcon, hidden: !isIssue, showAsAction: true };
  },
});

function SendingInspector({ documentId, onClose }: DocumentInspectorProps): ReactNode {
  const id = getPublishedId(documentId);
  return (
    <Flex direction="column" style={filling} data-testid="send-panel">
      <DocumentInspectorHeader closeButtonLabel="Close Send" onClose={onClose} title="Send" />
      <Box padding={3} overflow="auto" flex={1}>
        <Flex justify="flex-end">
          <HelpLink topic="sending" about="sending" />
        </Flex>
        <SendingPanel key={id} issueId={id} />
      </Box>
    </Flex>
  );
}

const filling = { height: "100%", minHeight: 0 } as const;
