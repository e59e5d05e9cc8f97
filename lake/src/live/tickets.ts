import { newSecret } from "../access/secrets.ts";
import { limits } from "../limits.ts";
import type { Person } from "../store/people.ts";

/**
 * A browser drops the login when it follows the redirect to a listener's own host name, so the redirect carries a ticket: good once, for
 * one address, for half a minute.
 */
export class Tickets {
  readonly #open = new Map<string, { readonly person: Person; readonly address: string; readonly expiresAt: number }>();

  issue(person: Person, address: string, now: number): string {
    for (const [ticket, { expiresAt }] of this.#open) {
      // Kept in the order of issue, so the first that still lives ends the sweep.
      if (expiresAt > now && this.#open.size < limits.ticketsMax) break;
      this.#open.delete(ticket);
    }
    const ticket = newSecret();
    this.#open.set(ticket, { person, address, expiresAt: now + limits.ticketLifeMs });
    return ticket;
  }

  redeem(ticket: string, address: string, now: number): Person | undefined {
    const found = this.#open.get(ticket);
    this.#open.delete(ticket);
    return found !== undefined && found.address === address && found.expiresAt > now ? found.person : undefined;
  }
}
