import { EllipsisVerticalIcon } from "@sanity/icons/EllipsisVertical";
import { Button } from "@sanity/ui";
import { Menu, MenuButton, MenuDivider, MenuItem } from "@sanity/ui/menu";
import { useId, type ReactNode } from "react";
import { insert, setIfMissing } from "sanity";
import { useRouter } from "sanity/router";
import type { Composing } from "./compose-context.tsx";
import type { ItemCard } from "./item-card.ts";
import { move, removal, stepFrom, type SectionItem } from "./moves.ts";
import { accepts, type ComposedSection } from "./sections.ts";
import { newKey } from "../new-key.ts";

interface ItemMenuProps {
  readonly item: SectionItem;
  readonly card: ItemCard | undefined;
  readonly section: ComposedSection;
  readonly composing: Composing;
}

/** Everything the mouse can do by dragging, for the keyboard too, and what dragging cannot do. */
export function ItemMenu(props: ItemMenuProps): ReactNode {
  const { card } = props;
  return (
    <MenuButton
      id={useId()}
      button={
        <Button
          mode="bleed"
          padding={2}
          fontSize={1}
          icon={EllipsisVerticalIcon}
          aria-label={`What to do with “${card?.title ?? "this item"}”`}
          data-testid="item-menu"
        />
      }
      menu={
        <Menu>
          <Steps {...props} />
          <OtherSections {...props} />
          <MenuDivider />
          <TeaserEntry {...props} />
          <OpenEntry {...props} />
          <RemoveEntry {...props} />
        </Menu>
      }
      popover={{ portal: true, placement: "bottom-end" }}
    />
  );
}

function Steps({ item, section, composing }: ItemMenuProps): ReactNode {
  return [
    ["Move up", stepFrom(section.items, item._key, section.key, -1)] as const,
    ["Move down", stepFrom(section.items, item._key, section.key, 1)] as const,
  ].map(([words, place]) => (
    <MenuItem
      key={words}
      text={words}
      disabled={place === undefined}
      onClick={() => place !== undefined && composing.change(move(item, section.key, place))}
    />
  ));
}

function OtherSections({ item, card, section, composing }: ItemMenuProps): ReactNode {
  const others = composing.sections.filter((other) => other.key !== section.key && card !== undefined && accepts(other, card.type));
  return others.map((other) => (
    <MenuItem
      key={other.key}
      text={`Move to “${other.title}”`}
      onClick={() => composing.change(move(item, section.key, { sectionKey: other.key, beforeKey: undefined }))}
    />
  ));
}

/** Types whose teaser can be another one in an issue. */
const withTeaser: ReadonlySet<string | undefined> = new Set(["newsItem", "callForApplications", "video"]);

/** Begins with the item's own words: to shorten is to take away. */
function TeaserEntry({ item, card, section, composing }: ItemMenuProps): ReactNode {
  if (!withTeaser.has(card?.type) || section.shortened.has(item._ref)) return null;
  const list = [{ _key: section.key }, "issueTeasers"];
  const teaser = {
    _type: "issueTeaser",
    _key: newKey(),
    item: { _type: "reference", _ref: item._ref },
    teaser: card?.teaser,
  };
  return (
    <MenuItem
      text="Shorten the teaser for this issue"
      onClick={() => composing.change([setIfMissing([], list), insert([teaser], "after", [...list, -1])])}
    />
  );
}

function OpenEntry({ item, card }: ItemMenuProps): ReactNode {
  const { navigateIntent } = useRouter();
  return (
    <MenuItem text="Open" onClick={() => navigateIntent("edit", { id: item._ref, ...(card === undefined ? {} : { type: card.type }) })} />
  );
}

function RemoveEntry({ item, section, composing }: ItemMenuProps): ReactNode {
  return (
    <MenuItem
      text="Take out of this section"
      tone="critical"
      onClick={() => composing.change(removal(section.key, item._key))}
      data-testid="item-remove"
    />
  );
}
