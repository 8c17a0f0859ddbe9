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
  const { name, emoji, group, necessity, parent } = setting;
  return {
    ...category,
    ...(name === undefined ? {} : { name }),
    ...(emoji === undefined ? {} : { emoji }),
    ...(group === undefined ? {} : { group }),
    ...(necessity === undefined ? {} : { necessity }),
    ...(parent === undefined ? {} : { parent }),
  };
}

/** A plain category for an id of which nothing is known. */
function standIn(id: CategoryId): Category {
  return { id, name: id, emoji: "📦", group: "wants", necessity: 2, share: 0 };
}

/** The categories of one ledger, looked up by id. */
export class CategoryBook {
  private readonly byId: ReadonlyMap<CategoryId, Category>;

  constructor(categories: Iterable<Category> = DEFAULT_CATEGORIES) {
    this.byId = new Map(Array.from(categories, (category) => [category.id, category]));
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
}
