import type { NewsItem } from "@newsletter/schemas";
import { metaLine } from "../blocks/news-item.tsx";
import type { Edition } from "../edition.ts";
import { lines, titleLine } from "./lines.ts";

export function highlightText(edition: Edition, item: NewsItem): string {
  const below = [metaLine(edition, item), item.links[0]?.url ?? ""].filter((part) => part !== "");
  return lines(`* ${titleLine(edition, item.title)}`, ...below.map((part) => `  ${part}`));
}
