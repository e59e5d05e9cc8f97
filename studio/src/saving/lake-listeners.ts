import { filter, skipWhile, type Observable } from "rxjs";

interface LakeEvent {
  readonly type: string;
}

/** As much of the Studio's client as is looked at here; its plain and its observable half are alike in it. */
interface Listening {
  listen: (query: string, params?: never, options?: never) => Observable<LakeEvent>;
  withConfig: (config?: never) => object;
  clone: () => object;
}

/** The listener of an open form; the Studio gives it this name. */
const formTag = "document.pair.listen";

/**
 * A form takes no letter from the moment its listener loses the lake until it has it back, and a list that begins to listen in that time takes
 * the whole screen away. What is typed can wait for the lake, and a list for its first word of it: neither is told of the loss.
 * `lakeRequests` says it to the editor.
 */
export function keepFormsWritable<Client extends object>(client: Client): Client {
  if (isListening(client)) {
    const { listen, withConfig, clone } = client;
    Object.assign(client, {
      listen: (...asked: Parameters<typeof listen>) => withoutLoss(listen.apply(client, asked), asked[2]),
      withConfig: (...asked: Parameters<typeof withConfig>) => keepFormsWritable(withConfig.apply(client, asked)),
      clone: () => keepFormsWritable(clone.apply(client)),
    });
  }
  if ("observable" in client && typeof client.observable === "object" && client.observable !== null) keepFormsWritable(client.observable);
  return client;
}

function isListening(client: object): client is Listening {
  return "listen" in client && "withConfig" in client && "clone" in client;
}

function withoutLoss(events: Observable<LakeEvent>, options: { readonly tag?: string } | undefined): Observable<LakeEvent> {
  const isLoss = ({ type }: LakeEvent): boolean => type === "reconnect";
  return options?.tag === formTag ? events.pipe(filter((event) => !isLoss(event))) : events.pipe(skipWhile(isLoss));
}
