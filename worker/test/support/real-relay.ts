import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";
import type { Certificate } from "./certificates.ts";

export interface RealRelayScript {
  readonly tls: "starttls" | "implicit";
  readonly certificate: Certificate;
  /** What STARTTLS is answered; without it the relay does as it is asked. `notOffered`: EHLO does not name it either. */
  readonly starttls?: "454 4.7.0 TLS not available" | "notOffered";
  /** Of what comes with AUTH, decoded. */
  readonly login?: (words: string) => string;
  readonly afterDot?: () => string;
}

/** A relay as the ones of the world are: TLS, a login, and everything written down that came in clear. */
export interface RealRelay extends AsyncDisposable {
  readonly port: number;
  /** Whatever came before TLS. */
  readonly inClear: () => string;
  readonly bodies: readonly string[];
  /** Addresses named in RCPT. */
  readonly asked: readonly string[];
}

export async function startRealRelay(script: RealRelayScript): Promise<RealRelay> {
  const bodies: string[] = [];
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let clear = "";
  const talk = (socket: Socket, isSecure: boolean): void => {
    sockets.add(socket);
    // Who does not trust the certificate hangs up.
    socket.on("error", () => undefined);
    serve(socket, isSecure);
  };
  const serve = (socket: Socket, isSecure: boolean): void => {
    let received = "";
    let isInBody = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const [verb = "", ...words] = line.split(" ");
      switch (verb.toUpperCase()) {
        case "EHLO":
          return say(isSecure || script.starttls === "notOffered" ? "250-relay\r\n250 AUTH PLAIN XOAUTH2" : "250-relay\r\n250 STARTTLS");
        case "STARTTLS":
          if (script.starttls !== undefined) return say(script.starttls === "notOffered" ? "502 5.5.1 Unknown" : script.starttls);
          say("220 2.0.0 Go ahead");
          socket.removeAllListeners("data");
          return talk(new TLSSocket(socket, { isServer: true, ...script.certificate }), true);
        case "AUTH":
          return say(script.login?.(Buffer.from(words.at(-1) ?? "", "base64").toString()) ?? "235 2.7.0 Ok");
        case "RCPT":
          asked.push(/<(?<address>[^>]*)>/u.exec(line)?.groups?.["address"] ?? "");
          return say("250 2.1.5 Ok");
        case "DATA":
          isInBody = true;
          return say("354 Go on");
        case "":
          // To the details of a refused token (RFC 7628).
          return say("535 5.7.8 Not accepted");
        default:
          return say("250 2.0.0 Ok");
      }
    };
    socket.on("data", (chunk: Buffer) => {
      if (!isSecure) clear += chunk.toString("latin1");
      received += chunk.toString("latin1");
      for (let end = endOf(received, isInBody); end !== -1; end = endOf(received, isInBody)) {
        const taken = received.slice(0, end);
        received = received.slice(end + (isInBody ? 5 : 2));
        if (!isInBody) command(taken);
        else {
          bodies.push(taken);
          isInBody = false;
          say(script.afterDot?.() ?? "250 2.0.0 Ok: queued");
        }
      }
    });
    if (script.tls === "implicit" || !isSecure) say("220 relay.example.org ESMTP");
  };
  const server =
    script.tls === "implicit"
      ? createTlsServer(script.certificate, (socket) => talk(socket, true))
      : createServer((socket) => talk(socket, false));
  server.on("tlsClientError", () => undefined).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return {
    port: address.port,
    inClear: () => clear,
    bodies,
    asked,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), "close");
    },
  };
}

function endOf(received: string, isInBody: boolean): number {
  return received.indexOf(isInBody ? "\r\n.\r\n" : "\r\n");
}
