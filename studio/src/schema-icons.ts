import { BellIcon } from "@sanity/icons/Bell";
import { BookIcon } from "@sanity/icons/Book";
import { CalendarIcon } from "@sanity/icons/Calendar";
import { CaseIcon } from "@sanity/icons/Case";
import { DocumentTextIcon } from "@sanity/icons/DocumentText";
import { DownloadIcon } from "@sanity/icons/Download";
import { EditIcon } from "@sanity/icons/Edit";
import { EnvelopeIcon } from "@sanity/icons/Envelope";
import { HeartIcon } from "@sanity/icons/Heart";
import { PlayIcon } from "@sanity/icons/Play";
import { ProjectsIcon } from "@sanity/icons/Projects";
import { UsersIcon } from "@sanity/icons/Users";
import type { DocumentType } from "@newsletter/schemas";
import type { ComponentType } from "react";
import type { SchemaTypeDefinition } from "sanity";

/** One picture per document type, the same in lists, menus and on the board. */
export const documentIcons: Readonly<Record<DocumentType, ComponentType>> = {
  publication: BookIcon,
  issue: EnvelopeIcon,
  newsItem: DocumentTextIcon,
  callForApplications: BellIcon,
  video: PlayIcon,
  calendarEntry: CalendarIcon,
  knowledgeResource: DownloadIcon,
  organisation: CaseIcon,
  partner: UsersIcon,
  supporter: HeartIcon,
  project: ProjectsIcon,
  signatory: EditIcon,
};

/** The content model knows no icons: they belong to the Studio. */
export function withIcons(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  const icons = new Map<string, ComponentType>(Object.entries(documentIcons));
  return types.map((type) => {
    const icon = icons.get(type.name);
    return icon === undefined ? type : { ...type, icon };
  });
}
