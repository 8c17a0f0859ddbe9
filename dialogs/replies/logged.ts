import type { Fact, PendingChoice } from "../state.ts";
import type { LogResult } from "../tools/log-expense.ts";
import type { Standing } from "../tools/standing.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, mergeAlerts, rearmedLines } from "./alerts.ts";
import { apartChoice, askWhetherBill, type Billed, billWords } from "./bills.ts";
import { awaitCharge, chargeQuestion } from "./charge.ts";
import { categoryName, entryLine, shownEntry, totalFact, totalOf } from "./entries.ts";
import { capitalise, formatMoney, type View } from "./format.ts";
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
  const lines = logged.length === 1 ? logged.map((one) => single(one, view)) : [several(logged, view)];
  const standings = uniqueStandings(logged);
  const alerts = mergeAlerts(logged.map((one) => one.alerts));
  const warnings = [...alertLines(alerts, standings, view, logged.length === 1), ...rearmedLines(alerts, view)];
  const billed = logged.flatMap(({ entry, bill }): Billed[] => (bill ? [{ entry, bill }] : []));
  const question = questionAbout(logged, billed, view);
  const text = [...lines, ...warnings, ...(question ? [question.text] : [])].join("\n");
  const apart = billed.filter(({ bill }) => bill.kind === "is").map(apartChoice);
  return {
    blocks: [{ kind: "text", text }],
    facts: [...amountFacts(logged), ...standings.flatMap(standingFacts)],
    shown: logged.map(({ entry }) => shownEntry(entry)),
    choices: question?.pending.choices.length ? question.pending.choices : [UNDO_CHOICE, ...apart.slice(0, 1)],
    ...(question ? { pending: question.pending } : {}),
  };
}

/** The one thing that is asked about what was logged: what foreign money came to, else whether something is a bill. */
function questionAbout(logged: readonly Logged[], billed: readonly Billed[], view: View) {
  const waiting = logged.findLast(({ entry }) => entry.counts === null);
  if (waiting) {
    const { entry, ledgerCurrency } = waiting;
    return { text: chargeQuestion(ledgerCurrency), pending: awaitCharge(entry, ledgerCurrency) };
  }
  const unsure = billed.find(({ bill }) => bill.kind === "maybe");
  if (!unsure) return null;
  const pending = askWhetherBill(unsure, view);
  return { text: pending.question, pending };
}

function single(logged: Logged, view: View): string {
  const { bill } = logged;
  const line = confirmation(logged, view);
  return bill?.kind === "is" ? `✅ ${billWords(bill, view)}\n${line}` : `✅ ${line}`;
}

function confirmation({ entry, standing }: Logged, view: View): string {
  const line = entryLine(entry, view);
  if (standing === null) return `${line} · ${categoryName(entry.category, view)}`;
  const isFirstWord = standing.allocated === null && standing.spent.minor === entry.counts;
  return isFirstWord
    ? `${line} · ${standing.name}${entry.date === view.today ? ", today" : ""}`
    : `${line} · ${standingLine(standing, view)}`;
}

function several(logged: readonly Logged[], view: View): string {
  const items = logged.map(({ entry }, index) => `${index + 1} ${entryLine(entry, view)}`);
  const total = totalOf(logged.map(({ entry }) => entry));
  const bills = logged.flatMap(({ bill }) => (bill?.kind === "is" ? [billWords(bill, view)] : []));
  return [`✅ ${items.join(" · ")}${total === null ? "" : ` · total ${formatMoney(total, view)}`}`, ...bills].join(
    "\n",
  );
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
