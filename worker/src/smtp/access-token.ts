import * as z from "zod";
import type { RelayOAuth2 } from "../ports/relays.ts";

/** The token endpoint gave no access token: nobody's rejection, the relay's affair. */
export class TokenRefusedError extends Error {
  override readonly name = "TokenRefusedError";
}

const grantedSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().optional() });
const refusedSchema = z.object({ error: z.string().regex(/^[\w.-]{1,60}$/u) });

/** Nobody needs more for a token; Microsoft's are the longest, at some 3,000 characters. */
const answerBytesMax = 65_536;
/** A token that runs out on its way is refused: it is fetched anew so much earlier. */
const earlierMs = 60_000;

/** RFC 6749, 6: an access token for a refresh token. */
export async function freshAccessToken(
  { tokenUrl, clientId, clientSecret, refreshToken }: RelayOAuth2["oauth2"],
  timeoutMs: number,
): Promise<{ readonly accessToken: string; readonly expiresAt: number }> {
  const asked = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
    grant_type: "refresh_token",
  });
  // Secrets go to the address that was set up, and to no other that it names.
  const response = await fetch(tokenUrl, { method: "POST", body: asked, redirect: "error", signal: AbortSignal.timeout(timeoutMs) }).catch(
    (cause: unknown) => {
      throw new TokenRefusedError(`The token endpoint did not answer (${reasonOf(cause)}).`, { cause });
    },
  );
  const answer = await jsonOf(response);
  const granted = grantedSchema.safeParse(answer);
  if (response.ok && granted.success) {
    const { access_token: accessToken, expires_in: seconds } = granted.data;
    return { accessToken, expiresAt: seconds === undefined ? 0 : Date.now() + seconds * 1_000 - earlierMs };
  }
  // Its code alone (RFC 6749, 5.2): a description is free text, and may repeat what was sent.
  const refused = refusedSchema.safeParse(answer);
  const why = refused.success ? refused.data.error : `status ${String(response.status)}`;
  throw new TokenRefusedError(`The token endpoint refused a new access token (${why}).`);
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > answerBytesMax) return undefined;
    }
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  return inner instanceof Error && "code" in inner ? String(inner.code) : cause instanceof Error ? cause.name : String(cause);
}
