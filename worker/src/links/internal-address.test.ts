import { describe, expect, it } from "vitest";
import { isExampleName, isInternalAddress, isInternalName } from "./internal-address.ts";

/** As a URL writes the address that somebody typed. */
const host = (typed: string): string => new URL(`http://${typed}/`).hostname.replace(/^\[|\]$/gu, "");

describe("an internal address", () => {
  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "198.18.0.1",
    "203.0.113.5",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "::ffff:0:0",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "no address",
    "",
  ])("is %s", (address) => {
    expect(isInternalAddress(address)).toBe(true);
  });

  it.each(["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "１２７.0.0.1"])(
    "is %s, however it was typed",
    (typed) => {
      expect(isInternalAddress(host(typed))).toBe(true);
    },
  );

  it.each([
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "169.253.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81c::200e",
    "::ffff:1.1.1.1",
    "64:ff9b::1.1.1.1",
  ])("is not %s", (address) => {
    expect(isInternalAddress(address)).toBe(false);
  });
});

describe("a name", () => {
  it.each(["localhost", "LOCALHOST.", "lake.localhost", "intranet", "printer.local", "metadata.google.internal", "router.home.arpa"])(
    "%s is internal",
    (name) => {
      expect(isInternalName(name)).toBe(true);
    },
  );

  it.each(["unodc.org", "local.gov.uk", "internal.example.net", "lan.com"])("%s is not internal", (name) => {
    expect(isInternalName(name)).toBe(false);
  });

  it("of RFC 2606 is an example, and one that only looks like it is not", () => {
    expect(["example.org", "www.EXAMPLE.com.", "films.example", "x.invalid", "a.test"].map(isExampleName)).toEqual(
      Array<boolean>(5).fill(true),
    );
    expect(["myexample.org", "example.eu", "test.org", "example.org.uk"].map(isExampleName)).toEqual(Array<boolean>(4).fill(false));
  });
});
