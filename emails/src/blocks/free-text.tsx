import type { Section } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translatedString, type Edition } from "../edition.ts";
import { RichText } from "../rich-text/rich-text.tsx";
import { columnWidthPx } from "../ui/layout.tsx";
import { TextBox } from "../ui/text-box.tsx";

type FreeText = Extract<Section, { readonly kind: "freeText" }>;

/** What an editor writes for this issue alone. Its headings stand below that of the section, where it has one. */
export function FreeTextBlock({ edition, section }: { readonly edition: Edition; readonly section: FreeText }): ReactElement {
  const hasHeading = translatedString(edition, section.heading) !== "";
  return (
    <TextBox edition={edition}>
      <RichText edition={edition} value={section.text} widthPx={columnWidthPx(edition)} heading={hasHeading ? 3 : 2} />
    </TextBox>
  );
}
