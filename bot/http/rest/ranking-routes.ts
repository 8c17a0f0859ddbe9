import * as z from "zod";
import { categoryFor } from "../../../dialogs/tools/category-for.ts";
import { rankedNow } from "../../../dialogs/tools/rank-categories.ts";
import { setLimit } from "../../../dialogs/tools/set-limit.ts";
import { setPriority } from "../../../dialogs/tools/set-priority.ts";
import { categorize } from "../../../dialogs/understanding/categorize.ts";
import { amountNumber } from "../amount-number.ts";
import { assertCategory, limitsNow, readCategories } from "./category-views.ts";
import { amount, categoryId, description, figure, knownCategory, priority } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";
import { category, namedCategory, namedCategoryView } from "./views.ts";

const tag = "Ranking";

const listCategories = defineRoute({
  method: "get",
  path: "/ranking/categories",
  tag,
  summary: "The categories, with the person's priorities and limits in them.",
  access: "read",
  isOriginal: true,
  isPolled: true,
  answer: z.strictObject({ currency: z.string(), categories: z.array(category) }),
  handle: ({ direct }, { person }) =>
    direct.read(person, async (context) => ({
      currency: context.book.ledger.currency,
      categories: await readCategories(context),
    })),
});

const classify = defineRoute({
  method: "post",
  path: "/ranking/classify",
  tag,
  summary: "Where an expense belongs, and how sure that is. Nothing is stored.",
  access: "read",
  isOriginal: true,
  body: z.strictObject({ description, amount: amount.optional() }),
  example: { description: "Weekly grocery shopping at Whole Foods", amount: 150 },
  answer: z.strictObject({
    category: namedCategory,
    confidence: z.number().min(0).max(1),
    alternative_categories: z.array(namedCategory.extend({ confidence: z.number().min(0).max(1) })),
  }),
  handle: ({ direct }, { person, body }) =>
    direct.read(person, async (context) => {
      const { categories } = context;
      const { category: best, suggested } = await categoryFor(context, body.description);
      const others = suggested.confidence >= SURE ? [] : categorize(body.description).top;
      return {
        category: namedCategoryView(categories.get(best)),
        confidence: suggested.confidence,
        alternative_categories: others
          .filter((other) => other.category !== best && categories.has(other.category))
          .map((other) => ({ ...namedCategoryView(categories.get(other.category)), confidence: other.confidence })),
      };
    }),
});

/** From here on a category is used without asking, so nobody needs others. */
const SURE = 0.9;

const rank = z.strictObject({
  rank: z.int(),
  category_id: knownCategory,
  name: z.string(),
  necessity_score: z.int(),
  priority: z.int(),
  custom_priority: z.int().nullable(),
  share_of_spending: z.number(),
  is_short: z.boolean(),
});

const listPriorities = defineRoute({
  method: "get",
  path: "/ranking/priorities",
  tag,
  summary: "The categories in the order in which money goes to them: by priority, necessity and habit.",
  access: "read",
  isOriginal: true,
  answer: z.strictObject({ priorities: z.array(rank) }),
  handle: ({ direct }, { person }) =>
    direct.read(person, async (context) => ({
      priorities: (await rankedNow(context)).map((one, index) => ({
        rank: index + 1,
        category_id: one.id,
        name: context.categories.get(one.id).name,
        necessity_score: one.necessity,
        priority: one.priority,
        custom_priority: one.isOwn ? one.priority : null,
        share_of_spending: one.share,
        is_short: one.isShort === true,
      })),
    })),
});

const preference = z
  .strictObject({
    user_id: z.string(),
    category_id: knownCategory,
    custom_priority: z.int(),
    monthly_limit: figure.nullable(),
    currency: z.string(),
  })
  .meta({ id: "UserCategoryPreference" });

const putPriority = defineRoute({
  method: "put",
  path: "/ranking/priorities/{category_id}",
  tag,
  summary: "How much a category matters to the person, and what it may cost in a month.",
  access: "write",
  isOriginal: true,
  params: z.strictObject({ category_id: categoryId }),
  body: z.strictObject({ custom_priority: priority, monthly_limit: amount.optional() }),
  example: { custom_priority: 8, monthly_limit: "250.00" },
  answer: preference,
  async handle({ direct }, { person, params, body, turn }) {
    const id = params.category_id;
    await direct.read(person, async ({ categories }) => assertCategory(categories.has(id)));
    await direct.write(person, turn, [
      { tool: setPriority, args: { category: id, priority: body.custom_priority } },
      ...(body.monthly_limit === undefined
        ? []
        : [{ tool: setLimit, args: { category: id, amount: body.monthly_limit } }]),
    ]);
    return direct.read(person, async (context) => {
      const limit = (await limitsNow(context)).get(id);
      return {
        user_id: person.id,
        category_id: id,
        custom_priority: body.custom_priority,
        monthly_limit: limit ? amountNumber(limit.amount) : null,
        currency: context.book.ledger.currency,
      };
    });
  },
});

/** What matters how much. */
export const rankingRoutes: readonly Route[] = [listCategories, classify, listPriorities, putPriority];
