import { sum } from "../../domain/money.ts";
import type { Fact, PendingChoice } from "../state.ts";
import type { LogResult } from "../tools/log-expense.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName, entryLine, shownEntry } from "./entries.ts";
import { capitalise, formatMoney, type View } from "./format.ts";
import { alertLines, rearmedLines, standingFacts, standingLine } from "./standing.ts";

type Logged = Extract<LogResult, { kind: "logged" }>;
type Unusual = Extract<LogResult, { kind: "unusual" }>;

/** Takes a turn back as a whole. */
export const UNDO_CHOICE: PendingChoice = { label: "Undo", calls: [{ tool: "undo", args: {} }] };

/** Confirms what was logged, one line for one expense, numbered for several. */
export function presentLogged(results: readonly LogResult[], view: View): Presentation {
  const logged = results.filter((result) => result.kind === "logged");
  const unusual = results.find((result) => result.kind === "unusual");
  const confirmation = logged.length === 0 ? null : presentConfirmed(logged, view);
  if (!unusual) return confirmation ?? { blocks: [], facts: [] };
  const question = presentUnusual(unusual, view);
  if (!confirmation) return question;
  return { ...question, blocks: [...confirmation.blocks, ...question.blocks], facts: confirmation.facts };
}

function presentConfirmed(logged: readonly Logged[], view: View): Presentation {
  const lines = logged.length === 1 ? logged.map((one) => single(one, view)) : [several(logged, view)];
  const warnings = logged.flatMap(({ alerts, standing }) => [
    ...alertLines(alerts, standing, view),
    ...rearmedLines(alerts),
  ]);
  const waiting = logged.findLast(({ entry }) => entry.counts === null);
  const text = [...lines, ...warnings, ...(waiting ? [chargeQuestion(waiting)] : [])].join("\n");
  return {
    blocks: [{ kind: "text", text }],
    facts: [...amountFacts(logged), ...uniqueStandings(logged).flatMap(standingFacts)],
    shown: logged.map(({ entry }) => shownEntry(entry)),
    choices: [UNDO_CHOICE],
    ...(waiting ? { pending: awaitCharge(waiting) } : {}),
  };
}

function single({ entry, standing }: Logged, view: View): string {
  const line = `✅ ${entryLine(entry, view)}`;
  if (standing === null) return `${line} · ${categoryName(entry.category)}`;
  const isFirstWord = standing.allocated === null && standing.spent.minor === entry.counts;
  return isFirstWord
    ? `${line} · ${standing.name}${entry.date === view.today ? ", today" : ""}`
    : `${line} · ${standingLine(standing, view)}`;
}

function several(logged: readonly Logged[], view: View): string {
  const items = logged.map(({ entry }, index) => `${index + 1} ${entryLine(entry, view)}`);
  return `✅ ${items.join(" · ")}${totalNote(logged, view)}`;
}

function totalNote(logged: readonly Logged[], view: View): string {
  const amounts = logged.map(({ entry }) => entry.amount);
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((amount) => amount.currency !== currency)) return "";
  return ` · total ${formatMoney(sum(amounts, currency), view)}`;
}

function chargeQuestion({ ledgerCurrency }: Logged): string {
  return `Not counted until I know what it came to in ${ledgerCurrency}. What were you charged?`;
}

function awaitCharge({ entry, ledgerCurrency }: Logged): NonNullable<Presentation["pending"]> {
  return {
    question: "What were you charged?",
    choices: [],
    awaitsAmount: { tool: "revise_expense", args: { which: { id: entry.id }, currency: ledgerCurrency } },
  };
}

function presentUnusual({ amount, args }: Unusual, view: View): Presentation {
  const question = `${formatMoney(amount, view)} for ${args.description} is much more than usual. Is that right? Not logged yet.`;
  const choices: PendingChoice[] = [
    { label: `Log ${formatMoney(amount, view)}`, calls: [{ tool: "log_expense", args, confirmed: true }] },
    { label: "No", calls: [] },
  ];
  return { blocks: [{ kind: "text", text: question }], facts: [], choices, pending: { question, choices } };
}

function amountFacts(logged: readonly Logged[]): Fact[] {
  return logged.map(({ entry }) => ({
    label: capitalise(entry.description),
    value: entry.amount,
    basis: { kind: "entries", ids: [entry.id] },
  }));
}

function uniqueStandings(logged: readonly Logged[]) {
  const latest = new Map(logged.map(({ standing }) => [standing?.category, standing]));
  return [...latest.values()].filter((standing) => standing !== null);
}
