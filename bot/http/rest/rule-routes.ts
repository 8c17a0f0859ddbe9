import * as z from "zod";
import { forgetRule } from "../../../dialogs/tools/forget-rule.ts";
import { listRules } from "../../../dialogs/tools/list-rules.ts";
import type { ToolContext } from "../../../dialogs/tools/tool.ts";
import { normaliseDescription } from "../../../domain/entry.ts";
import { InvalidInput, NotFound } from "../../../domain/errors.ts";
import { filled, instant, knownCategory } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Ranking";

const list = defineRoute({
  method: "get",
  path: "/ranking/rules",
  tag,
  summary: "What was learned from the person about where things belong, the oldest first.",
  access: "read",
  answer: z.strictObject({
    rules: z.array(
      z
        .strictObject({
          words: z.string(),
          category_id: knownCategory,
          source: z.enum(["stated", "corrected"]),
          learned_at: instant,
        })
        .meta({ id: "CategorisationRule" }),
    ),
  }),
  handle: ({ direct }, { person }) =>
    direct.read(person, async (reader) => ({
      rules: (await listRules.run(reader, {})).map(({ words, category, source, at }) => {
        return { words, category_id: category, source, learned_at: at };
      }),
    })),
});

const forget = defineRoute({
  method: "delete",
  path: "/ranking/rules",
  tag,
  summary:
    "Forget the rule of these `words`, or with `all=true` every rule. What was put somewhere by them stays there.",
  access: "write",
  query: z.strictObject({ words: filled(100).optional(), all: z.literal("true").optional() }),
  answer: null,
  async handle({ direct }, { person, query, turn }) {
    const { words = "", all } = query;
    if ((words === "") === (all === undefined)) throw new InvalidInput("Send either words or all=true.");
    if (all) {
      await direct.write(person, turn, [{ tool: forgetRule, args: { all: true } }]);
      return;
    }
    const check = async ({ book }: ToolContext): Promise<void> => {
      // The tool takes words that are near, too; who calls a program's interface means these.
      if (!(await book.record("rules", normaliseDescription(words)))) throw new NotFound("There is no such rule.");
    };
    await direct.write(person, turn, [{ tool: forgetRule, args: { words }, check }]);
  },
});

/** What was learned about where things belong. */
export const ruleRoutes: readonly Route[] = [list, forget];
