import { useEffect, useRef, type ReactNode } from "react";
import type { DocumentLayoutProps } from "sanity";
import { useDocumentPane } from "sanity/structure";
import { createGlobalStyle } from "styled-components";
import { KeepDocument } from "../saving/keep-document.tsx";
import { previewedTypes, previewInspectorName } from "./preview-inspector.tsx";

/** Below that the preview would cover the form; it then waits behind its button. */
const besideFormFrom = "(min-width: 1000px)";

/** Opens the preview with the document, once: an editor who closes it has closed it. */
export function PreviewBesideForm(props: DocumentLayoutProps): ReactNode {
  const { inspector, openInspector, ready } = useDocumentPane();
  const isOffered = useRef(false);
  useEffect(() => {
    if (!ready || isOffered.current) return;
    isOffered.current = true;
    if (inspector === null && previewedTypes.has(props.documentType) && matchMedia(besideFormFrom).matches) {
      openInspector(previewInspectorName);
    }
  }, [ready, inspector, openInspector, props.documentType]);
  return (
    <>
      <KeepDocument documentId={props.documentId} documentType={props.documentType} />
      <RoomForPreview />
      {props.renderDefault(props)}
    </>
  );
}

/** The Studio's inspectors are at most 540 pixels wide, which is less than a mail. */
const RoomForPreview = createGlobalStyle`
  [data-ui="DocumentInspectorPanel"]:has([data-testid="edition-preview"], [data-testid="languages"], [data-testid="send-panel"]) {
    flex-grow: 2 !important;
    max-width: 760px !important;
  }
`;
