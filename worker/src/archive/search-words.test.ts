import { describe, expect, test } from "vitest";
import { searchCharactersMax, searchWordsMax } from "./limits.ts";
import { wordsToFind, wordsTyped } from "./search-words.ts";

/** As the index compares them: a word that was typed is found where one of the text begins with it. */
function isFound(typed: string, text: string): boolean {
  const words = wordsToFind([text]);
  return wordsTyped(typed).every((word) => words.some((each) => each.startsWith(word)));
}

describe("words as they are compared", () => {
  test("are letters and figures alone, whatever is typed", () => {
    const typed = "<script>alert('x')</script> & | ! :* \\ \"q\" \u0000 %_";
    expect(wordsTyped(typed)).toEqual(["script", "alert", "x", "q"]);
    expect(wordsTyped(" ' -- ; ")).toEqual([]);
  });

  test("are as many as count, however much is typed", () => {
    expect(wordsTyped("a1 ".repeat(searchCharactersMax))).toEqual(["a1"]);
    expect(wordsTyped(Array.from({ length: 100 }, (_, index) => `w${index}`).join(" "))).toHaveLength(searchWordsMax);
    expect(wordsTyped("x".repeat(10_000))[0]?.length).toBeLessThan(100);
  });

  test.each([
    ["case", "CORRUPTION", "On corruption and crime"],
    ["a beginning", "corrup", "On corruption and crime"],
    ["accents that nobody typed", "systeme penitentiaire", "Le système pénitentiaire"],
    ["accents of another form", "e\u0301tat", "l’État"],
    ["the French article", "appel", "Réponse à l’appel"],
    ["Spanish accents", "corrupcion", "Contra la corrupción"],
    ["ligatures", "coeur", "Au cœur de l’action"],
    ["Russian ё", "еще", "Ещё один курс"],
    ["Arabic vowel marks", "مكافحة", "مُكَافَحَة الفساد"],
    ["Arabic hamzas", "الاعضاء", "الأعضاء الجدد"],
    ["the Arabic article, typed", "الفساد", "مكافحة فساد كبير"],
    ["the Arabic article, in the text", "فساد", "التصدي للفساد وبالفساد"],
    ["a stretched Arabic word", "المجتمع", "المجتمـــع المدني"],
    ["Arabic teh marbuta", "الجريمه", "الجريمة المنظمة"],
    ["two Chinese characters in the middle", "腐败", "预防和打击腐败行为"],
    ["a Chinese phrase", "打击腐败行为", "预防和打击腐败行为"],
    ["one Chinese character", "法", "新的立法"],
    ["Latin letters beside Chinese", "ngo", "支持NGO参与"],
    ["full-width letters", "ＮＧＯ", "支持NGO参与"],
  ])("find a text by %s", (_by, typed, text) => {
    expect(isFound(typed, text)).toBe(true);
  });

  test.each([
    ["и", "й"],
    ["腐行", "预防和打击腐败行为"],
    ["crime", "corruption"],
  ])("do not take %s for %s", (typed, text) => {
    expect(isFound(typed, text)).toBe(false);
  });

  test("of a long Chinese text without a full stop are all there", () => {
    expect(isFound("末尾", `${"一二三四五六七八九十".repeat(30)}末尾`)).toBe(true);
  });
});
