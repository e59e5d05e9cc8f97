import type { ServerResponse } from "node:http";
import type { RoleName } from "../access/grants.ts";
import { mayDo } from "../access/grants.ts";
import type { StoredDocument } from "../documents/document.ts";
import { generalError } from "../lake-error.ts";
import { limits } from "../limits.ts";
import type { DocumentFilter } from "../query/evaluate.ts";
import type { Content, LiveTransaction } from "./content.ts";
import { listenerEvents, transitionOf, type ListenOptions, type SeenChange } from "./listener-events.ts";

export interface NewListener {
  readonly response: ServerResponse;
  readonly headers: Readonly<Record<string, string>>;
  readonly role: RoleName;
  readonly matches: DocumentFilter;
  readonly options: ListenOptions;
}

interface Listener extends NewListener {
  readonly keepAlive: NodeJS.Timeout;
}

/** The open event streams. A stream that falls behind is cut: its reader connects again and reads the documents afresh. */
export class Listeners {
  readonly #content: Content;
  readonly #open = new Set<Listener>();
  readonly #stopHearing: () => void;
  #count = 0;

  constructor(content: Content) {
    this.#content = content;
    this.#stopHearing = content.hear((transaction) => this.#tell(transaction));
  }

  /** To be asked while the answer can still be an error. */
  requireRoom(): void {
    if (this.#open.size >= limits.listenersMax) throw generalError(503, "Too many listeners");
  }

  add(fresh: NewListener): void {
    const { response } = fresh;
    response.writeHead(200, {
      ...fresh.headers,
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    const keepAlive = setInterval(() => send(response, ":\n\n"), limits.keepAliveMs);
    const listener = { ...fresh, keepAlive };
    this.#open.add(listener);
    response.on("close", () => this.#remove(listener));
    response.on("error", () => this.#remove(listener));
    this.#count += 1;
    // `welcome` and not `welcomeback` after a reconnection too: it makes the client read the documents afresh, which is always right.
    send(response, `event: welcome\ndata: ${JSON.stringify({ listenerName: `l${String(this.#count)}` })}\n\n`);
  }

  close(): void {
    this.#stopHearing();
    for (const listener of this.#open) {
      this.#remove(listener);
      listener.response.destroy();
    }
  }

  #remove(listener: Listener): void {
    clearInterval(listener.keepAlive);
    this.#open.delete(listener);
  }

  async #tell(transaction: LiveTransaction): Promise<void> {
    await Promise.all(
      [...this.#open].map(async (listener) => {
        try {
          const seen = await this.#seenBy(listener, transaction);
          for (const event of listenerEvents(transaction, seen, listener.options)) {
            const id = "eventId" in event ? String(event.eventId) : "";
            send(listener.response, `id: ${id}\nevent: mutation\ndata: ${JSON.stringify(event)}\n\n`);
          }
        } catch {
          // Its picture is no longer whole; a new connection makes it so.
          listener.response.destroy();
        }
      }),
    );
  }

  async #seenBy(listener: Listener, transaction: LiveTransaction): Promise<readonly SeenChange[]> {
    const sees = async (document: StoredDocument | null): Promise<boolean> =>
      document !== null &&
      (listener.options.hasAllVersions || !document._id.startsWith("versions.")) &&
      (await mayDo(listener.role, "read", document)) &&
      listener.matches(document, this.#content.documents.values());
    const found = await Promise.all(
      transaction.changes.map(async (change) => {
        const transition = transitionOf(await sees(change.before), await sees(change.after));
        return transition === undefined ? [] : [{ change, transition }];
      }),
    );
    return found.flat();
  }
}

function send(response: ServerResponse, text: string): void {
  if (response.destroyed) return;
  response.write(text);
  if (response.writableLength > limits.listenerBacklogBytesMax) response.destroy();
}
