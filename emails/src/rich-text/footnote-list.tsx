import type { ReactElement } from "react";
import { PlainLink } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";
import { footnoteSign, type NumberedFootnote } from "./footnotes.ts";
import { noteAddress, type Setting } from "./setting.ts";
import { Spans } from "./spans.tsx";

/** The notes below their text, parted from it by a rule. */
export function FootnoteList({ setting }: { readonly setting: Setting }): ReactElement {
  return (
    <div className="d-quiet">
      {setting.footnotes.map((note, index) => (
        <Note key={note.footnote._key} note={note} setting={setting} isFirst={index === 0} />
      ))}
    </div>
  );
}

function Note({
  note: { number, footnote },
  setting,
  isFirst,
}: {
  readonly note: NumberedFootnote;
  readonly setting: Setting;
  readonly isFirst: boolean;
}): ReactElement {
  const style = textStyle("meta", setting.edition.language);
  const [first, ...others] = (footnote.text ?? []).filter(({ children }) => children.some((span) => span.text.trim() !== ""));
  const rule = isFirst ? { borderTop: `1px solid ${colour.rule}`, padding: "12px 0 0" } : {};
  return (
    <>
      <p
        className={isFirst ? "d-rule" : undefined}
        id={setting.edition.isPage ? setting.idOf(`note-${String(number)}`) : undefined}
        style={{ ...style, ...rule, margin: isFirst ? "16px 0 0" : "4px 0 0" }}
      >
        <Sign number={number} setting={setting} /> {first === undefined ? null : <Spans block={first} setting={setting} />}
      </p>
      {others.map((block) => (
        <p key={block._key} style={{ ...style, margin: "4px 0 0" }}>
          <Spans block={block} setting={setting} />
        </p>
      ))}
    </>
  );
}

function Sign({ number, setting }: { readonly number: number; readonly setting: Setting }): ReactElement {
  if (!setting.edition.isPage) return <>{footnoteSign(number)}</>;
  return <PlainLink href={noteAddress(setting, `to-${String(number)}`)}>{footnoteSign(number)}</PlainLink>;
}
