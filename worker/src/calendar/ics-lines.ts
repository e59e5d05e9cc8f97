/** RFC 5545, 3.1: a line has at most 75 octets without its break; what follows a break begins with a blank. */
const lineOctetsMax = 75;

/** A property whose value is text: escaped, and folded by octets, never within a character. */
export function textLine(name: string, text: string): string {
  return line(
    name,
    text
      .replaceAll("\r", "")
      .replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`)
      .replaceAll("\n", "\\n")
      // What is left of control characters ends lines in some readers.
      .replaceAll(/\p{Cc}/gu, " "),
  );
}

/** A property as it stands; its parameters belong to the name. */
export function line(name: string, value: string): string {
  let folded = "";
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const length = Buffer.byteLength(character);
    if (octets + length > lineOctetsMax) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}
