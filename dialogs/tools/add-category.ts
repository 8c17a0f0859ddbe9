import { z } from "zod";
import { type OwnCategory, addCategory as ownCategory } from "../../domain/own-category.ts";
import { presentAdded } from "../replies/own-category.ts";
import { categoryName, categoryTerms } from "./category-arguments.ts";
import { knownCategory } from "./known-category.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ name: categoryName, ...categoryTerms });

/** Makes a category of the person's own. */
export const addCategory = defineTool({
  name: "add_category",
  description: "Make a spending category of the person's own.",
  risk: "write",
  args,
  async run(context, given): Promise<OwnCategory> {
    const { book, categories } = context;
    const taken = new Set((await book.records("categories")).map(({ id }) => id));
    const parent = given.parent ? { parent: knownCategory(categories, given.parent) } : {};
    const after = ownCategory(categories, taken, { ...given, ...parent });
    await context.commit([{ what: "categories", id: after.id, before: null, after }]);
    return after;
  },
  present: presentAdded,
});
