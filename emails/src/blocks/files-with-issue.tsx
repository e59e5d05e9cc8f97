import { carriesFiles, filesOfIssue, mediaUrl, type Attachment } from "@newsletter/schemas";
import type { ReactElement } from "react";
import { isolatedIn } from "../bidi.ts";
import type { Edition } from "../edition.ts";
import { fileFacts } from "../quantities.ts";
import { Bidi } from "../ui/bidi-text.tsx";
import { TextBox } from "../ui/text-box.tsx";
import { fallbackNote, Inline, PlainLink } from "../ui/text.tsx";
import { colour, textStyle } from "../ui/tokens.ts";

/**
 * What the issue brings along, each with its type and size. A link also where the mail carries the file: a gateway may have taken it out, and a
 * mail that is passed on by hand often goes without. The address names the bytes, so that an edition with another file is another edition.
 */
export function FilesWithIssue({ edition }: { readonly edition: Edition }): ReactElement | null {
  const files = filesOfIssue(edition.snapshot, edition.language);
  if (files.length === 0) return null;
  return (
    <tr>
      <td className="m-side" style={{ padding: "0 24px 24px 24px" }}>
        <TextBox edition={edition}>
          <p className="d-ink" style={{ ...textStyle("meta", edition.language), color: colour.ink, fontWeight: 700 }}>
            {filesHeading(edition)}
          </p>
          {files.map((file) => (
            <p key={file.key} className="d-quiet" style={textStyle("meta", edition.language)}>
              <PlainLink href={fileAddress(edition, file)}>
                <Inline edition={edition} value={{ [file.title.language]: file.title.value }} />
              </PlainLink>
              {" · "}
              <Bidi edition={edition} text={attachmentFacts(edition, file)} />
            </p>
          ))}
        </TextBox>
      </td>
    </tr>
  );
}

/** Lines of the text part; none where the issue brings nothing along. */
export function filesText(edition: Edition): readonly string[] {
  const files = filesOfIssue(edition.snapshot, edition.language);
  if (files.length === 0) return [];
  const entries = files.flatMap((file) => [
    `- ${isolatedIn(edition.direction, file.title.value)} · ${attachmentFacts(edition, file)}`,
    `  ${fileAddress(edition, file)}`,
  ]);
  return [[edition.words.label(filesHeading(edition)), ...entries].join("\n")];
}

function filesHeading(edition: Edition): string {
  return carriesFiles(edition.snapshot, edition.key.kind) ? edition.words.attachedFiles : edition.words.filesWithIssue;
}

/** "PDF, 240 kB", and the language of the file where it is not the reader's. */
function attachmentFacts(edition: Edition, { file }: Attachment): string {
  return [fileFacts(edition.language, file.value, edition.words.listSeparator), fallbackNote(edition, file)]
    .filter((part) => part !== "")
    .join(" · ");
}

function fileAddress(edition: Edition, { file }: Attachment): string {
  return mediaUrl(edition.snapshot.baseUrl, file.value);
}
