import type { Fact, PendingChoice } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import type { LogResult } from "../tools/log-expense.ts";
import type { Standing } from "../tools/standing.ts";
import type { Presentation } from "../tools/tool.ts";
import { alertLines, mergeAlerts, rearmedLines } from "./alerts.ts";
import { apartChoice, askWhetherBill, type Billed, billWords } from "./bills.ts";
import { chargeQuestion, isConverted } from "./charge.ts";
import { presentCharged } from "./charged.ts";
import { changeCurrency, tookCurrency } from "./currency-guess.ts";
import { categoryName, channelName, entryAmount, loggedLine, shownEntry, totalFact, totalOf } from "./entries.ts";
import { capitalise, formatMoney, type View } from "./format.ts";
import { combine } from "./presentation.ts";
import { standingFacts, standingLine } from "./standing.ts";
import { tagStandingLines } from "./tags.ts";
import { askUnusual } from "./unusual.ts";

type Logged = Extract<LogResult, { kind: "logged" }>;
type Unusual = Extract<LogResult, { kind: "unusual" }>;

/** Takes a turn back as a whole. */
export const UNDO_CHOICE: PendingChoice = { label: "Undo", calls: [{ tool: "undo", args: {} }] };

/** Confirms what was logged, one line for one expense, numbered for several. */
export function presentLogged(results: readonly LogResult[], view: View): Presentation {
  const logged = results.filter((result) => result.kind === "logged");
  const unusual = results.filter((result) => result.kind === "unusual");
  const charged = results.filter((result) => result.kind === "charged");
  return combine([
    ...(logged.length === 0 ? [] : [presentConfirmed(logged, view)]),
    ...(unusual.length === 0 ? [] : [presentUnusual(unusual, view)]),
    ...charged.map((one) => presentCharged(one, view)),
  ]);
}

function presentConfirmed(logged: readonly Logged[], view: View): Presentation {
  const guess = logged.find(({ isGuess }) => isGuess)?.entry.amount.currency;
  const confirmed = logged.length === 1 ? logged.map((one) => single(one, view)) : [several(logged, view)];
  const lines = guess === undefined ? confirmed : confirmed.map((line) => `${line}. ${tookCurrency(guess)}`);
  const standings = uniqueStandings(logged);
  const alerts = mergeAlerts(logged.map((one) => one.alerts));
  const warnings = [...alertLines(alerts, standings, view, logged.length === 1), ...rearmedLines(alerts, view)];
  const billed = logged.flatMap(({ entry, bill }): Billed[] => (bill ? [{ entry, bill }] : []));
  const apart = billed.filter(({ bill }) => bill.kind === "is").map(apartChoice);
  const asked = questionAbout(logged, billed, view);
  const text = [...lines, ...warnings, ...(asked === null || asked.isAside ? [] : [asked.text])].join("\n");
  return {
    blocks: [{ kind: "text", text }],
    facts: [...amountFacts(logged), ...standings.flatMap(standingFacts)],
    shown: logged.map(({ entry }) => shownEntry(entry)),
    choices: asked?.pending.choices.length
      ? asked.pending.choices
      : [UNDO_CHOICE, ...(guess === undefined ? [] : [changeCurrency(guess, view)]), ...apart.slice(0, 1)],
    ...(asked ? { pending: asked.pending } : {}),
  };
}

/** The one thing that is asked about what was logged: whether it was told twice, what it came to, whether it is a bill. */
function questionAbout(logged: readonly Logged[], billed: readonly Billed[], view: View) {
  const charge = chargeAsked(logged);
  const twice = twiceQuestion(logged, view);
  if (twice) return { text: twice.question, isAside: false, pending: twice };
  const unsure = charge === null || charge.isAside ? billed.find(({ bill }) => bill.kind === "maybe") : undefined;
  if (!unsure) return charge;
  const pending = askWhetherBill(unsure, view);
  return { text: pending.question, isAside: false, pending };
}

/** Asks about what was logged a moment ago already; it is kept until it is answered. */
function twiceQuestion(logged: readonly Logged[], view: View): NonNullable<Presentation["pending"]> | null {
  const [first, ...others] = logged.flatMap(({ entry, twin }) => (twin ? [{ entry, twin }] : []));
  if (!first) return null;
  const names = [first, ...others].map(({ entry }) => `${capitalise(entry.description)} ${entryAmount(entry, view)}`);
  const calls = [first, ...others].map(({ entry }): ToolCall => {
    return { tool: "remove_expense", args: { which: { id: entry.id } } };
  });
  const question = `Twice? ${names.join(" and ")} ${others.length === 0 ? "was" : "were"} logged a moment ago, from ${channelName(first.twin.source.channel)}.`;
  return {
    question,
    because: "The same was logged within five minutes, which happens by mistake.",
    choices: [
      { label: others.length === 0 ? "Remove one" : "Remove them", calls },
      { label: others.length === 0 ? "Keep both" : "Keep all", calls: [] },
    ],
  };
}

/** What counts nowhere yet is asked about first; a rate's guess only where it is the only one. */
function chargeAsked(logged: readonly Logged[]): ReturnType<typeof chargeQuestion> {
  const waiting = logged.findLast(({ entry }) => entry.counts === null);
  const [converted, another] = logged.filter(({ entry }) => isConverted(entry));
  const asked = waiting ?? (another ? undefined : converted);
  return asked ? chargeQuestion(asked.entry, asked.ledgerCurrency, logged.length > 1) : null;
}

function single(logged: Logged, view: View): string {
  const { bill } = logged;
  const line = confirmation(logged, view);
  return bill?.kind === "is" ? `✅ ${billWords(bill, view)}\n${line}` : `✅ ${line}`;
}

function confirmation({ entry, standing, ledgerCurrency, alerts }: Logged, view: View): string {
  const line = loggedLine(entry, view);
  const charge = chargeQuestion(entry, ledgerCurrency);
  if (charge?.isAside) {
    const standings = [...(standing?.allocated ? [standingLine(standing, view)] : []), ...tagLines(alerts, view)];
    return [`${line} · ${charge.text}`, ...standings].join("\n");
  }
  if (standing === null) return `${line} · ${categoryName(entry.category, view)}`;
  const isFirstWord = standing.allocated === null && standing.spent.minor === entry.counts;
  const category = isFirstWord
    ? `${standing.name}${entry.date === view.today ? ", today" : ""}`
    : standingLine(standing, view);
  return [line, category, ...tagLines(alerts, view)].join(" · ");
}

/** How the tags of an entry stand that have a limit. */
function tagLines({ tags = [] }: Logged["alerts"], view: View): string[] {
  return tags.flatMap((tag) => tagStandingLines(tag, view));
}

function several(logged: readonly Logged[], view: View): string {
  const items = logged.map(({ entry }, index) => `${index + 1} ${loggedLine(entry, view)}`);
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
