import { Box, Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import type { ItemProps, ObjectItemProps } from "sanity";
import { itemTypesOf } from "@newsletter/schemas/studio";
import { useComposing } from "./compose-context.tsx";
import { GatheredRows } from "./gathered-rows.tsx";
import { ItemRows } from "./item-rows.tsx";
import { LetterLines } from "./letter-lines.tsx";

/** A member of a list. A section of an issue shows below its own row what it holds; every other one is the Studio's. */
export function FormItem(props: ItemProps): ReactNode {
  return isSection(props) ? <SectionItem {...props} /> : props.renderDefault(props);
}

function isSection(props: ItemProps): props is ObjectItemProps {
  return props.schemaType.name === "issueSection";
}

function SectionItem(props: ObjectItemProps): ReactNode {
  return (
    <Stack gap={1} data-testid={`section-${props.value._key}`}>
      {props.renderDefault(props)}
      <SectionBody sectionKey={props.value._key} onOpen={props.onOpen} onRemove={props.onRemove} />
    </Stack>
  );
}

interface SectionBodyProps {
  readonly sectionKey: string;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function SectionBody({ sectionKey, onOpen, onRemove }: SectionBodyProps): ReactNode {
  const composing = useComposing();
  const section = composing?.sections.find(({ key }) => key === sectionKey);
  if (composing === undefined || section?.kind === undefined) return null;
  if (section.kind === "letter")
    return (
      <Body>
        <LetterLines letter={section.letter} onOpen={onOpen} />
      </Body>
    );
  if (itemTypesOf(section.kind).length === 0) return null;
  return (
    <Body>
      {section.period === undefined ? (
        <ItemRows section={section} composing={composing} onRemove={onRemove} />
      ) : (
        <GatheredRows section={section} period={section.period} composing={composing} />
      )}
    </Body>
  );
}

function Body({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Box paddingLeft={4} paddingRight={2} paddingBottom={3}>
      {children}
    </Box>
  );
}
