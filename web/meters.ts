import type { HomeCategory } from "./api.ts";
import { element } from "./dom.ts";
import type { Format } from "./format.ts";
import { byUrgency, type Standing, standingOf } from "./urgency.ts";

/** The categories as meters, most urgent first; those nothing was spent on are folded away. */
export function categoryMeters(categories: readonly HomeCategory[], currency: string, format: Format): HTMLElement {
  const sorted = byUrgency(categories).filter(
    ({ allocated_amount, spent_amount }) => allocated_amount > 0 || spent_amount !== 0,
  );
  const used = sorted.filter(({ spent_amount }) => spent_amount !== 0);
  const untouched = sorted.filter(({ spent_amount }) => spent_amount === 0);
  const rows = (some: readonly HomeCategory[]) =>
    element("ul", { class: "meters", children: some.map((category) => meterRow(category, currency, format)) });
  // With nothing spent yet the plan itself is what there is to see.
  if (used.length === 0) return rows(untouched);
  if (untouched.length === 0) return rows(used);
  const summary = element("summary", { text: `${untouched.length} more, nothing spent yet` });
  return element("div", {
    children: [rows(used), element("details", { class: "untouched", children: [summary, rows(untouched)] })],
  });
}

function meterRow(category: HomeCategory, currency: string, format: Format): HTMLElement {
  const { category_id, name, emoji, allocated_amount: allocated, spent_amount: spent } = category;
  const standing = standingOf(category);
  const nameId = `category-${category_id.replace(/\W+/g, "-")}`;
  const rest = restInWords(category, standing, currency, format);
  const spentWords = allocated > 0 ? `of ${format.amount(allocated, currency)} spent` : "spent";
  const line = element("div", {
    class: "meter-line",
    children: [
      element("span", {
        class: "meter-name",
        children: [
          element("span", { class: "emoji", text: emoji, attributes: { "aria-hidden": "true" } }),
          element("span", { text: name, attributes: { id: nameId } }),
        ],
      }),
      element("span", {
        class: "meter-spent",
        children: [element("b", { text: format.amount(spent, currency) }), new Text(` ${spentWords}`)],
      }),
      element("span", { class: "meter-rest", text: rest }),
    ],
  });
  const row = element("li", { class: `meter-row ${standing}`, children: [line] });
  if (allocated > 0) {
    row.append(meterBar(nameId, spent, allocated, `${format.amount(spent, currency)} ${spentWords}, ${rest}`));
  }
  return row;
}

function restInWords({ remaining_amount }: HomeCategory, standing: Standing, currency: string, format: Format): string {
  switch (standing) {
    case "over":
      return `${format.amount(-remaining_amount, currency)} over`;
    case "spent":
      return "all spent";
    case "unplanned":
      return "no limit";
    case "tight":
    case "fine":
      return `${format.amount(remaining_amount, currency)} left`;
  }
}

/** A bar that says in words what it shows. */
export function meterBar(labelId: string, value: number, max: number, words: string): HTMLElement {
  const shown = Math.min(Math.max(value, 0), max);
  const fill = element("span", { class: "meter-fill" });
  fill.style.inlineSize = `${(shown / max) * 100}%`;
  return element("div", {
    class: "meter",
    attributes: {
      role: "meter",
      "aria-labelledby": labelId,
      "aria-valuemin": 0,
      "aria-valuemax": max,
      "aria-valuenow": shown,
      "aria-valuetext": words,
    },
    children: [fill],
  });
}
