import type { ReactNode } from "react";
import type { LayoutProps } from "sanity";
import { ContentChangesProvider } from "./content-changes.tsx";
import { PreviewOptionsProvider } from "./preview/preview-options.tsx";
import { SourceLanguagesProvider } from "./source-languages.tsx";
import { KeepSaving } from "./saving/keep-saving.tsx";
import { SavingNotice } from "./saving/saving-notice.tsx";

/** What the board and every preview share. */
export function StudioLayout(props: LayoutProps): ReactNode {
  return (
    <ContentChangesProvider>
      <KeepSaving />
      <SavingNotice />
      <SourceLanguagesProvider>
        <PreviewOptionsProvider>{props.renderDefault(props)}</PreviewOptionsProvider>
      </SourceLanguagesProvider>
    </ContentChangesProvider>
  );
}
