import { z } from "zod";
import { type Category, categoriesOf } from "../../domain/categories.ts";
import { editCategory as edited } from "../../domain/own-category.ts";
import { sameImage } from "../../domain/undo.ts";
import { presentEditedCategory } from "../replies/own-category.ts";
import { category } from "./arguments.ts";
import { categoryName, categoryTerms } from "./category-arguments.ts";
import { knownCategory } from "./known-category.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({ category, name: categoryName.exactOptional(), ...categoryTerms });

/** A category as it was and as it is now; the same where it was so already and nothing was written. */
export interface EditCategoryResult {
  readonly before: Category;
  readonly after: Category;
  readonly isChanged: boolean;
}

/** Changes how a category is called, what it looks like, how much it is needed, or what it is part of. */
export const editCategory = defineTool({
  name: "edit_category",
  description: "Rename a category, or change its emoji, necessity (1–10), group or parent.",
  risk: "write",
  args,
  async run(context, { category: named, ...terms }): Promise<EditCategoryResult> {
    const { book, categories } = context;
    const id = knownCategory(categories, named);
    const before = await book.record("categories", id);
    const parent = terms.parent ? { parent: knownCategory(categories, terms.parent) } : {};
    const after = edited(categories, id, before, { ...terms, ...parent });
    const [was, is] = [categories.get(id), categoriesOf([after]).find((one) => one.id === id) ?? categories.get(id)];
    const isChanged = !sameImage(was, is);
    if (isChanged) await context.commit([{ what: "categories", id, before, after }]);
    return { before: was, after: is, isChanged };
  },
  present: presentEditedCategory,
});
