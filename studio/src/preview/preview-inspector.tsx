import { EyeOpenIcon } from "@sanity/icons/EyeOpen";
import { Box, Flex, Spinner, Text } from "@sanity/ui";
import { useEffect, type ReactNode } from "react";
import { defineDocumentInspector, getPublishedId, type DocumentInspector, type DocumentInspectorProps } from "sanity";
import { DocumentInspectorHeader, useDocumentPane } from "sanity/structure";
import { Problem } from "../problem.tsx";
import { EditionPreview } from "./edition-preview.tsx";
import { openDocument } from "./open-document.ts";
import { usePreviewOptions } from "./preview-options.tsx";
import { useIssueOfDocument } from "./use-issue-of-document.ts";

/** Types whose change is seen in an edition. */
export const previewedTypes: ReadonlySet<string> = new Set([
  "issue",
  "newsItem",
  "callForApplications",
  "video",
  "calendarEntry",
  "organisation",
  "partner",
  "supporter",
  "publication",
]);

export const previewInspectorName = "edition-preview";

/** The preview beside the form: the Studio's own place for something that is looked at while one types. */
export const previewInspector: DocumentInspector = defineDocumentInspector({
  name: previewInspectorName,
  component: PreviewInspector,
  useMenuItem: ({ documentType }) => ({
    title: "Preview",
    icon: EyeOpenIcon,
    hidden: !previewedTypes.has(documentType),
    showAsAction: true,
  }),
});

function PreviewInspector({ documentId, documentType, onClose }: DocumentInspectorProps): ReactNode {
  const { found, retry } = useIssueOfDocument(documentId, documentType);
  useOwnMasthead(documentId, documentType);
  const number = found.state === "found" && documentType !== "issue" ? found.number : null;
  return (
    <Flex direction="column" style={filling} data-testid="edition-preview">
      <DocumentInspectorHeader
        closeButtonLabel="Close the preview"
        onClose={onClose}
        title={number === null ? "Preview" : `Preview in issue no. ${String(number)}`}
      />
      <Body found={found} onRetry={retry} />
    </Flex>
  );
}

interface BodyProps {
  readonly found: ReturnType<typeof useIssueOfDocument>["found"];
  readonly onRetry: () => void;
}

function Body({ found, onRetry }: BodyProps): ReactNode {
  const { displayed, documentType } = useDocumentPane();
  switch (found.state) {
    case "looking":
      return (
        <Box padding={4}>
          <Spinner muted />
        </Box>
      );
    case "failed":
      return (
        <Box padding={3}>
          <Problem
            sentence="The content lake did not say which issue shows this. What you write is saved all the same."
            onRetry={onRetry}
          />
        </Box>
      );
    case "unused":
      return (
        <Box padding={4}>
          <Text size={1} muted data-testid="preview-unused">
            {documentType === "issue"
              ? "The edition appears here as soon as something is written."
              : "No issue shows this yet. Add it to a section of an issue, and the edition appears here."}
          </Text>
        </Box>
      );
    case "found":
      return <EditionPreview issueId={found.issueId} document={openDocument(displayed)} />;
  }
}

/** Whoever edits a partner wants to see that partner's copy. */
function useOwnMasthead(documentId: string, documentType: string): void {
  const { change } = usePreviewOptions();
  useEffect(() => {
    if (documentType === "partner") change({ kind: "partner", partnerId: getPublishedId(documentId) });
    // Only when another partner is opened: the choice may be changed afterwards.
  }, [documentId, documentType, change]);
}

const filling = { height: "100%", minHeight: 0 } as const;
