import type { StructureResolver } from "sanity/structure";
import { IssueBoard } from "../board/issue-board.tsx";
import { contentLists } from "./content-lists.ts";

/** The first pane is the board of issues; an issue and the content lists open beside it. */
export const structure: StructureResolver = (S) =>
  S.component(IssueBoard)
    .id("issues")
    .title("Issues")
    .minWidth(360)
    .currentMaxWidth(560)
    .child((childId) => {
      const list = contentLists.find(({ type }) => type === childId);
      if (list !== undefined) return S.documentTypeList(list.type).title(list.title);
      return S.document().documentId(childId).schemaType("issue");
    });
