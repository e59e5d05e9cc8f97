/** `d…@example.org`: enough for its owner, nothing for anybody else. */
export function maskedAddress(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  return `${local.slice(0, 1)}…@${domain}`;
}
