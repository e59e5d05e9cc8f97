/** What RFC 8058 lets a mail client send; it asks for both (3.1). */
const encodings = {
  "multipart/form-data": (): FormData => {
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    return form;
  },
  "application/x-www-form-urlencoded": (): URLSearchParams => new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
};

export interface Answer {
  readonly status: number;
  readonly isRedirect: boolean;
}

/** As a mail client posts it, in both encodings, each twice. */
export async function postOneClick(address: string): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const body of [...Object.values(encodings), ...Object.values(encodings)]) {
    const answer = await fetch(address, { method: "POST", body: body(), redirect: "manual" });
    await answer.arrayBuffer();
    answers.push({ status: answer.status, isRedirect: answer.headers.has("location") });
  }
  return answers;
}
