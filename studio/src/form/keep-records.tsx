import { useCallback, type ReactNode } from "react";
import { TransformPatches, useGetFormValue, type FormPatch } from "sanity";
import { useSourceLanguageOf } from "../source-languages.tsx";
import { today } from "../today.ts";
import { recordPatches } from "./record-patches.ts";

/**
 * Around a document's form: every change to a text takes along what it says about translations, in the same event, so that no order of
 * saving can tell the two apart. Nothing is written that nobody typed.
 */
export function KeepRecords({ children }: { readonly children: ReactNode }): ReactNode {
  const getFormValue = useGetFormValue();
  const sourceLanguageOf = useSourceLanguageOf();
  const transform = useCallback(
    (patches: FormPatch[]): FormPatch[] => {
      const document = getFormValue([]);
      if (typeof document !== "object" || document === null) return patches;
      return [...patches, ...recordPatches({ document, patches, source: sourceLanguageOf(document), today: today() })];
    },
    [getFormValue, sourceLanguageOf],
  );
  return <TransformPatches transform={transform}>{children}</TransformPatches>;
}
