import type { Language } from "@newsletter/schemas";
import { useLanguageFilterStudioContext } from "@sanity/language-filter";
import { useCallback } from "react";

/**
 * Shows fields of these languages beside those that are shown already. The filter is the plugin's own: what is chosen here stands in its
 * menu, in every form and, as the plugin keeps it, in the next window too. Nothing that an editor chose to see is hidden.
 */
export function useShowLanguages(): (languages: readonly Language[]) => void {
  const { selectedLanguageIds, setSelectedLanguageIds } = useLanguageFilterStudioContext();
  return useCallback(
    (languages) => {
      const hidden = languages.filter((language) => !selectedLanguageIds.includes(language));
      if (hidden.length > 0) setSelectedLanguageIds([...selectedLanguageIds, ...hidden]);
    },
    [selectedLanguageIds, setSelectedLanguageIds],
  );
}
