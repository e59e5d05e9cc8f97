/** What the library's errors tell, by its field names, and of what kind it was. */
export type Failure = Readonly<Partial<Record<"message" | "response" | "command" | "code", string | undefined>>> & {
  readonly trouble?: "relayTls" | "relayLogin" | undefined;
};

export function failureOf(cause: unknown): Failure {
  if (!(cause instanceof Error)) return { message: String(cause) };
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(cause, key);
    return typeof value === "string" ? value : undefined;
  };
  const code = text("code");
  return {
    message: cause.message,
    response: text("response"),
    command: text("command"),
    code,
    trouble: troubleOf(code, text("originalCode")),
  };
}

function troubleOf(code: string | undefined, originalCode: string | undefined): Failure["trouble"] {
  if (code === "EAUTH" || code === "EOAUTH2") return "relayLogin";
  return code === "ETLS" || isCertificateCode(originalCode) ? "relayTls" : undefined;
}

/** OpenSSL's words for a certificate that does not hold, and Node's for a connection that is no TLS or has another name. */
function isCertificateCode(code: string | undefined): boolean {
  return code !== undefined && /CERT|^ERR_(SSL|TLS)|^UNABLE_TO|SELF_SIGNED|^HOSTNAME_MISMATCH|^EPROTO/u.test(code);
}
