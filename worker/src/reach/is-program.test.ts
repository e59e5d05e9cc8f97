import { describe, expect, test } from "vitest";
import { isProgram } from "./is-program.ts";

const browsers = [
  "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
];

const programs = [
  "",
  "   ",
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
  "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
  "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
  "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "WhatsApp/2.23.20.0",
  "TelegramBot (like TwitterBot)",
  "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
  "FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)",
  "W3C_Validator/1.3",
  "curl/8.9.1",
  "Wget/1.24.5",
  "python-requests/2.32.3",
  "Go-http-client/1.1",
  "node",
];

describe("who opens a page", () => {
  test.each(browsers)("is a browser by its own words: %s", (userAgent) => {
    expect(isProgram({ userAgent, purposes: [] })).toBe(false);
  });

  test.each(programs)("is a program by its own words: '%s'", (userAgent) => {
    expect(isProgram({ userAgent, purposes: [] })).toBe(true);
  });

  test("is nobody yet where the browser says that it fetches ahead", () => {
    const [userAgent] = browsers;
    for (const purpose of ["prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip", "Preview", "PREFETCH"]) {
      expect(isProgram({ userAgent, purposes: [undefined, purpose] })).toBe(true);
    }
    expect(isProgram({ userAgent, purposes: [undefined, undefined, ""] })).toBe(false);
  });

  test("that sends no name at all is no browser", () => {
    expect(isProgram({ userAgent: undefined, purposes: [] })).toBe(true);
  });
});
