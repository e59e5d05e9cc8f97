import { isLanguage, type Language } from "@newsletter/schemas";
import { useFormValue, type Path } from "sanity";

/** The language of a translated value's own input, by the member it stands in; undefined for every other input. */
export function useLanguageOfPath(path: Path): Language | undefined {
  const isValue = path.at(-1) === "value" && typeof path.at(-2) === "object";
  const language = useFormValue(isValue ? [...path.slice(0, -1), "language"] : ["_type"]);
  return isValue && isLanguage(language) ? language : undefined;
}
