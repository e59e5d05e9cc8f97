import { Component, createRef, type ReactNode } from "react";
import { caretAfterChange, type Caret } from "./caret.ts";

interface KeptCaretProps {
  readonly children: ReactNode;
}

interface Held extends Caret {
  readonly line: HTMLInputElement | HTMLTextAreaElement;
  readonly words: string;
}

/**
 * Keeps the cursor between the same letters when somebody else changes the line it stands in. A class, since only a class is asked before React
 * writes the new words: afterwards the browser has put the cursor at their end.
 */
export class KeptCaret extends Component<KeptCaretProps> {
  private readonly place = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(): Held | null {
    const line = document.activeElement;
    if (!(line instanceof HTMLInputElement || line instanceof HTMLTextAreaElement)) return null;
    if (this.place.current?.contains(line) !== true || line.selectionStart === null || line.selectionEnd === null) return null;
    return { line, words: line.value, start: line.selectionStart, end: line.selectionEnd };
  }

  override componentDidUpdate(_props: KeptCaretProps, _state: unknown, held: Held | null): void {
    if (held === null || held.line.value === held.words) return;
    const { start, end } = caretAfterChange(held, held.words, held.line.value);
    held.line.setSelectionRange(start, end);
  }

  override render(): ReactNode {
    return (
      <div ref={this.place} style={{ display: "contents" }}>
        {this.props.children}
      </div>
    );
  }
}
