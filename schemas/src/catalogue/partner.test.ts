import { describe, expect, test } from "vitest";
import { languages } from "../languages.ts";
import { memberImportWords } from "./member-files.ts";
import { memberMailWords } from "./member-mails.ts";
import { memberWords } from "./member-list.ts";
import { memberStopWords } from "./member-stops.ts";
import { partnerWords } from "./partner.ts";
import { textsOf } from "./texts-of.ts";

const areas = { partnerWords, memberWords, memberImportWords, memberMailWords, memberStopWords };
/** Names of formats and of columns stay as they are in every script. */
const namesOfFiles = /CSV|UTF-8|address|languages/gu;

describe.each(Object.entries(areas))("%s", (_name, words) => {
  test.each(languages)("in %s say everything, each name once, and nothing else than words", (language) => {
    const texts = textsOf(words[language], words.en);
    expect([...texts.keys()]).toEqual([...textsOf(words.en, words.en).keys()]);
    expect([...texts].filter(([, { text }]) => text.trim() !== text || text === "" || /undefined|[<>&"]|TODO/u.test(text))).toEqual([]);
    expect([...texts].filter(([, { text, filled }]) => filled.some((name) => text.split(name).length !== 2))).toEqual([]);
  });

  test.each(["ar", "ru", "zh"] as const)("in %s have no Latin letters left but names of files", (language) => {
    const texts = [...textsOf(words[language], words.en)];
    expect(texts.filter(([, { text }]) => /\p{Script=Latin}/u.test(text.replaceAll(namesOfFiles, "")))).toEqual([]);
  });
});
