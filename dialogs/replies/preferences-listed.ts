import { money } from "../../domain/money.ts";
import type { PreferencesNow } from "../tools/list-preferences.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import { currencyName, enumerated, formatDate, formatMoney, formatPercent, type View } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

/** Lists how the person is taken, each with what it comes to. */
export function presentTaken(results: readonly PreferencesNow[], view: View): Presentation {
  return combine(results.map((result) => textOnly(lines(result, view).join("\n"))));
}

/** A zone as people call it: `Europe/Berlin` → `Berlin`. */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** An amount and a day as a locale writes them. */
export function sampleOf(view: View): string {
  return `${formatMoney(money(123_450, view.currency), view)} and ${formatDate(view.today, view)}`;
}

function lines({ preferences, ...now }: PreferencesNow, view: View): string[] {
  const { currency, bookCurrency, zone, payday, alerts, risk, carrying } = now;
  const stay = preferences?.away && preferences.away.until >= view.today ? preferences.away : undefined;
  const until = stay === undefined ? "" : `, until ${formatDate(stay.until, view)}`;
  const book = currency === bookCurrency ? "" : `; the book is in ${currencyName(bookCurrency)}`;
  const quiet = preferences?.quiet;
  const carried = carrying.map((id) => categoryName(id, view));
  const warnings = enumerated(alerts.map((threshold) => formatPercent(threshold, view)));
  return [
    "How I take you:",
    `• amounts without a sign: ${currencyName(currency)}${until}${book}`,
    `• your clock: ${placeOf(zone)}${until}`,
    `• written like ${sampleOf(view)}`,
    `• a budget month starts on day ${payday}`,
    `• quiet hours: ${quiet === undefined ? "none" : `${quiet.from} to ${quiet.to}`}`,
    `• warnings: ${alerts.length === 0 ? "none" : `at ${warnings} of a category`}`,
    `• digest: ${preferences?.digest ?? "off"} · of my own accord: ${preferences?.nudges === "off" ? "nothing" : "warnings"} · words: ${preferences?.tone ?? "plain"}`,
    `• risk: ${risk}`,
    `• carried over into the next month: ${carried.length === 0 ? "nothing" : enumerated(carried)}`,
    "Say it to change it: “use euros”, “quiet after 9pm”, “let dining carry over”.",
  ];
}
