import { BellIcon } from "@sanity/icons/Bell";
import type { ReactNode } from "react";
import { useIntentLink } from "sanity/router";
import { styled } from "styled-components";
import { useCalendarShared } from "./calendar-context.tsx";
import type { DeadlineMark } from "./calendar-item.ts";
import { deadlineInWords, deadlineLine } from "./entry-in-words.ts";

/** A deadline: derived from its call or entry, which it opens. Nobody moves it here. */
export function DeadlineButton({ mark }: { readonly mark: DeadlineMark }): ReactNode {
  const { timeZone } = useCalendarShared();
  const { href, onClick } = useIntentLink({ intent: "edit", params: { id: mark.documentId, type: mark.documentType } });
  const words = deadlineInWords(mark, timeZone);
  return (
    <Mark href={href} onClick={onClick} title={words} aria-label={words} draggable={false} data-testid={`deadline-${mark.documentId}`}>
      <BellIcon />
      <span>{deadlineLine(mark)}</span>
    </Mark>
  );
}

const Mark = styled.a`
  && {
    display: flex;
    gap: 4px;
    align-items: center;
    min-inline-size: 0;
    block-size: 24px;
    padding: 0 6px;
    font-size: 12px;
    color: var(--card-fg-color);
    text-decoration: none;
    border-inline-start: 3px solid var(--card-badge-caution-icon-color, currentColor);
  }
  & > svg {
    flex: none;
    font-size: 16px;
  }
  & > span {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  &&:hover > span,
  &&:focus-visible > span {
    text-decoration: underline;
  }
`;
