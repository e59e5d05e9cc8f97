import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** How the line to a relay is lost: the relay's reply to the final dot, or the message while it is on its way. */
export type Loss = "reply" | "body";

export interface LosingLine extends AsyncDisposable {
  readonly port: number;
}

/** Of a message whose line is lost in its body; the sample's are longer. */
const bodyBytesMax = 20_000;

/** A line to the relay at this port that is lost for every message, whatever the relay made of it. */
export async function startLosingLine(relayPort: number, lossOf: (address: string) => Loss): Promise<LosingLine> {
  const sockets = new Set<Socket>();
  const server = createServer((sender) => {
    const relay = connect(relayPort, "127.0.0.1");
    const lose = (): void => {
      sender.destroy();
      relay.destroy();
    };
    for (const socket of [sender, relay]) {
      sockets.add(socket);
      socket.on("error", lose).on("close", () => sockets.delete(socket));
    }
    sender.on("end", lose);
    let [loss, bytesSince]: [Loss | undefined, number] = [undefined, 0];
    sender.on("data", (chunk) => {
      const address = /^RCPT TO:<(?<address>[^>]*)>/imu.exec(chunk.toString("latin1"))?.groups?.["address"];
      if (address !== undefined) [loss, bytesSince] = [lossOf(address), 0];
      const left = bodyBytesMax - bytesSince;
      bytesSince += chunk.byteLength;
      if (loss === "body" && left < chunk.byteLength) {
        // What was sent so far arrives, and then the end of the connection.
        relay.end(chunk.subarray(0, Math.max(left, 0)));
        sender.destroy();
      } else relay.write(chunk);
    });
    relay.on("end", lose);
    relay.on("data", (reply) => {
      if (reply.toString("latin1").startsWith("250 2.0.0 Ok: queued")) lose();
      else sender.write(reply);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("a TCP server has a port");
  return {
    port: bound.port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), "close");
    },
  };
}
