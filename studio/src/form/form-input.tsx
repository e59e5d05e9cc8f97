import { Stack } from "@sanity/ui";
import type { ReactNode } from "react";
import { isStringInputProps, type ArrayOfObjectsInputProps, type InputProps } from "sanity";
import { SectionsInput } from "../compose/sections-input.tsx";
import { EverythingAbout } from "./everything-about.tsx";
import { MjmlInput } from "./mjml-input.tsx";
import { TranslatedInput } from "./translated-input.tsx";
import { UsedIn } from "./used-in.tsx";

/** Every input of every form: those that are more than a field of the Studio, and the rest. */
export function FormInput(props: InputProps): ReactNode {
  if (isSections(props)) return <SectionsInput {...props} />;
  if (props.schemaType.name === "mjmlSource" && isStringInputProps(props)) return <MjmlInput {...props} />;
  if (isItem(props)) return <ItemForm {...props} />;
  if (isSubject(props)) return <SubjectForm {...props} />;
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

function isItem({ path, schemaType }: InputProps): boolean {
  return path.length === 0 && itemTypes.has(schemaType.name);
}

function ItemForm(props: InputProps): ReactNode {
  return (
    <Stack gap={4}>
      <UsedIn />
      {props.renderDefault(props)}
    </Stack>
  );
}

/** Documents that items refer to. */
const subjectTypes: ReadonlySet<string> = new Set(["project", "organisation", "partner"]);

function isSubject({ path, schemaType }: InputProps): boolean {
  return path.length === 0 && subjectTypes.has(schemaType.name);
}

function SubjectForm(props: InputProps): ReactNode {
  return (
    <Stack gap={4}>
      <EverythingAbout type={props.schemaType.name} />
      {props.renderDefault(props)}
    </Stack>
  );
}
