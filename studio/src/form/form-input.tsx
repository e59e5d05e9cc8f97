import { Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import type { ArrayOfObjectsInputProps, InputProps } from "sanity";
import { SectionsInput } from "../compose/sections-input.tsx";
import { PasteGuard } from "./paste-guard.tsx";
import { TranslatedInput } from "./translated-input.tsx";
import { UsedIn } from "./used-in.tsx";

/** Every input of every form: those that are more than a field of the Studio, and the rest. */
export function FormInput(props: InputProps): ReactNode {
  if (isSections(props)) return <SectionsInput {...props} />;
  if (props.path.length === 0) return <DocumentForm {...props} />;
  return <TranslatedInput {...props} />;
}

function isSections(props: InputProps): props is ArrayOfObjectsInputProps {
  return props.schemaType.jsonType === "array" && props.path.length === 1 && props.path[0] === "sections";
}

/** Documents that stand in issues. */
const itemTypes: ReadonlySet<string> = new Set([
  "newsItem",
  "callForApplications",
  "video",
  "calendarEntry",
  "knowledgeResource",
  "supporter",
]);

function DocumentForm(props: InputProps): ReactNode {
  return (
    <PasteGuard>
      <Stack gap={4}>
        {itemTypes.has(props.schemaType.name) && <UsedIn />}
        {props.renderDefault(props)}
      </Stack>
    </PasteGuard>
  );
}
