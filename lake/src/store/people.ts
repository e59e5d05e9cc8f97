import type { Pool } from "pg";
import { isRoleName, type RoleName } from "../access/grants.ts";
import { newSecret, secretHash } from "../access/secrets.ts";
import { limits } from "../limits.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: RoleName;
  readonly roleTitle: string;
  readonly roleDescription: string;
  readonly isRobot: boolean;
  readonly createdAt: string;
}

interface PersonRow {
  id: string;
  name: string;
  email: string;
  role: string;
  title: string;
  description: string;
  is_robot: boolean;
  created_at: Date;
}

const selectPerson = `select u.id, u.name, u.email, u.role, r.title, r.description, u.is_robot, u.created_at from users u join roles r on r.name = u.role`;

function personOf(row: PersonRow): Person {
  if (!isRoleName(row.role)) throw new TypeError(`Unknown role ${row.role}`);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    roleTitle: row.title,
    roleDescription: row.description,
    isRobot: row.is_robot,
    createdAt: row.created_at.toISOString(),
  };
}

export async function findPeople(pool: Pool, ids: readonly string[]): Promise<readonly Person[]> {
  const { rows } = await pool.query<PersonRow>(`${selectPerson} where u.id = any($1) order by u.id`, [ids]);
  return rows.map(personOf);
}

export async function allPeople(pool: Pool): Promise<readonly Person[]> {
  const { rows } = await pool.query<PersonRow>(`${selectPerson} order by u.id`);
  return rows.map(personOf);
}

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: RoleName;
  readonly isRobot: boolean;
}

/** Adds a person or brings one up to date; tells which. */
export async function putPerson(pool: Pool, person: NewPerson): Promise<"added" | "updated"> {
  const { rows } = await pool.query<{ added: boolean }>(
    `insert into users (id, name, email, role, is_robot) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set name = excluded.name, email = excluded.email, role = excluded.role, is_robot = excluded.is_robot
     returning xmax = 0 as added`,
    [person.id, person.name, person.email, person.role, person.isRobot],
  );
  return rows[0]?.added === true ? "added" : "updated";
}

/** A new token in clear: shown once, kept as a hash. */
export async function createToken(
  pool: Pool,
  userId: string,
  token: { readonly label: string; readonly lifeMs: number | undefined },
): Promise<string> {
  const secret = newSecret();
  const expiresAt = token.lifeMs === undefined ? null : new Date(Date.now() + token.lifeMs);
  await pool.query("insert into tokens (hash, user_id, label, expires_at) values ($1, $2, $3, $4)", [
    secretHash(secret),
    userId,
    token.label,
    expiresAt,
  ]);
  return secret;
}

export async function findByToken(pool: Pool, token: string): Promise<Person | "expired" | "notFound"> {
  const { rows } = await pool.query<PersonRow & { is_expired: boolean }>(
    `select u.id, u.name, u.email, u.role, r.title, r.description, u.is_robot, u.created_at, coalesce(k.expires_at < now(), false) as is_expired
     from tokens k join users u on u.id = k.user_id join roles r on r.name = u.role where k.hash = $1`,
    [secretHash(token)],
  );
  const [row] = rows;
  if (row === undefined) return "notFound";
  return row.is_expired ? "expired" : personOf(row);
}

export async function deleteToken(pool: Pool, token: string): Promise<boolean> {
  const { rowCount } = await pool.query("delete from tokens where hash = $1", [secretHash(token)]);
  return rowCount === 1;
}

/** The secret of a link that signs a person in once. */
export async function createSignInLink(pool: Pool, userId: string): Promise<{ readonly sid: string; readonly expiresAt: string }> {
  const sid = newSecret();
  const expiresAt = new Date(Date.now() + limits.signInLinkLifeMs);
  await pool.query("delete from sign_in_links where expires_at < now()");
  await pool.query("insert into sign_in_links (hash, user_id, expires_at) values ($1, $2, $3)", [secretHash(sid), userId, expiresAt]);
  return { sid, expiresAt: expiresAt.toISOString() };
}

export async function hasSignInLink(pool: Pool, sid: string): Promise<boolean> {
  const { rowCount } = await pool.query("select 1 from sign_in_links where hash = $1 and expires_at > now()", [secretHash(sid)]);
  return rowCount === 1;
}

/** Turns a link into a session. The row is deleted in the same statement that finds it, so two who race cannot both win. */
export async function redeemSignInLink(pool: Pool, sid: string): Promise<{ readonly token: string; readonly userId: string } | undefined> {
  const { rows } = await pool.query<{ user_id: string }>(
    "delete from sign_in_links where hash = $1 and expires_at > now() returning user_id",
    [secretHash(sid)],
  );
  const userId = rows[0]?.user_id;
  if (userId === undefined) return undefined;
  await pool.query("delete from tokens where expires_at < now() - interval '30 days'");
  return { token: await createToken(pool, userId, { label: "Studio", lifeMs: limits.sessionLifeMs }), userId };
}
