import { useToast } from "@sanity/ui/toast";
import type { ClipboardEvent as ReactClipboardEvent, ReactNode } from "react";
import { pasteNoticeMs } from "../limits.ts";
import { judgePaste } from "./pasted.ts";

/** Around a whole form, its dialogs included: looks at what is pasted before a field does. */
export function PasteGuard({ children }: { readonly children: ReactNode }): ReactNode {
  const toast = useToast();
  const say = (title: string, description: string): void => {
    toast.push({ id: "paste", status: "warning", closable: true, duration: pasteNoticeMs, title, description });
  };
  const look = (event: ReactClipboardEvent): void => {
    const { target, clipboardData } = event;
    const words = clipboardData.getData("text/plain");
    const verdict = judgePaste({ words: words.length, markup: clipboardData.getData("text/html").length, into: kindOf(target) });
    if (verdict.take === "everything") return;
    event.preventDefault();
    event.stopPropagation();
    if (verdict.take === "nothing") {
      say("Nothing was pasted; what was there is as it was", verdict.sentence);
      return;
    }
    say("Pasted as plain words", verdict.sentence);
    pasteWords(target, words);
  };
  return (
    <div onPasteCapture={look} style={{ display: "contents" }}>
      {children}
    </div>
  );
}

function kindOf(target: EventTarget): "text" | "line" {
  if (target instanceof HTMLTextAreaElement) return "text";
  return target instanceof Element && target.closest('[contenteditable="true"]') !== null ? "text" : "line";
}

/** Gives the editor the same paste again, with words alone in it. */
function pasteWords(target: EventTarget, words: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", words);
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
