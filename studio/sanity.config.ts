import { defineConfig } from "sanity";
import { structureTool } from "sanity/structure";
import { internationalizedArray } from "sanity-plugin-internationalized-array";
import { schemaTypes } from "@newsletter/schemas/studio";
import { aboutTool } from "./src/about/about-tool.ts";
import { audienceTool } from "./src/audience/audience-tool.ts";
import { calendarTool } from "./src/calendar/calendar-tool.ts";
import { entryOnDayTemplate } from "./src/calendar/entry-on-day.ts";
import { FormItem } from "./src/compose/section-item.tsx";
import { formLanguages, startWithOneLanguage } from "./src/form/languages.ts";
import { withMjmlCheck } from "./src/form/mjml-check.ts";
import { FormInput } from "./src/form/form-input.tsx";
import { TextPlugins } from "./src/form/text-plugins.tsx";
import { languagesInspector } from "./src/languages/languages-inspector.tsx";
import { PreviewBesideForm } from "./src/preview/preview-beside-form.tsx";
import { previewInspector } from "./src/preview/preview-inspector.tsx";
import { reviewInspector } from "./src/review/review-inspector.tsx";
import { lakeClientFactory } from "./src/saving/lake-session.ts";
import { withIcons } from "./src/schema-icons.ts";
import { sendingInspector } from "./src/sending/sending-inspector.tsx";
import { settings } from "./src/settings.ts";
import { StudioLayout } from "./src/studio-layout.tsx";
import { structure } from "./src/structure/structure.ts";

const { apiHost, projectId, dataset } = settings;

if (typeof localStorage !== "undefined") startWithOneLanguage(localStorage);

/** On our own lake people sign in at the lake, on the hosted one at Sanity; in both a token goes with every request. */
const ownLake =
  apiHost === ""
    ? { auth: { loginMethod: "token" as const } }
    : {
        apiHost,
        auth: {
          loginMethod: "token" as const,
          redirectOnSingle: true,
          providers: [{ name: "lake", title: "Sign in", url: `${apiHost}/v1/auth/login/lake` }],
        },
      };

export default defineConfig({
  name: "default",
  title: "Newsletter",
  projectId,
  dataset,
  ...ownLake,
  unstable_clientFactory: lakeClientFactory,
  schema: { types: withMjmlCheck(withIcons(schemaTypes)), templates: (templates) => [...templates, entryOnDayTemplate] },
  tools: (tools) => [...tools, calendarTool, aboutTool, audienceTool],
  studio: { components: { layout: StudioLayout } },
  form: { components: { input: FormInput, item: FormItem, portableText: { plugins: TextPlugins } } },
  plugins: [
    structureTool({ title: "Issues", structure }),
    internationalizedArray({
      languages: formLanguages,
      fieldTypes: ["string", "portableText"],
      languageDisplay: "titleOnly",
      buttonAddAll: false,
      // Opening a document must not write: reordering would make a draft of a published document nobody touched.
      restoreOrder: false,
      languageFilter: {
        documentTypes: [
          "publication",
          "issue",
          "newsItem",
          "callForApplications",
          "video",
          "calendarEntry",
          "knowledgeResource",
          "organisation",
          "partner",
          "project",
          "signatory",
        ],
      },
    }),
  ],
  // The strategy that needs no search index of Sanity's own.
  search: { strategy: "groqLegacy" },
  releases: { enabled: false },
  scheduledDrafts: { enabled: false },
  scheduledPublishing: { enabled: false },
  tasks: { enabled: false },
  announcements: { enabled: false },
  mediaLibrary: { enabled: false },
  advancedVersionControl: { enabled: false },
  document: {
    comments: { enabled: false },
    inspectors: (inspectors) => [sendingInspector, previewInspector, languagesInspector, reviewInspector, ...inspectors],
    components: { unstable_layout: PreviewBesideForm },
  },
});
