import { editionKinds, isPartnersEdition, languageNames, languages } from "@newsletter/schemas";
import { Flex, Select } from "@sanity/ui";
import type { ReactNode } from "react";
import { HelpLink } from "../help/help-link.tsx";
import { EditionToggles } from "./edition-toggles.tsx";
import { kindTitles } from "./kind-titles.ts";
import { usePreviewOptions, type PreviewOptions } from "./preview-options.tsx";
import type { PartnerChoice } from "./use-partners.ts";

interface EditionControlsProps {
  readonly options: PreviewOptions;
  readonly partners: readonly PartnerChoice[];
}

/** Which edition is shown, and how. */
export function EditionControls({ options, partners }: EditionControlsProps): ReactNode {
  return (
    <Flex gap={2} wrap="wrap" align="center">
      <LanguageSelect options={options} />
      <KindSelect options={options} hasPartners={partners.length > 0} />
      {isPartnersEdition(options.kind) && <PartnerSelect options={options} partners={partners} />}
      <EditionToggles options={options} />
      <HelpLink topic="preview" about="the preview" />
    </Flex>
  );
}

function LanguageSelect({ options }: { readonly options: PreviewOptions }): ReactNode {
  const { change } = usePreviewOptions();
  return (
    <div>
      <Select
        aria-label="Language of the edition"
        data-testid="preview-language"
        fontSize={1}
        padding={2}
        value={options.language}
        onChange={({ currentTarget }) => {
          const chosen = languages.find((language) => language === currentTarget.value);
          if (chosen !== undefined) change({ language: chosen });
        }}
      >
        {languages.map((language) => (
          <option key={language} value={language}>
            {languageNames[language]}
          </option>
        ))}
      </Select>
    </div>
  );
}

function KindSelect({ options, hasPartners }: { readonly options: PreviewOptions; readonly hasPartners: boolean }): ReactNode {
  const { change } = usePreviewOptions();
  return (
    <div>
      <Select
        aria-label="Edition kind"
        data-testid="preview-kind"
        fontSize={1}
        padding={2}
        value={options.kind}
        onChange={({ currentTarget }) => {
          const chosen = editionKinds.find((kind) => kind === currentTarget.value);
          if (chosen !== undefined) change({ kind: chosen });
        }}
      >
        {editionKinds.map((kind) => (
          <option key={kind} value={kind} disabled={isPartnersEdition(kind) && !hasPartners}>
            {kindTitles[kind]}
          </option>
        ))}
      </Select>
    </div>
  );
}

function PartnerSelect({ options, partners }: EditionControlsProps): ReactNode {
  const { change } = usePreviewOptions();
  return (
    <div>
      <Select
        aria-label="Partner"
        data-testid="preview-partner"
        fontSize={1}
        padding={2}
        value={options.partnerId ?? ""}
        onChange={({ currentTarget }) => change({ partnerId: currentTarget.value })}
      >
        {partners.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
