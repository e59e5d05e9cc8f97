import * as z from "zod";
import type { Person } from "./lake-requests.ts";

const personSchema = z.object({ id: z.string(), name: z.string() });

/**
 * Whose session a token is of, asked once per token (`/users/me`) and known from then on, also when it has ended. Undefined for one that
 * had ended before; rejects when there is no answer, and is asked again the next time.
 */
export function peopleOfSessions(ask: (token: string) => Promise<Response>): (token: string) => Promise<Person | undefined> {
  const known = new Map<string, Promise<Person | undefined>>();
  return (token) => {
    const asked = known.get(token) ?? personOf(token, ask);
    known.set(token, asked);
    asked.catch(() => known.delete(token));
    return asked;
  };
}

async function personOf(token: string, ask: (token: string) => Promise<Response>): Promise<Person | undefined> {
  const response = await ask(token);
  if (response.status === 401) return undefined;
  return personSchema.parse(await response.json());
}
