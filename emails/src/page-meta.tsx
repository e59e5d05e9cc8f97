import { feedForms, feedTypes, feedUrl, mediaUrl, webEditionUrl, type Language, type Picture } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, translatedString, type Edition } from "./edition.ts";
import { eventsData } from "./page-events.ts";

/** Open Graph names languages with a territory, those of its own list. */
const graphLocales: Readonly<Record<Language, string>> = { en: "en_GB", fr: "fr_FR", es: "es_ES", ar: "ar_AR", ru: "ru_RU", zh: "zh_CN" };

/** What search engines and messengers read of a web edition: its one address, its other languages, what to show for a link, its events. */
export function PageMeta({
  edition,
  title,
  description,
}: {
  readonly edition: Edition;
  readonly title: string;
  readonly description: string;
}): ReactElement {
  const { snapshot } = edition;
  const { languages } = snapshot.publication;
  const picture = leadPicture(edition);
  const events = eventsData(edition);
  return (
    <>
      <meta name="description" content={description} />
      {snapshot.publication.themes === undefined ? null : (
        <meta name="keywords" content={snapshot.publication.themes.map((theme) => edition.words.theme[theme]).join(", ")} />
      )}
      <link rel="canonical" href={edition.webUrl} />
      {languages.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={webEditionUrl(snapshot, language)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={webEditionUrl(snapshot, languages[0] ?? edition.language)} />
      {feedForms.map((form) => (
        <link key={form} rel="alternate" type={feedTypes[form]} href={feedUrl(snapshot, edition.language, form)} />
      ))}
      <meta property="og:type" content="article" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={edition.webUrl} />
      <meta property="og:locale" content={graphLocales[edition.language]} />
      {languages
        .filter((language) => language !== edition.language)
        .map((language) => (
          <meta key={language} property="og:locale:alternate" content={graphLocales[language]} />
        ))}
      <meta property="og:site_name" content={translatedString(edition, snapshot.publication.name)} />
      {picture === undefined ? null : (
        <>
          <meta property="og:image" content={mediaUrl(snapshot.baseUrl, picture.media)} />
          <meta property="og:image:width" content={String(picture.media.widthPx)} />
          <meta property="og:image:height" content={String(picture.media.heightPx)} />
          <meta property="og:image:alt" content={translated(edition, picture.alt)?.value ?? ""} />
        </>
      )}
      {events === undefined ? null : (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(events).replaceAll("<", "\\u003c") }} />
      )}
    </>
  );
}

/** The first picture of the lead story: it stands for the issue where a link to it is shown. */
function leadPicture(edition: Edition): Picture | undefined {
  return edition.snapshot.sections
    .flatMap((section) => (section.kind === "lead" ? section.items : []))
    .find(({ picture }) => picture !== undefined)?.picture;
}
