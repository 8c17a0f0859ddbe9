import * as z from "zod";
import { dropReminder } from "../../../dialogs/tools/drop-reminder.ts";
import { editReminder } from "../../../dialogs/tools/edit-reminder.ts";
import { listReminders } from "../../../dialogs/tools/list-reminders.ts";
import { remindMe } from "../../../dialogs/tools/remind-me.ts";
import { settlePlanned } from "../../../dialogs/tools/settle-planned.ts";
import type { ToolContext } from "../../../dialogs/tools/tool.ts";
import { NotFound } from "../../../domain/errors.ts";
import type { Reminder } from "../../../domain/planned-purchase.ts";
import { amountNumber } from "../amount-number.ts";
import { defined } from "./expense-routes.ts";
import { byId, date, description, figure, instant, knownCategory } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const reminder = z
  .strictObject({ id: z.string(), about: z.string(), date: z.string(), created_at: instant })
  .meta({ id: "Reminder" });

function reminderView({ id, about, date: when, at }: Reminder): z.input<typeof reminder> {
  return { id, about, date: when, created_at: at };
}

const getReminders = defineRoute({
  method: "get",
  path: "/reminders",
  tag: "Reminders",
  summary: "What is kept in mind: reminders, and purchases that are planned.",
  access: "read",
  answer: z.strictObject({
    reminders: z.array(reminder),
    planned: z.array(
      z.strictObject({
        id: z.string(),
        item: z.string(),
        amount: figure,
        currency: z.string(),
        category_id: knownCategory,
        by: z.string().nullable(),
      }),
    ),
  }),
  handle: ({ direct }, { person }) =>
    direct.read(person, async (reader) => {
      const { reminders, planned } = await listReminders.run(reader, {});
      return {
        reminders: reminders.map(reminderView),
        planned: planned.map(({ id, item, amount: price, category, by }) => ({
          id,
          item,
          amount: amountNumber(price),
          currency: price.currency,
          category_id: category,
          by: by ?? null,
        })),
      };
    }),
});

const postReminder = defineRoute({
  method: "post",
  path: "/reminders",
  tag: "Reminders",
  summary: "Be reminded of something about money on a day.",
  access: "write",
  status: 201,
  body: z.strictObject({ about: description.max(200), date }),
  example: { about: "the headphones", date: "2199-07-01" },
  answer: reminder,
  async handle({ direct }, { person, body, turn }) {
    const [made] = await direct.write(person, turn, [{ tool: remindMe, args: body }]);
    return reminderView(made);
  },
});

const patchReminder = defineRoute({
  method: "patch",
  path: "/reminders/{id}",
  tag: "Reminders",
  summary: "Move a reminder to another day, or change what it is about.",
  access: "write",
  params: byId,
  body: z
    .strictObject({ about: description.max(200).optional(), date: date.optional() })
    .refine((its) => its.about !== undefined || its.date !== undefined, "send about or date"),
  example: { date: "2199-08-01" },
  answer: reminder,
  async handle({ direct }, { person, params, body, turn }) {
    const args = defined({ ...body, which: { id: params.id } });
    const [result] = await direct.write(person, turn, [{ tool: editReminder, args }]);
    if (result.kind !== "edited") throw new NotFound(NONE);
    return reminderView(result.after);
  },
});

const deleteReminder = defineRoute({
  method: "delete",
  path: "/reminders/{id}",
  tag: "Reminders",
  summary: "Drop a reminder, or a purchase that is planned; undo brings it back.",
  access: "write",
  params: byId,
  answer: null,
  async handle({ direct }, { person, params: { id }, turn }) {
    const isPlanned = await direct.read(person, async ({ book }) => (await book.record("planned", id)) !== null);
    if (isPlanned) {
      const check = async ({ book }: ToolContext): Promise<void> => {
        if ((await book.record("planned", id))?.state !== "open") throw new NotFound(NONE);
      };
      await direct.write(person, turn, [{ tool: settlePlanned, args: { planned: id, state: "dropped" }, check }]);
      return;
    }
    const [result] = await direct.write(person, turn, [{ tool: dropReminder, args: { which: { id } } }]);
    if (result.kind !== "dropped") throw new NotFound(NONE);
  },
});

const NONE = "There is no such reminder.";

/** What is kept in mind. */
export const reminderRoutes: readonly Route[] = [getReminders, postReminder, patchReminder, deleteReminder];
