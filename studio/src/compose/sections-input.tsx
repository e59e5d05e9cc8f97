import { Flex } from "@sanity/ui";
import { useMemo, type ReactNode } from "react";
import { useFormValue, getPublishedId, type ArrayOfObjectsInputProps } from "sanity";
import { HelpLink } from "../help/help-link.tsx";
import { ComposeProvider, type Composing } from "./compose-context.tsx";
import { composedSection } from "./sections.ts";
import { useDropOfItems } from "./use-drop-of-items.ts";
import { useIssueUses } from "./use-issue-uses.ts";
import { useItemCards } from "./use-item-cards.ts";

/** The issue's list of sections: the Studio's own, whose rows show what each section holds. */
export function SectionsInput(props: ArrayOfObjectsInputProps): ReactNode {
  const { value, onChange, readOnly } = props;
  const id = useFormValue(["_id"]);
  const planned = useFormValue(["referenceTime"]);
  const referenceTime = typeof planned === "string" ? planned : undefined;
  const issueId = typeof id === "string" ? getPublishedId(id) : "";
  const sections = useMemo(() => (value ?? []).flatMap((section) => composedSection(section) ?? []), [value]);
  const { cards, missing } = useItemCards(sections.flatMap(({ items }) => items.map(({ _ref }) => _ref)));
  const uses = useIssueUses(issueId);
  const composing = useMemo<Composing>(
    () => ({ issueId, sections, referenceTime, cards, missing, uses, isReadOnly: readOnly === true, change: onChange }),
    [issueId, sections, referenceTime, cards, missing, uses, readOnly, onChange],
  );
  useDropOfItems(composing);
  return (
    <ComposeProvider value={composing}>
      <Flex justify="flex-end">
        <HelpLink topic="compose" about="choosing and ordering items" />
      </Flex>
      {props.renderDefault(props)}
    </ComposeProvider>
  );
}
