import { Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import {
  isStringInputProps,
  type ArrayOfObjectsInputProps,
  type InputProps,
  type ObjectInputProps,
  type PortableTextInputProps,
} from "sanity";
import { SectionsInput } from "../compose/sections-input.tsx";
import { KeepRecords } from "./keep-records.tsx";
import { EverythingAbout } from "./everything-about.tsx";
import { MjmlInput } from "./mjml-input.tsx";
import { pasteTable } from "./pasted-table.ts";
import { PasteGuard } from "./paste-guard.tsx";
import { TableInput } from "./table-input.tsx";
import { TranslatedInput } from "./translated-input.tsx";
import { UsedIn } from "./used-in.tsx";

/** Every input of every form: those that are more than a field of the Studio, and the rest. */
export function FormInput(props: InputProps): ReactNode {
  if (props.path.length === 0) return <DocumentForm {...props} />;
  if (isSections(props)) return <SectionsInput {...props} />;
  if (isTable(props)) return <TableInput {...props} />;
  if (isText(props)) return <TranslatedInput {...props} onPaste={pasteTable} />;
  if (props.schemaType.name === "mjmlSource" && isStringInputProps(props)) return <MjmlInput {...props} />;
  return <TranslatedInput {...props} />;
}

function isSections(props: InputProps): props is ArrayOfObjectsInputProps {
  return props.schemaType.jsonType === "array" && props.path.length === 1 && props.path[0] === "sections";
}

function isText(props: InputProps): props is PortableTextInputProps {
  return props.schemaType.name === "portableText";
}

function isTable(props: InputProps): props is ObjectInputProps {
  return props.schemaType.name === "table";
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

/** Documents that items refer to. */
const subjectTypes: ReadonlySet<string> = new Set(["project", "organisation", "partner"]);

function DocumentForm(props: InputProps): ReactNode {
  return (
    <PasteGuard>
      <KeepRecords>
        <Stack gap={4}>
          {itemTypes.has(props.schemaType.name) && <UsedIn />}
          {subjectTypes.has(props.schemaType.name) && <EverythingAbout type={props.schemaType.name} />}
          {props.renderDefault(props)}
        </Stack>
      </KeepRecords>
    </PasteGuard>
  );
}
