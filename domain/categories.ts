import { normaliseDescription } from "./entry.ts";
import type { PeriodKey } from "./period.ts";
import type { CategorySetting } from "./settings.ts";

/** Id of a category: one of the defaults, or one that a person added. */
export type CategoryId = string;

/** The three parts of the 50/30/20 frame. */
export type CategoryGroup = "needs" | "wants" | "savings";

/** What money is spent on. */
export interface Category {
  readonly id: CategoryId;
  /** As people read it, capitalised. */
  readonly name: string;
  readonly emoji: string;
  readonly group: CategoryGroup;
  /** 1 (luxury) … 10 (essential). */
  readonly necessity: number;
  /** Default share of the income in percent; the defaults sum to 100. 0: gets money once the person spends there or asks. */
  readonly share: number;
  readonly parent?: CategoryId;
  /** Other names that it goes by, folded. */
  readonly aliases?: readonly string[];
  /** How much it matters to this person, 1–10; left out: as its necessity says. */
  readonly priority?: number;
  /** From this period on it carries what is left, or over, into the next one. */
  readonly carriesFrom?: PeriodKey;
}

const row = (
  id: CategoryId,
  name: string,
  emoji: string,
  group: CategoryGroup,
  necessity: number,
  share: number,
): Category => ({ id, name, emoji, group, necessity, share });

/** The categories that everyone starts with; their shares are 50 for needs, 30 for wants and 20 for savings. */
export const DEFAULT_CATEGORIES: readonly Category[] = [
  row("housing", "Housing", "🏠", "needs", 10, 20),
  row("utilities", "Utilities", "💡", "needs", 9, 5),
  row("groceries", "Groceries", "🛒", "needs", 9, 15),
  row("health", "Health", "🩺", "needs", 9, 2),
  row("insurance", "Insurance", "🛡️", "needs", 8, 2),
  row("kids", "Kids", "🧒", "needs", 8, 0),
  row("transport", "Transport", "🚌", "needs", 7, 5),
  row("education", "Education", "🎓", "needs", 7, 1),
  row("pets", "Pets", "🐾", "needs", 6, 0),
  row("personal_care", "Personal care", "🧴", "wants", 5, 2),
  row("dining", "Dining", "🍽️", "wants", 4, 8),
  row("entertainment", "Entertainment", "🎬", "wants", 3, 5),
  row("subscriptions", "Subscriptions", "🔁", "wants", 3, 2),
  row("shopping", "Shopping", "🛍️", "wants", 3, 5),
  row("electronics", "Electronics", "🎧", "wants", 3, 2),
  row("gifts", "Gifts & charity", "🎁", "wants", 3, 1),
  row("travel", "Travel", "✈️", "wants", 2, 3),
  row("other", "Other", "📦", "wants", 2, 2),
  row("debt", "Debt", "💳", "savings", 8, 5),
  row("savings", "Savings", "🐖", "savings", 6, 15),
];

/** Where an expense goes that fits nowhere else. */
export const OTHER: CategoryId = "other";

/** The defaults as a person has made them their own, and the categories that they added. */
export function categoriesOf(settings: Iterable<CategorySetting>): Category[] {
  const changed = new Map(Array.from(settings, (setting) => [setting.id, setting]));
  const own = [...changed.values()].filter(({ id }) => !DEFAULT_CATEGORIES.some((category) => category.id === id));
  return [...DEFAULT_CATEGORIES, ...own.map(({ id }) => standIn(id))].flatMap((category) => {
    const setting = changed.get(category.id);
    if (setting?.mergedInto !== undefined) return [];
    return [setting ? withSetting(category, setting) : category];
  });
}

function withSetting(category: Category, setting: CategorySetting): Category {
  const { mergedInto: _none, ...terms } = setting;
  return { ...category, ...terms };
}

/** A plain category for an id of which nothing is known. */
function standIn(id: CategoryId): Category {
  return { id, name: id, emoji: "📦", group: "wants", necessity: 2, share: 0 };
}

/** A name folded for comparing: `Gifts & charity` → `gifts and charity`. */
export function foldName(name: string): string {
  return normaliseDescription(name.replaceAll("&", " and "));
}

/** The categories of a ledger as a person made them: {@link categoriesOf}, with the way from merged ones to theirs. */
export function categoryBookOf(settings: Iterable<CategorySetting>): CategoryBook {
  const all = [...settings];
  const merged = all.flatMap(({ id, mergedInto }) => (mergedInto === undefined ? [] : [[id, mergedInto] as const]));
  return new CategoryBook(categoriesOf(all), new Map(merged));
}

/** The categories of one ledger, looked up by id. */
export class CategoryBook {
  private readonly byId: ReadonlyMap<CategoryId, Category>;
  private readonly merged: ReadonlyMap<CategoryId, CategoryId>;

  /** @param merged categories that are listed no more → the one that each became part of */
  constructor(
    categories: Iterable<Category> = DEFAULT_CATEGORIES,
    merged: ReadonlyMap<CategoryId, CategoryId> = new Map(),
  ) {
    this.byId = new Map(Array.from(categories, (category) => [category.id, category]));
    this.merged = merged;
  }

  /** All of them, in their order. */
  all(): Category[] {
    return [...this.byId.values()];
  }

  has(id: CategoryId): boolean {
    return this.byId.has(id);
  }

  /** The category, or a plain stand-in for an id that is no longer listed (an old entry's). */
  get(id: CategoryId): Category {
    return this.byId.get(id) ?? standIn(id);
  }

  /** The category that an id or a name means; for one that was merged the one that it is part of now. */
  find(idOrName: string): CategoryId | null {
    const standing = this.standing(idOrName);
    if (this.byId.has(standing)) return standing;
    const folded = foldName(idOrName);
    const named = this.all().find(({ name, aliases }) => foldName(name) === folded || aliases?.includes(folded));
    return named?.id ?? null;
  }

  /** The category itself, or the one that it was merged into. */
  standing(id: CategoryId): CategoryId {
    let standing = id;
    // Merges only ever lead to what still stood then, so they come to an end.
    for (let next = this.merged.get(id); next !== undefined; next = this.merged.get(next)) standing = next;
    return standing;
  }

  /** Names that the person gave, folded → id. */
  ownNames(): Map<string, CategoryId> {
    const names = new Map<string, CategoryId>();
    const initial = new Map(DEFAULT_CATEGORIES.map(({ id, name }) => [id, name]));
    for (const { id, name, aliases = [] } of this.byId.values()) {
      for (const alias of aliases) names.set(alias, id);
      if (initial.get(id) !== name) names.set(foldName(name), id);
    }
    return names;
  }
}
