import type { ReactElement } from "react";
import type { Edition } from "../edition.ts";
import { textStyle } from "../ui/tokens.ts";

/** On every edition and page of sample content, so that no copy of it passes for an official publication. */
export function SampleNotice({ edition }: { readonly edition: Edition }): ReactElement | null {
  if (!edition.snapshot.publication.isSample) return null;
  return (
    <p className="d-quiet" style={textStyle("meta", edition.language)}>
      {edition.words.sampleNotice}
    </p>
  );
}
