import type { ApprovalState, ApprovedEditionResponse, PreparedEdition } from "@newsletter/schemas";
import { approvedEditionResponseSchema } from "@newsletter/schemas/studio";
import { Flex, Spinner, Text } from "@sanity/ui";
import { useState, type ReactNode } from "react";
import { EditionFrame } from "../preview/edition-frame.tsx";
import { EditionParts, PlainText } from "../preview/edition-parts.tsx";
import { EditionToggles } from "../preview/edition-toggles.tsx";
import { InboxRow } from "../preview/inbox-row.tsx";
import { usePreviewOptions } from "../preview/preview-options.tsx";
import { Problem } from "../problem.tsx";
import { EditionChoice } from "./edition-list.tsx";
import { editionTitle, inReadingOrder } from "./edition-words.ts";
import { Part } from "./part.tsx";
import { useStoredAnswer } from "./use-stored-answer.ts";

/** Every edition as it will be sent: the stored bytes, one at a time. */
export function EditionReader({ approval }: { readonly approval: ApprovalState }): ReactNode {
  const { editions, audience } = approval;
  const [chosenKey, setChosenKey] = useState<string>();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const chosen = editions.find(({ keyText }) => keyText === chosenKey) ?? inReadingOrder(editions)[0];
  if (chosen === undefined) return null;
  const looked = new Set([...read, chosen.keyText]);
  return (
    <Part title="What it says">
      <Text size={1} muted>
        Every edition, byte by byte as it leaves. {`${String(looked.size)} of ${String(editions.length)} looked at.`}
      </Text>
      <EditionChoice
        editions={editions}
        partners={audience.partners}
        chosen={chosen}
        read={looked}
        onChoose={({ keyText }) => {
          setRead(looked);
          setChosenKey(keyText);
        }}
      />
      <OneEdition
        key={chosen.keyText}
        approvalId={approval.id}
        edition={chosen}
        title={editionTitle(chosen, audience.partners).join(" · ")}
      />
    </Part>
  );
}

interface OneEditionProps {
  readonly approvalId: string;
  readonly edition: PreparedEdition;
  readonly title: string;
}

function OneEdition({ approvalId, edition, title }: OneEditionProps): ReactNode {
  const asked = `approvalId=${encodeURIComponent(approvalId)}&key=${encodeURIComponent(edition.keyText)}`;
  const stored = useStoredAnswer(`/api/v1/sending/edition?${asked}`, approvedEditionResponseSchema);
  if (stored.problem !== undefined) return <Problem sentence={stored.problem} onRetry={stored.retry} />;
  if (stored.answer === undefined) return <Spinner muted />;
  return <Bytes stored={stored.answer} edition={edition} title={title} />;
}

interface BytesProps {
  readonly stored: ApprovedEditionResponse;
  readonly edition: PreparedEdition;
  readonly title: string;
}

function Bytes({ stored, edition: { key }, title }: BytesProps): ReactNode {
  const { options } = usePreviewOptions();
  const isMail = key.kind !== "web";
  return (
    <>
      {isMail && <InboxRow {...stored} attachments={stored.attachments ?? []} language={key.language} />}
      <Flex gap={2} align="center" justify="space-between" wrap="wrap">
        <EditionParts hasText={stored.text !== ""} />
        <EditionToggles options={options} />
      </Flex>
      <Flex direction="column" style={frameRoom}>
        {options.part === "text" && stored.text !== "" ? (
          <PlainText text={stored.text} language={key.language} />
        ) : (
          <EditionFrame
            html={stored.html}
            title={`${title}, as it will be sent`}
            width={options.width}
            scheme={options.scheme}
            pictures={options.pictures}
            // Nothing can be changed here any more: no word leads to its field.
            wordsInView={undefined}
            onWords={ignore}
          />
        )}
      </Flex>
    </>
  );
}

function ignore(): void {
  // A click reads.
}

const frameRoom = { blockSize: "min(75vh, 760px)", minBlockSize: 420 } as const;
