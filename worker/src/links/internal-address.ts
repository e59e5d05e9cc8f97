import { BlockList, isIP } from "node:net";

// Where no link of an issue may make this machine go: networks that are not the internet (IANA's special-purpose registries, RFC 6890),
// and what answers there and tells secrets, such as the metadata services of clouds.

const internal = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  // Azure's metadata stand on a public address.
  ["168.63.129.16", 32],
] as const) {
  internal.addSubnet(network, bits, "ipv4");
}
for (const [network, bits] of [
  // The unspecified and the loopback address, and the old way to write an IPv4 address.
  ["::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  // Protocol assignments with Teredo, documentation, 6to4: each may hide an IPv4 address.
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  internal.addSubnet(network, bits, "ipv6");
}

/** True for what is not plainly an address of the public internet; also for what is no address at all. */
export function isInternalAddress(text: string): boolean {
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  const [address = ""] = text.split("%");
  const family = isIP(address);
  if (family === 0) return true;
  if (family === 4) return internal.check(address, "ipv4");
  const mapped = embeddedAddress(address);
  return mapped === undefined ? internal.check(address, "ipv6") : internal.check(mapped, "ipv4");
}

/** The IPv4 address within `::ffff:0:0/96` (mapped) and `64:ff9b::/96` (NAT64, RFC 6052): it is the one a packet ends at. */
function embeddedAddress(address: string): string | undefined {
  const groups = groupsOf(address);
  const start = groups.slice(0, 6).join(":");
  if (start !== "0:0:0:0:0:ffff" && start !== "64:ff9b:0:0:0:0") return undefined;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
}

/** The eight groups of an address, as URLs write them: short, in small letters. */
function groupsOf(address: string): readonly string[] {
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [before = "", after] = written.split("::");
  const [left, right] = [before, after ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  if (left === undefined || right === undefined || after === undefined) return left ?? [];
  return [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
}

/** Names that are only good inside of a network, without asking anybody: `localhost`, `intranet`, `printer.local`. */
export function isInternalName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/u, "");
  return !name.includes(".") || /\.(?:localhost|local|internal|intranet|lan|corp|home|private|onion|home\.arpa)$/u.test(name);
}

/** Names reserved for examples and tests (RFC 2606): nobody will ever be there. */
export function isExampleName(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/u, "");
  return /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|test)$/u.test(name);
}
