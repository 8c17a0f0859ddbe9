import * as z from "zod";
import { addCategory } from "../../../dialogs/tools/add-category.ts";
import { categoryName, categoryTerms } from "../../../dialogs/tools/category-arguments.ts";
import { editCategory } from "../../../dialogs/tools/edit-category.ts";
import { mergeCategories } from "../../../dialogs/tools/merge-categories.ts";
import type { ToolContext } from "../../../dialogs/tools/tool.ts";
import { OTHER } from "../../../domain/categories.ts";
import { assertCategory, readCategory } from "./category-views.ts";
import { defined, known } from "./expense-routes.ts";
import { categoryId, priority } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";
import { category } from "./views.ts";

const tag = "Ranking";

const terms = {
  emoji: categoryTerms.emoji.optional(),
  group: categoryTerms.group.optional(),
  necessity_score: priority.optional(),
  parent_category: categoryId.nullable().optional(),
};

interface Terms {
  readonly name?: string | undefined;
  readonly emoji?: string | undefined;
  readonly group?: string | undefined;
  readonly necessity_score?: number | undefined;
  readonly parent_category?: string | null | undefined;
}

/** The fields of a body as the tools call them. */
function argsOf({ necessity_score: necessity, parent_category: parent, ...others }: Terms): Record<string, unknown> {
  return defined({ ...others, necessity, parent });
}

const byCategory = z.strictObject({ id: categoryId });

const post = defineRoute({
  method: "post",
  path: "/ranking/categories",
  tag,
  summary: "Make a category of one's own. What is not said of it is as its parent's, or as of any want.",
  access: "write",
  status: 201,
  body: z.strictObject({ name: categoryName, ...terms }),
  example: { name: "Climbing", emoji: "🧗", necessity_score: 4, parent_category: "entertainment" },
  answer: category,
  async handle({ direct }, { person, body, turn }) {
    const check = known(body.parent_category ?? undefined);
    const [{ id }] = await direct.write(person, turn, [{ tool: addCategory, args: argsOf(body), check }]);
    return direct.read(person, (reader) => readCategory(reader, id));
  },
});

const patch = defineRoute({
  method: "patch",
  path: "/ranking/categories/{id}",
  tag,
  summary: "Rename a category, or change its emoji, group, necessity or parent. It goes by its former name, too.",
  access: "write",
  params: byCategory,
  body: z.strictObject({ name: categoryName.optional(), ...terms }),
  example: { name: "Eating out", necessity_score: 5 },
  answer: category,
  async handle({ direct }, { person, params, body, turn }) {
    const check = (context: ToolContext): void => {
      assertCategory(context.categories.has(params.id));
      known(body.parent_category ?? undefined)(context);
    };
    const args = { ...argsOf(body), category: params.id };
    const [{ after }] = await direct.write(person, turn, [{ tool: editCategory, args, check }]);
    return direct.read(person, (reader) => readCategory(reader, after.id));
  },
});

const retire = defineRoute({
  method: "delete",
  path: "/ranking/categories/{id}",
  tag,
  summary:
    "Retire a category: its expenses, limits, rules and bills go to `into`, else to its parent, else to `other`. Undo brings it back.",
  access: "write",
  params: byCategory,
  query: z.strictObject({ into: categoryId.optional() }),
  answer: null,
  async handle({ direct }, { person, params, query, turn }) {
    const { id } = params;
    const into =
      query.into ?? (await direct.read(person, async ({ categories }) => categories.get(id).parent ?? OTHER));
    const check = (context: ToolContext): void => {
      assertCategory(context.categories.has(id));
      known(into)(context);
    };
    await direct.write(person, turn, [{ tool: mergeCategories, args: { from: id, into }, check }]);
  },
});

/** A person's own categories. */
export const categoryRoutes: readonly Route[] = [post, patch, retire];
