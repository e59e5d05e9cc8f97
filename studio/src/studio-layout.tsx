import type { ReactNode } from "react";
import type { LayoutProps } from "sanity";
import { ContentChangesProvider } from "./content-changes.tsx";
import { KeepSaving } from "./keep-saving.tsx";
import { PreviewOptionsProvider } from "./preview/preview-options.tsx";
import { SourceLanguagesProvider } from "./source-languages.tsx";

/** What the board and every preview share. */
export function StudioLayout(props: LayoutProps): ReactNode {
  return (
    <ContentChangesProvider>
      <KeepSaving />
      <SourceLanguagesProvider>
        <PreviewOptionsProvider>{props.renderDefault(props)}</PreviewOptionsProvider>
      </SourceLanguagesProvider>
    </ContentChangesProvider>
  );
}
