import { startSink } from "../../../worker/test/support/sink.ts";
import { within } from "../../drill/within.ts";
import { member } from "./artefact.ts";

const arriveWithinMs = 30_000;

/** The members' mail server. */
export interface MembersInbox extends AsyncDisposable {
  readonly port: number;
  /** So many mails that came since the last look, in their order. */
  readonly take: (count: number) => Promise<readonly string[]>;
}

export async function startMembersInbox(): Promise<MembersInbox> {
  const sink = await startSink();
  let taken = 0;
  return {
    port: sink.port,
    take: async (count) => {
      const haveCome = await within(arriveWithinMs, () => Promise.resolve(sink.bodies.length >= taken + count));
      const mails = sink.bodies.slice(taken, taken + count);
      taken += mails.length;
      if (!haveCome) throw new Error(`Of ${String(count)} mails ${String(mails.length)} arrive at the members.`);
      const stray = mails.find(({ to }) => to !== member);
      if (stray !== undefined) throw new Error(`A mail for the members went to ${stray.to}.`);
      return mails.map(({ content }) => unstuffed(content));
    },
    [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
  };
}

/** A line that begins with a point has another one on its way (RFC 5321, 4.5.2). */
export const unstuffed = (content: string): string => `${content.replaceAll(/^\.\./gmu, ".")}\r\n`;
