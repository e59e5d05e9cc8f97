import { InvalidArgumentError, type Command } from "commander";
import type { SendingModules } from "../compose.ts";
import { membersPaceMax } from "../audience/limits.ts";
import type { MembersPace } from "../ports/members.ts";
import { CommandError } from "./command-error.ts";
import { answer, type Terminal } from "./terminal.ts";
import { commandLineActor, withSending } from "./with-sending.ts";

interface PartnerOptions {
  /** 0: no bound any more. */
  readonly membersPerHour?: number;
  readonly membersPerDay?: number;
  readonly json?: boolean;
}

const examples = `
Examples:
  newsletter audience partner partner-vngoc
  newsletter audience partner partner-vngoc --members-per-hour 200
  newsletter audience partner partner-vngoc --members-per-hour none --members-per-day 1000 --json

How many mails of campaigns the members of a partner are given at most. It holds from the next claim on, beside the relay's own pace, for what
this installation sends them, whatever the publication; nobody else waits for it. 0 or none takes a bound away; rehearsals know none.
`;

export function addPartnerCommand(audience: Command, terminal: Terminal): void {
  audience
    .command("partner")
    .description("how fast mail goes to the members of a partner; with an option, sets it")
    .argument("<id>", "id of the partner")
    .option("--members-per-hour <count>", "at most so many mails in an hour; 0 or none: no bound", boundOf)
    .option("--members-per-day <count>", "at most so many mails in a day; 0 or none: no bound", boundOf)
    .option("--json", "answer as JSON")
    .addHelpText("after", examples)
    .action(async (id: string, options: PartnerOptions) => withSending(async (modules) => partnerCommand(id, options, terminal, modules)));
}

function boundOf(text: string): number {
  if (text === "none") return 0;
  const count = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(count) || count > membersPaceMax)
    throw new InvalidArgumentError(`It is a whole number up to ${membersPaceMax}, or none.`);
  return count;
}

async function partnerCommand(
  id: string,
  { membersPerHour, membersPerDay, json }: PartnerOptions,
  terminal: Terminal,
  { members }: SendingModules,
): Promise<void> {
  const before = await members.pace(id);
  if (before === undefined)
    throw new CommandError(
      `No subscription and no contact has the partner ${id}. "newsletter audience segments" and the Studio name them.`,
    );
  const pace: MembersPace = {
    messagesPerHourMax: chosen(membersPerHour, before.messagesPerHourMax),
    messagesPerDayMax: chosen(membersPerDay, before.messagesPerDayMax),
  };
  if (membersPerHour !== undefined || membersPerDay !== undefined) await members.setPace(id, pace, commandLineActor());
  const use = (await members.boundPartners()).find(({ partnerId }) => partnerId === id)?.use;
  const { messagesPerHourMax = null, messagesPerDayMax = null } = pace;
  answer(terminal, json === true, { partnerId: id, messagesPerHourMax, messagesPerDayMax, use: use ?? null }, [
    `Members of ${id}: ${membersPaceInWords(pace)}.`,
    ...(use === undefined ? [] : [`  ${use.ofHour} in the last hour, ${use.ofDay} in the last day, since it is counted`]),
  ]);
}

function chosen(count: number | undefined, before: number | undefined): number | undefined {
  if (count === undefined) return before;
  return count === 0 ? undefined : count;
}

/** "at most 200 mails an hour, 1000 a day" */
export function membersPaceInWords({ messagesPerHourMax, messagesPerDayMax }: MembersPace): string {
  const bounds = [
    ...(messagesPerHourMax === undefined ? [] : [`${String(messagesPerHourMax)} mails an hour`]),
    ...(messagesPerDayMax === undefined ? [] : [`${String(messagesPerDayMax)} mails a day`]),
  ];
  return bounds.length === 0 ? "no bound of its own" : `at most ${bounds.join(", ")}`;
}
