import { z } from "zod";
import { InvalidInput } from "../../domain/errors.ts";
import type { Reminder } from "../../domain/planned-purchase.ts";
import { presentReminder } from "../replies/planned.ts";
import { date } from "./arguments.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ about: z.string().trim().min(1).max(200), date });

/** Keeps a day on which something about money is to be told. */
export const remindMe = defineTool({
  name: "remind_me",
  description: "Remind of something about money on a day.",
  risk: "write",
  args,
  async run({ newId, author, today, commit }, given): Promise<Reminder> {
    if (given.date <= today) throw new InvalidInput(`${given.date} is not ahead of us; name a day to come.`);
    const after: Reminder = { id: newId(), about: given.about, date: given.date, at: author.at, state: "open" };
    await commit([{ what: "reminders", id: after.id, before: null, after }]);
    return after;
  },
  present: presentReminder,
});
