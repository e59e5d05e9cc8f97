import { expect, test } from "vitest";
import { spamFaults, verdictsIn } from "./spamassassin.ts";

// As SpamAssassin 4.0.1 wrote them, one after the other: a mail without To, and one with everything.
const output = `X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on host
X-Spam-Level: **
X-Spam-Status: No, score=2.3 required=5.0 tests=HTML_IMAGE_RATIO_08,
	HTML_MESSAGE,MAILING_LIST_MULTI,MISSING_HEADERS,NO_RECEIVED,NO_RELAYS,
	REPLYTO_WITHOUT_TO_CC autolearn=no autolearn_force=no version=4.0.1
From: "Civil Society Unit" <newsletter@example.org>
Subject: January

--=_newsletter-alternative
Content analysis details:   (2.3 points, 5.0 required)

X-Spam-Checker-Version: SpamAssassin 4.0.1 (2024-03-25) on host
X-Spam-Level:
X-Spam-Status: No, score=-1.0 required=5.0 tests=HTML_IMAGE_RATIO_06,
	HTML_MESSAGE,MAILING_LIST_MULTI,NO_RECEIVED,NO_RELAYS autolearn=ham
	autolearn_force=no version=4.0.1
From: "Civil Society Unit" <newsletter@example.org>
`;

test("each mail has its score and its rules", () => {
  const [first, second, ...others] = verdictsIn(output);
  expect(first?.score).toBe(2.3);
  expect(first?.rules).toContain("REPLYTO_WITHOUT_TO_CC");
  expect(first?.rules).toHaveLength(7);
  expect(second).toEqual({
    score: -1,
    rules: ["HTML_IMAGE_RATIO_06", "HTML_MESSAGE", "MAILING_LIST_MULTI", "NO_RECEIVED", "NO_RELAYS"],
  });
  expect(others).toEqual([]);
});

test("a mail that no rule fits has a score and no rules", () => {
  expect(verdictsIn("X-Spam-Status: No, score=0.0 required=5.0 tests=none autolearn=no version=4.0.1\n")).toEqual([
    { score: 0, rules: [] },
  ]);
});

test("output without a verdict is none", () => {
  expect(verdictsIn("warn: config: cannot read rules\n")).toEqual([]);
});

const fault = (score: number, ...rules: readonly string[]): readonly string[] => spamFaults([{ name: "mail", score, rules }]);

test("a mail that reaches the bound is a fault with its rules, and so is one whose parts differ", () => {
  expect(fault(1, "HTML_MESSAGE", "NO_RELAYS")).toEqual(["mail: 1.0 for HTML_MESSAGE, NO_RELAYS"]);
  expect(fault(0.9, "HTML_MESSAGE")).toEqual([]);
  expect(fault(0.9, "MPART_ALT_DIFF_COUNT")).toEqual(["mail: 0.9 for MPART_ALT_DIFF_COUNT"]);
});
