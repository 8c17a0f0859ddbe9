import * as z from "zod";
import { formatShort } from "../../../dialogs/replies/format.ts";
import { presentInsights } from "../../../dialogs/replies/insights.ts";
import { plainText } from "../../../dialogs/replies/plain-text.ts";
import { verdictWords } from "../../../dialogs/replies/verdict.ts";
import type { ToolCall } from "../../../dialogs/tools/call.ts";
import { checkPurchase } from "../../../dialogs/tools/check-purchase.ts";
import { insights } from "../../../dialogs/tools/insights.ts";
import { categorize } from "../../../dialogs/understanding/categorize.ts";
import { understand } from "../../../dialogs/understanding/understand.ts";
import { money, parseAmount } from "../../../domain/money.ts";
import type { Person } from "../../../domain/person.ts";
import { amountNumber } from "../amount-number.ts";
import { HttpProblem } from "../problem.ts";
import { defined } from "./expense-routes.ts";
import { amount, currency, description, figure, month } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Assistant";

const analyze = defineRoute({
  method: "post",
  path: "/ai/analyze-purchase",
  tag,
  summary: "Buy, wait or don't buy: the verdict that chat gives, with its reasons.",
  access: "write",
  limit: "ai",
  isOriginal: true,
  body: z.strictObject({ item_description: description, amount, currency: currency.optional() }),
  example: { item_description: "New iPhone 15 Pro", amount: 1199 },
  answer: z
    .strictObject({
      decision: z.enum(["buy", "wait", "dont_buy"]),
      reason: z.string(),
      alternative_suggestions: z.array(z.string()),
      impact_on_budget: z.string(),
      category: z.string(),
      category_id: z.string(),
      amount: figure,
      currency: z.string(),
      affordable_on: z.iso.date().nullable(),
    })
    .meta({ id: "PurchaseRecommendation" }),
  async handle({ direct }, { person, body, turn }) {
    const args = defined({ item: body.item_description, amount: body.amount, currency: body.currency });
    const [result] = await direct.write(person, turn, [{ tool: checkPurchase, args }]);
    if (result.kind !== "judged") {
      throw new HttpProblem({
        status: 409,
        code: "needs_income",
        detail: "To judge that, an income or a balance has to be known; make a budget or state a balance first.",
      });
    }
    return direct.read(person, async ({ view, categories }) => {
      const { verdict, category } = result;
      const { reasons, ways } = verdictWords(result, view);
      const { freeAfter, categoryAfter } = verdict.impact;
      const { name } = categories.get(category);
      const left = categoryAfter === null ? "" : ` and ${formatShort(categoryAfter, view)} in ${name}`;
      return {
        decision: verdict.decision,
        reason: sentence(reasons.join("; ")),
        alternative_suggestions: [...ways],
        impact_on_budget: `It would leave ${formatShort(freeAfter, view)} free to spend${left}.`,
        category: name,
        category_id: category,
        amount: amountNumber(result.amount),
        currency: result.amount.currency,
        affordable_on: verdict.affordableOn,
      };
    });
  },
});

function sentence(words: string): string {
  return words === "" ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

const call = z.strictObject({ tool: z.string(), args: z.record(z.string(), z.unknown()) });

const extracted = z.strictObject({
  amount: figure,
  currency: z.string(),
  description: z.string(),
  category_id: z.string(),
  date: z.iso.date(),
  ai_suggested_category: z.string(),
  confidence_score: z.number(),
});

const extract = defineRoute({
  method: "post",
  path: "/ai/extract-expense",
  tag,
  summary: "What a text would log, by the understanding that chat has. Nothing is stored.",
  access: "read",
  limit: "ai",
  isOriginal: true,
  body: z.strictObject({ text: description }),
  example: { text: "Spent $50 on gas yesterday" },
  answer: z.strictObject({ expense: extracted.nullable(), calls: z.array(call), confidence: z.number() }),
  handle: ({ now, direct }, { person, body }) =>
    direct.read(person, async ({ person: preferred }) => {
      const { calls, confidence } = understood(body.text, preferred, now());
      const first = calls.find(({ tool }) => tool === "log_expense");
      return {
        expense: first ? expenseIn(first, preferred, now()) : null,
        calls: calls.map(({ tool, args }) => ({ tool, args })),
        confidence,
      };
    }),
});

function understood(text: string, { currency: its, locale, zone }: Person, now: Temporal.Instant) {
  const local = now.toZonedDateTimeISO(zone).toPlainDateTime();
  return understand(text, { now: local, currency: its, locale, shown: [], pending: null, isReply: false });
}

const logged = z.looseObject({
  amount: z.string(),
  currency: z.string().optional(),
  description: z.string(),
  category: z.string().optional(),
  date: z.string().optional(),
});

function expenseIn({ args }: ToolCall, person: Person, now: Temporal.Instant): z.input<typeof extracted> {
  const { currency: its = person.currency, ...given } = logged.parse(args);
  const suggested = categorize(given.description);
  return {
    amount: amountNumber(parseAmount(given.amount, its)),
    currency: its,
    description: given.description,
    category_id: given.category ?? suggested.category,
    date: given.date ?? now.toZonedDateTimeISO(person.zone).toPlainDate().toString(),
    ai_suggested_category: suggested.category,
    confidence_score: suggested.confidence,
  };
}

const tellInsights = defineRoute({
  method: "get",
  path: "/ai/insights",
  tag,
  summary:
    "What stands out in a month, as a short text with its figures; worded by the language model where there is one.",
  access: "read",
  limit: "ai",
  isOriginal: true,
  query: z.strictObject({ month: month.optional() }),
  answer: z.strictObject({
    month: z.string(),
    currency: z.string(),
    insights: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), amount: figure, currency: z.string() })),
  }),
  async handle({ direct, wording }, { person, query }) {
    const { result, view, presentation } = await direct.read(person, async (reader) => {
      const result = await insights.run(reader, defined({ month: query.month }));
      return { result, view: reader.view, presentation: presentInsights([result], reader.view) };
    });
    const { blocks, facts } = presentation;
    const words = await (await wording)?.word(person.id, { presentations: [presentation], view });
    return {
      month: result.period.key,
      currency: view.currency,
      insights: words ?? plainText({ blocks, privacy: "private" }),
      facts: facts.flatMap(({ label, value }) =>
        typeof value === "object" && value !== null
          ? [{ label, amount: amountNumber(money(value.minor, value.currency)), currency: value.currency }]
          : [],
      ),
    };
  },
});

/** What is thought about money. */
export const aiRoutes: readonly Route[] = [analyze, extract, tellInsights];
