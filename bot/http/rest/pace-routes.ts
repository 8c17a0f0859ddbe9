import * as z from "zod";
import { readPosition } from "../../../dialogs/tools/position.ts";
import { flexiblePace } from "../../../domain/flexible-pace.ts";
import { amountNumber } from "../amount-number.ts";
import { periodFor } from "./budget-routes.ts";
import { figure, month } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

/** More than anybody spends in a period. */
const ALL = 100_000;

const pace = defineRoute({
  method: "get",
  path: "/budget/pace",
  tag: "Budget",
  summary: "Flexible spending, without bills, day by day against an even pace.",
  access: "read",
  query: z.strictObject({ month: month.optional() }),
  answer: z
    .strictObject({
      currency: z.string(),
      month: z.string(),
      period: z.strictObject({ start: z.string(), end: z.string() }),
      days: z.array(z.strictObject({ date: z.string(), spent_amount: figure })),
      planned_amount: figure.nullable(),
      even_amount: figure.nullable(),
    })
    .meta({ id: "FlexiblePace" }),
  handle: ({ direct }, { person, query }) =>
    direct.read(person, async (reader) => {
      const { book, today } = reader;
      const period = periodFor(reader, query.month);
      const entries = await book.entries({ from: period.start, to: period.end, order: "made", limit: ALL });
      const { free } = await readPosition(reader, period);
      const { currency } = book.ledger;
      const { days, planned, even } = flexiblePace({ period, today, currency, entries, free });
      return {
        currency,
        month: period.key,
        period: { start: period.start, end: period.end },
        days: days.map(({ date, spent }) => ({ date, spent_amount: amountNumber(spent) })),
        planned_amount: planned && amountNumber(planned),
        even_amount: even && amountNumber(even),
      };
    }),
});

/** How fast money is spent. */
export const paceRoutes: readonly Route[] = [pace];
