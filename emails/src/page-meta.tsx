import { mediaUrl, webEditionUrl, type Picture } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { translated, translatedString, type Edition } from "./edition.ts";
import { eventsData } from "./page-events.ts";

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
  const picture = leadPicture(edition);
  const events = eventsData(edition);
  return (
    <>
      <meta name="description" content={description} />
      {snapshot.publication.themes === undefined ? null : (
        <meta name="keywords" content={snapshot.publication.themes.map((theme) => edition.words.theme[theme]).join(", ")} />
      )}
      <link rel="canonical" href={edition.webUrl} />
      {snapshot.publication.languages
        .filter((language) => language !== edition.language)
        .map((language) => (
          <link key={language} rel="alternate" hrefLang={language} href={webEditionUrl(snapshot, language)} />
        ))}
      <meta property="og:type" content="article" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={edition.webUrl} />
      <meta property="og:locale" content={edition.language} />
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
