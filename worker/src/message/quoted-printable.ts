// Quoted-printable (RFC 2045, 6.7), written so that no line begins with a dot and none ends in a blank: nothing is left for a relay to
// stuff or strip, and a signature over these bytes will hold.

const lineOctetsMax = 76;

export function quotedPrintable(text: string): string {
  return text.replaceAll("\r\n", "\n").split("\n").map(encodedLine).join("\r\n");
}

function encodedLine(line: string): string {
  const octets = Buffer.from(line);
  const lines: string[] = [];
  let current = "";
  for (const [index, octet] of octets.entries()) {
    const isLast = index === octets.length - 1;
    const unit = encodedOctet(octet, current === "", isLast);
    // One column is kept for the soft break itself.
    if (current.length + unit.length > lineOctetsMax - 1) {
      lines.push(`${current}=`);
      current = encodedOctet(octet, true, isLast);
    } else current += unit;
  }
  return [...lines, current].join("\r\n");
}

function encodedOctet(octet: number, isLineStart: boolean, isLineEnd: boolean): string {
  const isBlank = octet === 0x20 && !isLineEnd;
  const isPrintable = octet > 0x20 && octet < 0x7f && octet !== 0x3d && !(isLineStart && octet === 0x2e);
  return isBlank || isPrintable ? String.fromCodePoint(octet) : `=${octet.toString(16).toUpperCase().padStart(2, "0")}`;
}
