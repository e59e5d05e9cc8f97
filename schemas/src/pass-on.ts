/** A new mail that names a page, for whoever opens it to address (RFC 6068). The page's own address and title are all it says: nothing of the sender. */
export function passOnMail(title: string, address: string): string {
  return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n\r\n${address}`)}`;
}
