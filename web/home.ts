import type { Home, HomeEntry } from "./api.ts";
import { element } from "./dom.ts";
import type { Format } from "./format.ts";
import { categoryMeters, meterBar } from "./meters.ts";

/** Shows the budget: one figure that leads, the categories, the latest entries. */
export function showHome(target: HTMLElement, home: Home, format: Format): void {
  // A repaint must not close what the person has opened.
  const wasOpen = target.querySelector("details")?.open ?? false;
  target.replaceChildren(leading(home, format), ...categories(home, format), ...latest(home, format));
  const details = target.querySelector("details");
  if (details) details.open = wasOpen;
  target.setAttribute("aria-busy", "false");
}

function leading(home: Home, format: Format): HTMLElement {
  const { currency, free_to_spend: free, total_budget, total_spent, period } = home;
  const isOver = free !== null && free < 0;
  const label = free === null ? "Spent so far" : isOver ? "Short by" : "Left to spend";
  const { main, decimals } = format.figure(Math.abs(free ?? total_spent), currency);
  const panel = element("section", {
    class: isOver ? "panel lead-panel over" : "panel lead-panel",
    attributes: { "aria-labelledby": "lead-label" },
    children: [
      element("div", {
        class: "panel-head",
        children: [
          element("h2", { text: label, attributes: { id: "lead-label" } }),
          element("p", { class: "quiet", text: daysToGo(period.days_left) }),
        ],
      }),
      element("p", {
        class: "figure",
        children: [new Text(main), element("span", { class: "decimals", text: decimals })],
      }),
      element("p", { class: "figure-note", text: figureNote(home, format) }),
    ],
  });
  if (total_budget > 0) {
    const words = `${format.amount(total_spent, currency)} of ${format.amount(total_budget, currency)} spent`;
    const bar = meterBar("lead-words", total_spent, total_budget, words);
    panel.append(bar, element("p", { class: "quiet lead-words", text: words, attributes: { id: "lead-words" } }));
  }
  return panel;
}

function daysToGo(days: number): string {
  return days === 1 ? "last day" : `${days} days to go`;
}

function figureNote({ per_day, free_to_spend: free, currency, period }: Home, format: Format): string {
  const until = `until ${format.day(period.end) === "Today" ? "tonight" : format.day(period.end)}`;
  if (free === null) return "Tell me your income, or what you have left, and I can say what is left to spend.";
  if (free < 0) return `Nothing is left to spend ${until}.`;
  return per_day === null ? until : `${format.amount(per_day, currency)} a day ${until}`;
}

function categories({ categories: all, currency }: Home, format: Format): HTMLElement[] {
  const isEmpty = all.every(({ allocated_amount, spent_amount }) => allocated_amount <= 0 && spent_amount === 0);
  if (isEmpty)
    return [element("p", { class: "quiet soon", text: "Your categories and latest entries will stand here." })];
  return [panel("Categories", categoryMeters(all, currency, format))];
}

function latest({ latest: entries, categories: all }: Home, format: Format): HTMLElement[] {
  if (entries.length === 0) return [];
  const nameOf = (id: string | null) => all.find(({ category_id }) => category_id === id)?.name ?? id ?? "";
  const rows = entries.map((entry) => entryRow(entry, nameOf(entry.category_id), format));
  return [panel("Latest", element("ul", { class: "entries", children: rows }))];
}

function entryRow({ description, amount, currency, date }: HomeEntry, category: string, format: Format): HTMLElement {
  return element("li", {
    class: "entry",
    children: [
      element("span", {
        class: "entry-what",
        children: [
          element("span", { class: "entry-name", text: description }),
          element("span", { class: "quiet", text: category }),
        ],
      }),
      element("time", { class: "quiet", text: format.day(date), attributes: { datetime: date } }),
      element("span", { class: "entry-amount", text: format.amount(amount, currency) }),
    ],
  });
}

function panel(title: string, content: HTMLElement): HTMLElement {
  return element("section", { class: "panel", children: [element("h2", { text: title }), content] });
}
