import { directionOf, type Language } from "@newsletter/schemas";
import { TextArea } from "@sanity/ui";
import type { ReactNode } from "react";
import { isStringInputProps, type InputProps, type Path, type StringInputProps } from "sanity";
import { KeptCaret } from "./kept-caret.tsx";
import { useLanguageOfPath } from "./language-of-path.ts";

/** Fields whose translations are sentences rather than a line. */
const fieldsOfSentences: ReadonlySet<unknown> = new Set(["coverNote", "preheader", "eligibility", "mandate", "alt"]);

/**
 * Editing in the direction of the language: an Arabic line that runs left to right puts its full stop on the wrong side, and
 * an editor then corrects what was right.
 */
export function TranslatedInput(props: InputProps): ReactNode {
  const language = useLanguageOfPath(props.path);
  if (language === undefined) return props.renderDefault(props);
  return (
    <InLanguage language={language}>
      <KeptCaret>{isStringInputProps(props) && isSentences(props.path) ? <Sentences {...props} /> : props.renderDefault(props)}</KeptCaret>
    </InLanguage>
  );
}

function InLanguage({ language, children }: { readonly language: Language; readonly children: ReactNode }): ReactNode {
  return (
    <div lang={language} dir={directionOf(language)} data-testid={`input-${language}`} style={noWiderThanForm}>
      {children}
    </div>
  );
}

/** The text editor's tool bar would otherwise widen the whole field until the form is cut off at the right. */
const noWiderThanForm = { display: "grid", gridTemplateColumns: "minmax(0, 1fr)" } as const;

function isSentences(path: Path): boolean {
  return fieldsOfSentences.has(path.at(-3));
}

function Sentences({ elementProps }: StringInputProps): ReactNode {
  return <TextArea {...elementProps} rows={2} />;
}
