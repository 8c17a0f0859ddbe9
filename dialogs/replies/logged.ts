import { currencyOf } from "../../domain/countries.ts";
import type { Currency } from "../../domain/money.ts";
import type { Fact, PendingChoice } from "../state.ts";
import type { LogResult } from "../tools/log-expense.ts";
import type { Standing } from "../tools/standing.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, mergeAlerts, rearmedLines } from "./alerts.ts";
import { awaitCharge, chargeQuestion } from "./charge.ts";
import { categoryName, entryLine, shownEntry, totalFact, totalOf } from "./entries.ts";
import { capitalise, currencyName, formatMoney, type View } from "./format.ts";
import { combine } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";
import { askUnusual } from "./unusual.ts";

type Logged = Extract<LogResult, { kind: "logged" }>;
type Unusual = Extract<LogResult, { kind: "unusual" }>;

/** Takes a turn back as a whole. */
export const UNDO_CHOICE: PendingChoice = { label: "Undo", calls: [{ tool: "undo", args: {} }] };

/** Confirms what was logged, one line for one expense, numbered for several. */
export function presentLogged(results: readonly LogResult[], view: View): Presentation {
  const logged = results.filter((result) => result.kind === "logged");
  const unusual = results.filter((result) => result.kind === "unusual");
  return combine([
    ...(logged.length === 0 ? [] : [presentConfirmed(logged, view)]),
    ...(unusual.length === 0 ? [] : [presentUnusual(unusual, view)]),
  ]);
}

function presentConfirmed(logged: readonly Logged[], view: View): Presentation {
  const guess = logged.find(({ isGuess }) => isGuess)?.entry.amount.currency;
  const confirmed = logged.length === 1 ? logged.map((one) => single(one, view)) : [several(logged, view)];
  const lines = guess === undefined ? confirmed : confirmed.map((line) => `${line}. (I took ${shortName(guess)}.)`);
  const standings = uniqueStandings(logged);
  const alerts = mergeAlerts(logged.map((one) => one.alerts));
  const warnings = [...alertLines(alerts, standings, view, logged.length === 1), ...rearmedLines(alerts, view)];
  const waiting = logged.findLast(({ entry }) => entry.counts === null);
  const text = [...lines, ...warnings, ...(waiting ? [chargeQuestion(waiting.ledgerCurrency)] : [])].join("\n");
  return {
    blocks: [{ kind: "text", text }],
    facts: [...amountFacts(logged), ...standings.flatMap(standingFacts)],
    shown: logged.map(({ entry }) => shownEntry(entry)),
    choices: guess === undefined ? [UNDO_CHOICE] : [UNDO_CHOICE, changeCurrency(guess, view)],
    ...(waiting ? { pending: awaitCharge(waiting.entry, waiting.ledgerCurrency) } : {}),
  };
}

/** `dollars`, as one says of one's own. */
function shortName(currency: Currency): string {
  return currencyName(currency).split(" ").at(-1) ?? currency;
}

/** Currencies that many people have, to be offered besides that of the person's region. */
const COMMON = ["EUR", "USD", "GBP", "INR"];

/** Asks which one it is; what was logged so far was meant in that. */
function changeCurrency(guess: Currency, { locale }: View): PendingChoice {
  const local = currencyOf(new Intl.Locale(locale).maximize().region ?? "");
  const offered = [...new Set([...(local === null ? [] : [local]), ...COMMON])].filter((one) => one !== guess);
  const choices = offered.slice(0, 4).map((currency) => ({
    label: capitalise(currencyName(currency)),
    calls: [{ tool: "set_preferences", args: { currency, was_misread: true } }],
  }));
  const question = "Which currency are your amounts in? For any other, say it like “use Swiss francs”.";
  return { label: "Change", calls: [{ tool: "ask", args: { question, choices } }] };
}

function single({ entry, standing }: Logged, view: View): string {
  const line = `✅ ${entryLine(entry, view)}`;
  if (standing === null) return `${line} · ${categoryName(entry.category, view)}`;
  const isFirstWord = standing.allocated === null && standing.spent.minor === entry.counts;
  return isFirstWord
    ? `${line} · ${standing.name}${entry.date === view.today ? ", today" : ""}`
    : `${line} · ${standingLine(standing, view)}`;
}

function several(logged: readonly Logged[], view: View): string {
  const items = logged.map(({ entry }, index) => `${index + 1} ${entryLine(entry, view)}`);
  const total = totalOf(logged.map(({ entry }) => entry));
  return `✅ ${items.join(" · ")}${total === null ? "" : ` · total ${formatMoney(total, view)}`}`;
}

function presentUnusual(unusual: readonly Unusual[], view: View): Presentation {
  const [first, another] = unusual;
  return askUnusual(
    {
      items: unusual.map(({ amount, args }) => ({ amount, description: args.description })),
      calls: unusual.map(({ args }) => ({ tool: "log_expense", args })),
      yes: first && !another ? `Log ${formatMoney(first.amount, view)}` : `Log all ${unusual.length}`,
      notYet: "Not logged yet.",
    },
    view,
  );
}

function amountFacts(logged: readonly Logged[]): Fact[] {
  const entries = logged.map(({ entry }) => entry);
  const each = entries.map(({ id, description, amount }): Fact => {
    return { label: capitalise(description), value: amount, basis: { kind: "entries", ids: [id] } };
  });
  return entries.length === 1 ? each : [...totalFact(entries), ...each];
}

/** How each category stood last, after all that the message logged in it. */
function uniqueStandings(logged: readonly Logged[]): Standing[] {
  const standings = logged.flatMap(({ standing }) => standing ?? []);
  const latest = new Map(standings.map((standing) => [`${standing.period.key} ${standing.category}`, standing]));
  return [...latest.values()];
}
