import { isIPv4, isIPv6 } from "node:net";

const groupsOfNetwork = 4;

/** The network somebody asks from, as one counts it: /24 of an IPv4 address, /64 of an IPv6 one, within which changing it costs nothing. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/iu, "");
  if (isIPv4(plain)) return `${plain.split(".").slice(0, 3).join(".")}.0/24`;
  const [address = ""] = plain.split("%");
  if (!isIPv6(address)) return "unknown";
  const [before = "", after] = address.toLowerCase().split("::");
  const head = before === "" ? [] : before.split(":");
  const tail = after === undefined || after === "" ? [] : after.split(":");
  // An IPv4 address at the end takes the place of two groups; it is never within the first four of an address that somebody routes.
  const missing = after === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...tail];
  const network = groups.slice(0, groupsOfNetwork).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
