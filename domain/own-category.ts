import { type CategoryBook, type CategoryGroup, type CategoryId, DEFAULT_CATEGORIES, foldName } from "./categories.ts";
import { InvalidInput } from "./errors.ts";
import type { CategorySetting } from "./settings.ts";

/** What a person says of a category of their own. */
export interface CategoryTerms {
  readonly name?: string;
  readonly emoji?: string;
  readonly group?: CategoryGroup;
  /** 1 (luxury) … 10 (essential). */
  readonly necessity?: number;
  /** Null: it is part of nothing any more. */
  readonly parent?: CategoryId | null;
}

/** A category of the person's own: nothing of it comes from a default. */
export interface OwnCategory extends CategorySetting {
  readonly name: string;
  readonly emoji: string;
  readonly group: CategoryGroup;
  readonly necessity: number;
}

/** How much a new category is needed until the person says: about the middle of the defaults of its group. */
const NECESSITY: Readonly<Record<CategoryGroup, number>> = { needs: 7, wants: 3, savings: 6 };

/** What stands for a category whose picture nobody chose. */
export const PLAIN_EMOJI = "🏷️";

/**
 * A new category under a name that is still free; what is not said of it is as its parent's, or as of any want.
 *
 * @param taken ids that stand for something already, also for what was merged
 * @throws InvalidInput when another category goes by that name, or the parent is none
 */
export function addCategory(
  categories: CategoryBook,
  taken: ReadonlySet<CategoryId>,
  given: CategoryTerms & { readonly name: string },
): OwnCategory {
  assertFree(categories, given.name);
  const parent = given.parent ? categories.get(knownParent(categories, given.parent)) : undefined;
  const group = given.group ?? parent?.group ?? "wants";
  return {
    id: freeId(given.name, taken),
    name: titled(given.name),
    emoji: given.emoji ?? parent?.emoji ?? PLAIN_EMOJI,
    group,
    necessity: given.necessity ?? parent?.necessity ?? NECESSITY[group],
    ...(parent ? { parent: parent.id } : {}),
  };
}

/**
 * What a person made of a category, with some of it changed. A former name stays one that it goes by.
 *
 * @param before what they had made of it; null: nothing yet
 * @throws InvalidInput when another category goes by the new name, or the parent would be part of it
 */
export function editCategory(
  categories: CategoryBook,
  id: CategoryId,
  before: CategorySetting | null,
  { name, parent, ...terms }: CategoryTerms,
): CategorySetting {
  const { parent: formerParent, ...rest } = before ?? { id };
  const above = parent === undefined ? formerParent : (parent ?? undefined);
  if (parent) assertAbove(categories, id, parent);
  const group = parent && terms.group === undefined ? { group: categories.get(parent).group } : {};
  return {
    ...rest,
    ...group,
    ...terms,
    ...(name === undefined ? {} : renamed(categories, id, name)),
    ...(above === undefined ? {} : { parent: above }),
  };
}

function renamed(categories: CategoryBook, id: CategoryId, name: string): Pick<CategorySetting, "name" | "aliases"> {
  assertFree(categories, name, id);
  const { name: former, aliases = [] } = categories.get(id);
  const others = new Set([...aliases, foldName(former)]);
  others.delete(foldName(name));
  return { name: titled(name), aliases: [...others] };
}

/** A name as it is read, `knitting` → `Knitting`; one that has capitals of its own keeps them: `eBay`. */
function titled(name: string): string {
  const [first = "", ...rest] = name;
  return /\p{Lu}/u.test(name) ? name : first.toUpperCase() + rest.join("");
}

function assertFree(categories: CategoryBook, name: string, but?: CategoryId): void {
  if (foldName(name) === "") throw new InvalidInput(`"${name}" is no name; give the category one with letters.`);
  const other = categories.find(name);
  if (other === null || other === but) return;
  throw new InvalidInput(
    `${categories.get(other).name} goes by “${name}” already. Choose another name, or merge the two.`,
  );
}

function knownParent(categories: CategoryBook, parent: CategoryId): CategoryId {
  if (!categories.has(parent)) throw new InvalidInput(`There is no category "${parent}" to be part of.`);
  return parent;
}

function assertAbove(categories: CategoryBook, id: CategoryId, parent: CategoryId): void {
  for (let above: CategoryId | undefined = knownParent(categories, parent); above !== undefined; ) {
    if (above === id) throw new InvalidInput(`${categories.get(id).name} can't be part of itself.`);
    above = categories.get(above).parent;
  }
}

/** The name as an id, with a number behind it where that is taken. */
function freeId(name: string, taken: ReadonlySet<CategoryId>): CategoryId {
  const slug = foldName(name).replaceAll(" ", "_");
  const isTaken = (id: CategoryId): boolean => taken.has(id) || DEFAULT_CATEGORIES.some((known) => known.id === id);
  let id = slug;
  for (let count = 2; isTaken(id); count += 1) id = `${slug}_${count}`;
  return id;
}
