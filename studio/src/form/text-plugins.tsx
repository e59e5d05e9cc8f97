import { defineBehavior, raise } from "@portabletext/editor/behaviors";
import { BehaviorPlugin } from "@portabletext/editor/plugins";
import { getFocusTextBlock, isSelectionExpanded } from "@portabletext/editor/selectors";
import { isEmptyTextBlock } from "@portabletext/editor/utils";
import type { ReactNode } from "react";
import type { PortableTextPluginsProps } from "sanity";

/**
 * A table or a picture from the insert menu stands after the paragraph and takes nothing away. The editor's own `auto` puts it where the caret
 * is: it cuts a sentence in two, and deletes the words that are selected, with the footnote they carry.
 */
const insertAfterParagraph = defineBehavior({
  on: "insert.block",
  guard: ({ snapshot, event }) => {
    // Only the menu leaves `select` open. What is pasted names it, and takes the place of the selected words as pasting does everywhere.
    if (event.placement !== "auto" || event.select !== undefined || event.at !== undefined) return false;
    if (event.block._type === snapshot.context.schema.block.name) return false;
    if (isSelectionExpanded(snapshot)) return true;
    const paragraph = getFocusTextBlock(snapshot);
    // An empty paragraph waits to be filled: what is inserted replaces it.
    return paragraph !== undefined && !isEmptyTextBlock(snapshot.context, paragraph.node);
  },
  // No longer `auto`, so it does not come round again; over several paragraphs, "after" is after the last.
  actions: [({ event }) => [raise({ ...event, placement: "after" })]],
});

/** A list of its own at every drawing would be registered again each time. */
const behaviors = [insertAfterParagraph];

/** What the text editor does in all forms: what it does anyway, and ours. */
export function TextPlugins(props: PortableTextPluginsProps): ReactNode {
  return (
    <>
      {props.renderDefault(props)}
      <BehaviorPlugin behaviors={behaviors} />
    </>
  );
}
