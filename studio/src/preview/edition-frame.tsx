import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { styled } from "styled-components";

interface EditionFrameProps {
  readonly html: string;
  /** Of the frame, for who hears the page. */
  readonly title?: string;
  readonly width: "phone" | "desktop";
  readonly scheme: "light" | "dark";
  readonly pictures: "on" | "off";
  /** Told the words of the paragraph, heading or cell that was clicked; a link is followed instead. */
  readonly onWords: (words: string) => void;
  /** Words to bring into view when they are first seen: the title of what is being edited. */
  readonly wordsInView: string | undefined;
}

const usualTitle = "The edition as it would be sent now";

/** Widths at which the mail is looked at; the desktop's is the mail's own 600 with the ground around it. */
const widthsPx = { phone: 360, desktop: 680 } as const;

/**
 * The edition in a frame without scripts. The frame is loaded once and its document replaced afterwards: loading it anew at each
 * keystroke would flash white and throw the reader back to the top.
 */
export function EditionFrame({ html, title = usualTitle, width, scheme, pictures, wordsInView, onWords }: EditionFrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const isLoaded = useRef(false);
  const isInView = useRef(false);
  const tellWords = useRef(onWords);
  useEffect(() => {
    tellWords.current = onWords;
  }, [onWords]);
  const show = useCallback(() => {
    const shown = frame.current?.contentDocument;
    // Until the frame has loaded, its document is an empty one that is about to be thrown away.
    if (shown == null || !isLoaded.current) return;
    const edition = new DOMParser().parseFromString(inScheme(pictures === "on" ? html : withoutPictures(html), scheme), "text/html");
    const base = edition.createElement("base");
    // A link of the edition opens beside the Studio, never inside the frame.
    base.target = "_blank";
    edition.head.prepend(base);
    shown.replaceChild(shown.adoptNode(edition.documentElement), shown.documentElement);
    shown.documentElement.addEventListener("click", ({ target }) => {
      const words = clickedWords(target);
      if (words !== undefined) tellWords.current(words);
    });
    // Once only: afterwards the editor decides where she looks.
    if (!isInView.current && wordsInView !== undefined) isInView.current = bringIntoView(shown, wordsInView);
  }, [html, scheme, pictures, wordsInView]);
  useEffect(show, [show]);
  const [room, roomPx] = useInlineSize();
  const scale = Math.min(1, Math.max(roomPx, 1) / widthsPx[width]);
  return (
    <Room ref={room}>
      <iframe
        ref={frame}
        title={title}
        data-testid="edition-frame"
        // Same origin, so that the document can be replaced; scripts stay forbidden.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        srcDoc="<!doctype html><title>Edition</title>"
        onLoad={() => {
          isLoaded.current = true;
          show();
        }}
        style={{
          border: 0,
          position: "absolute",
          insetBlockStart: 0,
          insetInlineStart: Math.max(0, (roomPx - widthsPx[width]) / 2),
          width: widthsPx[width],
          maxWidth: "none",
          // Shrunk where there is less room than the width it stands for; never enlarged.
          height: `${String(100 / scale)}%`,
          transform: `scale(${String(scale)})`,
          transformOrigin: "top left",
          colorScheme: scheme,
          background: scheme === "dark" ? "#14181D" : "#FFFFFF",
        }}
      />
    </Room>
  );
}

/** The element may belong to the frame's own realm, where `instanceof` of ours is false. */
function clickedWords(target: EventTarget | null): string | undefined {
  if (target === null || !("closest" in target)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever has `closest` is an element
  const element = target as Element;
  if (element.closest("a[href]") !== null) return undefined;
  return element.closest("h1, h2, h3, h4, p, li, td")?.textContent ?? undefined;
}

/** As a client shows it that asks first: the alternative text stands in the picture's place. */
function withoutPictures(html: string): string {
  return html.replaceAll(/(<img\b[^>]*?)\ssrc="[^"]*"/gu, "$1");
}

/** Browsers offer no way to ask a frame for a colour scheme, so the question in its style sheet is answered beforehand. */
function inScheme(html: string, scheme: "light" | "dark"): string {
  return html
    .replaceAll(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gu, scheme === "dark" ? "(min-width:0)" : "(max-width:0)")
    .replaceAll(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/gu, scheme === "light" ? "(min-width:0)" : "(max-width:0)");
}

/** Scrolls the frame alone; `scrollIntoView` would move the Studio around it as well. */
function bringIntoView(shown: Document, words: string): boolean {
  const texts = shown.createTreeWalker(shown.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const { textContent, parentElement } = texts.currentNode;
    if (textContent?.includes(words) === true && parentElement !== null && parentElement.getClientRects().length > 0) {
      const view = shown.defaultView;
      view?.scrollBy({ top: parentElement.getBoundingClientRect().top - view.innerHeight / 3 });
      return true;
    }
  }
  return false;
}

function useInlineSize(): readonly [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [sizePx, setSizePx] = useState(0);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setSizePx(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, sizePx];
}

const Room = styled.div`
  flex: 1;
  min-block-size: 0;
  position: relative;
  overflow: clip;
`;
