import { isPartnersEdition, usualForm, type EditionKey, type EditionKind, type Language } from "@newsletter/schemas";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import type { PartnerChoice } from "./use-partners.ts";

/** How an editor looks at an edition. Kept while she goes from document to document. */
export interface PreviewOptions {
  readonly language: Language;
  readonly kind: EditionKind;
  /** For what stands under a partner's masthead; undefined means the first partner. */
  readonly partnerId: string | undefined;
  readonly width: "phone" | "desktop";
  readonly scheme: "light" | "dark";
  readonly part: "html" | "text";
  /** Many mail clients show no pictures until the reader asks for them. */
  readonly pictures: "on" | "off";
}

const initialOptions: PreviewOptions = {
  language: "en",
  kind: "partner",
  partnerId: undefined,
  width: "desktop",
  scheme: "light",
  part: "html",
  pictures: "on",
};

interface PreviewOptionsState {
  readonly options: PreviewOptions;
  readonly change: (changed: Partial<PreviewOptions>) => void;
}

const PreviewOptionsContext = createContext<PreviewOptionsState>({ options: initialOptions, change: () => undefined });

export function usePreviewOptions(): PreviewOptionsState {
  return useContext(PreviewOptionsContext);
}

export function PreviewOptionsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [options, setOptions] = useState(initialOptions);
  // The same function at every drawing: an effect that changes an option and names it would otherwise run for ever.
  const change = useCallback((changed: Partial<PreviewOptions>) => setOptions((before) => ({ ...before, ...changed })), []);
  const state = useMemo(() => ({ options, change }), [options, change]);
  return <PreviewOptionsContext value={state}>{children}</PreviewOptionsContext>;
}

/** The options as far as they can be met: a partner's edition is one partner's, and there may be no partner yet. */
export function fittingOptions(options: PreviewOptions, partners: readonly PartnerChoice[]): PreviewOptions {
  if (!isPartnersEdition(options.kind)) return options;
  const partner = partners.find(({ id }) => id === options.partnerId) ?? partners[0];
  return partner === undefined ? { ...options, kind: "forwardable" } : { ...options, partnerId: partner.id };
}

/** The edition these options mean. What many people get is `shared`; what names one recipient is `personal`. */
export function editionKey({ language, kind, partnerId }: PreviewOptions): EditionKey {
  return {
    language,
    kind,
    form: usualForm(kind),
    ...(isPartnersEdition(kind) && partnerId !== undefined ? { partnerId } : {}),
  };
}
