import { inkOn } from "./form-source.ts";

/**
 * Words that stand in for a picture get an ink that can be read on their ground: MJML gives them none, and in Thunderbird, which loads no
 * picture until it is asked to, a partner's name stood dark on its purple. White or dark ink it is; the picture itself stays as it is.
 */
export function withAltInk(html: string): string {
  const grounds: (string | undefined)[] = [];
  return html.replaceAll(/<!--[\s\S]*?-->|<[^>]+>/gu, (tag) => {
    if (tag.startsWith("<!--")) return tag;
    if (tag.startsWith("</")) {
      grounds.pop();
      return tag;
    }
    const ground = groundOf(tag) ?? grounds.at(-1);
    if (tag.startsWith("<img")) return inked(tag, ground);
    if (!/^<br\b|\/>$/u.test(tag)) grounds.push(ground);
    return tag;
  });
}

function groundOf(tag: string): string | undefined {
  return /(?:[;"]background(?:-color)?:|\bbgcolor=")(?<ground>#[0-9a-f]{6})\b/iu.exec(tag)?.groups?.["ground"];
}

function inked(image: string, ground: string | undefined): string {
  const ink = ground === undefined ? undefined : inkOn(ground);
  return ink === undefined || /[;"]color:/u.test(image) ? image : image.replace('style="', `style="color:${ink};`);
}
