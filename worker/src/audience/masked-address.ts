/** `d…@example.org`: enough for its owner, nothing for anybody else. */
export function maskedAddress(address: string): string {
  // Of an erased subscription.
  if (!address.includes("@")) return "…";
  const [local = "", domain = ""] = address.split("@");
  return `${local.slice(0, 1)}…@${domain}`;
}
