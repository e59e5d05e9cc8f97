import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

// A certificate authority of a test's own, and what it signs: X.509 (RFC 5280), as little of it as TLS asks for.

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  /** PEM, for who trusts it. */
  readonly ca: string;
  /** For a server at this name. */
  readonly issue: (host: string) => Certificate;
}

export function createAuthority(name = "Authority of a test"): Authority {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const isAuthority = extension("551d13", sequence(der(0x01, Buffer.from([0xff]))));
  return {
    ca: pem("CERTIFICATE", certificate({ subject: name, publicKey, issuer: name, issuerKey: privateKey, extensions: [isAuthority] })),
    issue: (host) => {
      const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
      // An address is no name: RFC 5280, 4.2.1.6.
      const octets = host.split(".").map(Number);
      const isAddress = octets.length === 4 && octets.every((octet) => octet >= 0 && octet < 256);
      const alternative = isAddress ? der(0x87, Buffer.from(octets)) : der(0x82, Buffer.from(host));
      const names = extension("551d11", sequence(alternative));
      const bytes = certificate({ subject: host, publicKey: pair.publicKey, issuer: name, issuerKey: privateKey, extensions: [names] });
      return { cert: pem("CERTIFICATE", bytes), key: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
    },
  };
}

interface Signed {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly issuer: string;
  readonly issuerKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

function certificate({ subject, publicKey, issuer, issuerKey, extensions }: Signed): Buffer {
  const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    named(issuer),
    sequence(time("20200101000000Z"), time("20991231235959Z")),
    named(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions)),
  );
  return sequence(body, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, issuerKey)])));
}

/** One attribute, the common name. */
function named(name: string): Buffer {
  return sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(name)))));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(0x04, value));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

function time(text: string): Buffer {
  return der(0x18, Buffer.from(text));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** Tag, length, content: X.690, 8.1. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

function pem(label: string, bytes: Buffer): string {
  return `-----BEGIN ${label}-----\n${bytes.toString("base64").replaceAll(/.{64}/gu, "$&\n")}\n-----END ${label}-----\n`;
}
