import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";

const withinMs = 20_000;

export interface Handing {
  readonly port: number;
  /** A list server takes mail by LMTP (RFC 2033), which differs in its greeting. */
  readonly greeting: "EHLO" | "LHLO";
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

/** Hands one message to a mail server on this machine, as it is. Throws what the server said when it did not take it. */
export async function handOver({ port, greeting, from, to, message }: Handing): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.setTimeout(withinMs, () => socket.destroy(new Error(`The mail server at port ${String(port)} does not answer.`)));
  try {
    await once(socket, "connect");
    const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
    const say = async (text: string | undefined, expected: RegExp): Promise<void> => {
      if (text !== undefined) socket.write(`${text}\r\n`);
      for (;;) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- a reply may have several lines (RFC 5321, 4.2.1)
        const { value, done } = await lines.next();
        if (done === true) throw new Error(`The mail server hung up at ${text ?? "its greeting"}.`);
        if (/^\d{3}-/u.test(value)) continue;
        if (!expected.test(value)) throw new Error(`The mail server answers ${value}`);
        return;
      }
    };
    await say(undefined, /^220/u);
    await say(`${greeting} partner.example.org`, /^250/u);
    await say(`MAIL FROM:<${from}>`, /^250/u);
    await say(`RCPT TO:<${to}>`, /^250/u);
    await say("DATA", /^354/u);
    await say(`${message.replaceAll(/^\./gmu, "..").replace(/(?:\r\n)?$/u, "\r\n")}.`, /^250/u);
    await say("QUIT", /^221/u);
  } finally {
    socket.destroy();
  }
}
