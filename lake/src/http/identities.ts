import { secretHash } from "../access/secrets.ts";
import { limits } from "../limits.ts";
import type { Database } from "../store/database.ts";
import { findByToken, type Person } from "../store/people.ts";

/** Who a token belongs to, remembered for a few seconds: a first load of the Studio asks some fifty times. */
export class Identities {
  readonly #database: Database;
  readonly #known = new Map<string, { readonly person: Person; readonly until: number }>();

  constructor(database: Database) {
    this.#database = database;
  }

  async find(token: string): Promise<Person | "expired" | "notFound"> {
    const hash = secretHash(token);
    const now = Date.now();
    const known = this.#known.get(hash);
    if (known !== undefined && known.until > now) return known.person;
    const found = await findByToken(this.#database.pool, token);
    if (typeof found === "string") {
      this.#known.delete(hash);
      return found;
    }
    if (this.#known.size >= limits.identityCacheMax) this.#known.clear();
    this.#known.set(hash, { person: found, until: now + limits.identityCacheMs });
    return found;
  }

  forget(token: string): void {
    this.#known.delete(secretHash(token));
  }
}
