import { type Category, type CategoryGroup, type CategoryId, categoriesOf } from "../../domain/categories.ts";
import type { Change } from "../../domain/operation.ts";
import { type OwnCategory, PLAIN_EMOJI } from "../../domain/own-category.ts";
import type { CategorySetting } from "../../domain/settings.ts";
import type { EditCategoryResult } from "../tools/edit-category.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import type { View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Introduces categories that were just made. */
export function presentAdded(results: readonly OwnCategory[], view: View): Presentation {
  return combine(results.map((result) => added(result, view)));
}

/** Says what is another way about a category now. */
export function presentEditedCategory(results: readonly EditCategoryResult[], view: View): Presentation {
  return combine(results.map((result) => edited(result, view)));
}

/** What differs between two states of a category, `Entertainment → Fun, necessity 3 → 5 of 10`; empty where nothing does. */
export function categoryChanges(before: Category, after: Category, view: View): string {
  const part = ({ parent }: Category): string =>
    parent === undefined ? "on its own" : `part of ${categoryName(parent, view)}`;
  const changes = [
    arrow(before.emoji, after.emoji),
    arrow(`necessity ${before.necessity}`, `${after.necessity} of 10`, before.necessity !== after.necessity),
    arrow(GROUPS[before.group], GROUPS[after.group]),
    arrow(part(before), part(after)),
    arrow(
      `priority ${before.priority ?? before.necessity}`,
      `${after.priority ?? after.necessity} of 10`,
      before.priority !== after.priority,
    ),
    arrow(carryWords(before), carryWords(after)),
  ].filter((words) => words !== "");
  const name = arrow(before.name, after.name);
  if (name !== "") return [name, ...changes].join(", ");
  return changes.length === 0 ? "" : `${after.name}: ${changes.join(", ")}`;
}

/** True for the change that makes a category part of another: it stands for all that went along. */
export function isMerge(change: Change): boolean {
  const { what, before, after } = change;
  return what === "categories" && after?.mergedInto !== undefined && before?.mergedInto === undefined;
}

/** What a change of a category was: `category Knitting`, `Entertainment → Fun`, `Travel merged into Fun`. */
export function categoryChange({ id, before, after }: Change<"categories">, view: View): string {
  if (after?.mergedInto !== undefined && before?.mergedInto === undefined) {
    return `${nameOf(id, before)} merged into ${categoryName(after.mergedInto, view)}`;
  }
  const [was, is] = [categoryAs(id, before), categoryAs(id, after)];
  return was === null || is === null ? `category ${nameOf(id, after ?? before)}` : categoryChanges(was, is, view);
}

/** A category by what a person made of it; null where it is one of their own that is not there. */
function categoryAs(id: CategoryId, setting: CategorySetting | null): Category | null {
  return categoriesOf(setting ? [setting] : []).find((category) => category.id === id) ?? null;
}

function nameOf(id: CategoryId, setting: CategorySetting | null): string {
  return categoryAs(id, setting)?.name ?? id;
}

function carryWords({ carriesFrom }: Category): string {
  return carriesFrom === undefined ? "starts anew each month" : "carries over";
}

/** The parts of a plan, as people call them. */
const GROUPS: Readonly<Record<CategoryGroup, string>> = { needs: "needs", wants: "wants", savings: "savings and debt" };

function arrow(before: string, after: string, isChanged = before !== after): string {
  return isChanged ? `${before} → ${after}` : "";
}

function added({ name, emoji, group, necessity, parent }: OwnCategory, view: View): Presentation {
  const place = parent === undefined ? `one of your ${GROUPS[group]}` : `part of ${categoryName(parent, view)}`;
  const lower = name.toLowerCase();
  const lines = [
    `🏷️ New category ${emoji === PLAIN_EMOJI ? "" : `${emoji} `}${name}: ${place}, necessity ${necessity} of 10.`,
    `Say “limit ${lower} to 50”, or “that was ${lower}” after an expense.`,
  ];
  return { ...textOnly(lines.join("\n")), choices: [UNDO_CHOICE] };
}

function edited({ before, after, isChanged }: EditCategoryResult, view: View): Presentation {
  if (!isChanged) return textOnly(`${after.name} is like that already.`);
  const names = before.name === after.name ? "" : `\nBoth names will do.`;
  return { ...textOnly(`🏷️ ${categoryChanges(before, after, view)}.${names}`), choices: [UNDO_CHOICE] };
}
