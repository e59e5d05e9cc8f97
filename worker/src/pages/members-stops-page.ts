import { dayText, memberImportWords, memberStopWords, type Language, type MemberStopWords } from "@newsletter/schemas";
import { addressCharactersMax, noteCharactersMax } from "../audience/limits.ts";
import type { PartnersSuppression } from "../ports/members.ts";
import { escaped } from "./html.ts";
import { membersStyle, type MembersAt } from "./members-page.ts";
import { partnerPage } from "./partner-frame.ts";

export type StopNote = keyof MemberStopWords["said"];

export interface StopsPage extends MembersAt {
  /** The partner's own, the latest first; what was lifted is among them. */
  readonly stops: readonly PartnersSuppression[];
  readonly said?: StopNote | undefined;
  readonly typed?: { readonly address: string; readonly note: string };
}

/** Addresses to which a partner wants nothing sent through its list, and why. */
export function memberStopsPage(page: StopsPage): string {
  const { language, session, publication, stops, said, typed } = page;
  const words = memberStopWords[language];
  const isFault = said === "address" || said === "note";
  const hidden = `<input type="hidden" name="publication" value="${escaped(publication.slug)}">`;
  const rows = stops.map((stop) => stopRow(stop, { language, hidden }));
  const body = [
    said === undefined
      ? ""
      : `<p class="${isFault ? "fault" : "done"}" role="${isFault ? "alert" : "status"}">${escaped(words.said[said])}</p>`,
    `<p>${escaped(words.lead)}</p>`,
    rows.length === 0 ? `<p>${escaped(words.none)}</p>` : `<table><tbody>${rows.join("")}</tbody></table>`,
    `<section><form method="post" action="/partner/members/stops">${hidden}`,
    `<label for="address">${escaped(words.address)}</label><input id="address" name="address" type="email" inputmode="email" autocomplete="off" maxlength="${addressCharactersMax}" required dir="ltr" value="${escaped(typed?.address ?? "")}">`,
    `<label for="note">${escaped(words.note)}</label><input id="note" name="note" maxlength="${noteCharactersMax}" required value="${escaped(typed?.note ?? "")}">`,
    `<button type="submit">${escaped(words.stop)}</button></form></section>`,
    `<p class="back"><a href="/partner/members?publication=${escaped(publication.slug)}">${escaped(memberImportWords[language].toList)}</a></p>`,
  ];
  return partnerPage({ language, session, area: "members", publication, title: words.title, body: body.join(""), style: membersStyle });
}

function stopRow(
  { address, note, setAt, lifted }: PartnersSuppression,
  { language, hidden }: { readonly language: Language; readonly hidden: string },
): string {
  const words = memberStopWords[language];
  const when =
    lifted === undefined ? words.set(dayText(language, setAt.slice(0, 10))) : words.lifted(dayText(language, lifted.at.slice(0, 10)));
  const act =
    lifted === undefined
      ? `<form method="post" action="/partner/members/stops/lift">${hidden}<button class="second" type="submit" name="address" value="${escaped(address)}" aria-label="${escaped(words.liftOne(address))}">${escaped(words.lift)}</button></form>`
      : "";
  return `<tr><th scope="row"><bdi dir="ltr">${escaped(address)}</bdi></th><td><bdi>${escaped(note)}</bdi></td><td>${escaped(when)}</td><td>${act}</td></tr>`;
}
