import type { ReactNode } from "react";
import type { ArrayOfObjectsInputProps, InputProps } from "sanity";
import { SectionsInput } from "../compose/sections-input.tsx";
import { TranslatedInput } from "./translated-input.tsx";

/** Every input of every form: those that are more than a field of the Studio, and the rest. */
export function FormInput(props: InputProps): ReactNode {
  return isSections(props) ? <SectionsInput {...props} /> : <TranslatedInput {...props} />;
}

function isSections(props: InputProps): props is ArrayOfObjectsInputProps {
  return props.schemaType.jsonType === "array" && props.path.length === 1 && props.path[0] === "sections";
}
