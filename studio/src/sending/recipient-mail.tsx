import type { RecipientMailRequest } from "@newsletter/schemas";
import { Button, Flex, Stack, Text, TextInput } from "@sanity/ui";
import { useId, useState, type ReactNode } from "react";
import { useClient } from "sanity";
import { saveFile } from "../about/save-file.ts";
import { lakeApiVersion } from "../lake-client.ts";
import { askWorkerForFile } from "../worker/ask-worker.ts";
import { NotDone } from "./part.tsx";

/** For who is asked "what did we write to this office": the very message, by address or by number in the campaign. */
export function RecipientMail({ campaignId }: { readonly campaignId: string }): ReactNode {
  const { token } = useClient({ apiVersion: lakeApiVersion }).config();
  const id = useId();
  const [whose, setWhose] = useState("");
  const [problem, setProblem] = useState<string>();
  const download = async (): Promise<void> => {
    const { signal } = new AbortController();
    const body = JSON.stringify({ campaignId, of: recipientName(whose) } satisfies RecipientMailRequest);
    const result = await askWorkerForFile({ path: "/api/v1/sending/mail", token, signal, body });
    setProblem(result?.ok === false ? result.sentence : undefined);
    if (result?.ok === true) saveFile(`recipient-${whose.trim()}.eml`, "message/rfc822", result.answer);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void download();
      }}
      data-testid="send-recipient-mail"
    >
      <Stack gap={3}>
        <Text as="label" htmlFor={id} size={1}>
          The message of one recipient, by address or number. Who reads it is put on record.
        </Text>
        <Flex gap={2} wrap="wrap">
          <TextInput
            id={id}
            fontSize={1}
            dir="ltr"
            maxLength={320}
            value={whose}
            onChange={({ currentTarget }) => setWhose(currentTarget.value)}
          />
          <Button type="submit" mode="ghost" fontSize={1} padding={3} text="Download" disabled={whose.trim().length === 0} />
        </Flex>
        <NotDone problem={problem} />
      </Stack>
    </form>
  );
}

function recipientName(whose: string): RecipientMailRequest["of"] {
  return /^\d+$/u.test(whose.trim()) ? { seq: Number(whose.trim()) } : { address: whose.trim() };
}
