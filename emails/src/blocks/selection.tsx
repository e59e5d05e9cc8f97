import { directionOf, packWords, type PackWords } from "@newsletter/schemas";
import { Fragment, type ReactElement } from "react";
import { directionOfText, isolatedIn } from "../bidi.ts";
import { partnerName, type Edition } from "../edition.ts";
import { Bidi } from "../ui/bidi-text.tsx";
import { Meta, Panel } from "../ui/layout.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { PlainLink } from "../ui/text.tsx";
import { colour, sideStyle, textStyle } from "../ui/tokens.ts";

/** Whose choice this is, the way to all of it, and a word of the partner's own. Nothing in any edition but a pack. */
export function Selection({ edition }: { readonly edition: Edition }): ReactElement | null {
  const selection = selectionOf(edition);
  if (selection === undefined) return null;
  const { mark, forewordBy, foreword, words } = selection;
  return (
    <tr>
      <td className="m-side" style={{ padding: "0 24px 16px 24px" }}>
        <TextBox edition={edition}>
          <p className="d-quiet" style={{ ...textStyle("meta", edition.language), color: colour.quiet }}>
            <strong className="d-ink" style={{ color: colour.ink }}>
              <Bidi edition={edition} text={mark} />
            </strong>
            {" · "}
            <PlainLink href={edition.webUrl}>{words.wholeIssue}</PlainLink>
          </p>
        </TextBox>
        {foreword.length === 0 ? null : (
          <div style={{ padding: "16px 0 0" }}>
            <Panel edition={edition} edge>
              <Meta edition={edition} at="above">
                <Bidi edition={edition} text={forewordBy} />
              </Meta>
              {foreword.map((paragraph, index) => (
                <ForewordParagraph key={`${String(index)}.${paragraph}`} edition={edition} text={paragraph} isFirst={index === 0} />
              ))}
            </Panel>
          </div>
        )}
      </td>
    </tr>
  );
}

/** In the direction of its own letters: an office may write in another script than the edition's. */
function ForewordParagraph({
  edition,
  text,
  isFirst,
}: {
  readonly edition: Edition;
  readonly text: string;
  readonly isFirst: boolean;
}): ReactElement {
  const direction = directionOfText(text) ?? edition.direction;
  const side = direction === directionOf(edition.language) ? {} : sideStyle(direction);
  return (
    <p className="d-ink" dir={direction} style={{ ...textStyle("body", edition.language), ...side, margin: isFirst ? "0" : "12px 0 0" }}>
      {text.split("\n").map((line, index) => (
        <Fragment key={`${String(index)}.${line}`}>
          {index === 0 ? null : <br />}
          {line}
        </Fragment>
      ))}
    </p>
  );
}

interface SelectionWords {
  /** "Selected by VNGOC". */
  readonly mark: string;
  readonly forewordBy: string;
  /** Its paragraphs. */
  readonly foreword: readonly string[];
  readonly words: PackWords["edition"];
}

export function selectionOf(edition: Edition): SelectionWords | undefined {
  const { partner, direction, language, snapshot } = edition;
  const { selection } = snapshot;
  if (selection === undefined || partner === undefined) return undefined;
  const words = packWords[language].edition;
  const name = isolatedIn(direction, partnerName(edition, partner));
  return {
    words,
    mark: selection.isOwn ? words.selectedBy(name) : words.arrangedFor(name),
    forewordBy: words.forewordBy(name),
    foreword: (selection.foreword?.[language] ?? "").split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== ""),
  };
}
