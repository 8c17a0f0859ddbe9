import * as z from "zod";
import { listReminders } from "../../../dialogs/tools/list-reminders.ts";
import { remindMe } from "../../../dialogs/tools/remind-me.ts";
import { amountNumber } from "../amount-number.ts";
import { date, description, figure, instant, knownCategory } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const reminder = z
  .strictObject({ id: z.string(), about: z.string(), date: z.string(), created_at: instant })
  .meta({ id: "Reminder" });

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
        reminders: reminders.map(({ id, about, date: when, at }) => ({ id, about, date: when, created_at: at })),
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
    const [{ id, about, date: when, at }] = await direct.write(person, turn, [{ tool: remindMe, args: body }]);
    return { id, about, date: when, created_at: at };
  },
});

/** What is kept in mind. */
export const reminderRoutes: readonly Route[] = [getReminders, postReminder];
