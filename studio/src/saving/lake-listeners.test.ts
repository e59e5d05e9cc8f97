import { Subject } from "rxjs";
import { expect, test } from "vitest";
import { keepFormsWritable } from "./lake-listeners.ts";

/** A client as far as it listens: what the lake says is said to all listeners, and every client made from it is another one. */
class Client {
  readonly said: Subject<{ readonly type: string }>;
  readonly observable: Client | undefined;

  constructor(said = new Subject<{ readonly type: string }>(), hasObservable = true) {
    this.said = said;
    this.observable = hasObservable ? new Client(said, false) : undefined;
  }

  listen(_query: string, _params: object, _options: { readonly tag: string }): Subject<{ readonly type: string }> {
    return this.said;
  }

  withConfig(): Client {
    return new Client(this.said, this.observable !== undefined);
  }

  clone(): Client {
    return this.withConfig();
  }
}

const heard = (client: Client, tag: string): string[] => {
  const types: string[] = [];
  client.listen("*", {}, { tag }).subscribe(({ type }) => types.push(type));
  return types;
};

test.for([
  ["the client itself", (client: Client) => client],
  ["one with another configuration", (client: Client) => client.withConfig()],
  ["a copy", (client: Client) => client.clone()],
  ["its observable half", (client: Client) => client.observable ?? client],
  ["that half with another configuration", (client: Client) => client.withConfig().observable?.withConfig() ?? client],
] as const)("%s: a form hears of no loss, a list of none before its first word of the lake", ([_case, of]) => {
  const client = new Client();
  const listener = of(keepFormsWritable(client));
  const [form, list] = [heard(listener, "document.pair.listen"), heard(listener, "search")];
  for (const type of ["reconnect", "welcome", "reconnect", "mutation"]) client.said.next({ type });
  expect(form).toEqual(["welcome", "mutation"]);
  expect(list).toEqual(["welcome", "reconnect", "mutation"]);
});
