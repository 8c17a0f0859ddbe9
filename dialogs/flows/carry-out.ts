import { ZodError } from "zod";
import { type Author, type Book, openBook } from "../../domain/book.ts";
import { CategoryBook, categoriesOf } from "../../domain/categories.ts";
import { BudgetWiseError, Unavailable } from "../../domain/errors.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Operation } from "../../domain/operation.ts";
import type { CalendarDate } from "../../domain/period.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import { priceIn } from "../../domain/price.ts";
import type { Decision, RatesOn } from "../ports.ts";
import type { View } from "../replies/format.ts";
import { combine, textOnly } from "../replies/presentation.ts";
import type { DialogState } from "../state.ts";
import { stageWithAlerts } from "../tools/alerting.ts";
import type { ToolCall } from "../tools/call.ts";
import { TOOLS } from "../tools/registry.ts";
import type { Presentation, ToolContext } from "../tools/tool.ts";

interface CarryOutInput {
  readonly ledgers: LedgerStore;
  /** Left out: foreign money waits for its charge. */
  readonly ratesOn?: RatesOn;
  readonly newId: IdSource;
  readonly person: Person;
  /** Event key and channel of the turn. */
  readonly turn: string;
  readonly channel: string;
  readonly decision: Decision;
  readonly state: DialogState;
  /** True when an earlier attempt at this turn may have committed some of its steps. */
  readonly isResumed: boolean;
}

/** What a decision comes to: nothing of it has been written yet. */
export interface CarriedOut {
  readonly operations: readonly Operation[];
  readonly presentation: Presentation;
}

/** How often a read-only answer is computed anew because the ledger changed meanwhile. */
const FRESH_READS = 5;

/**
 * Carries out a decision on the person's ledger as it stands now: the operations to commit and what to say.
 *
 * A tool that refuses (its input can't be, the entry was changed since) says so in its own line; the other calls go on.
 *
 * @throws Unavailable when the store can't be read
 */
export async function carryOut(input: CarryOutInput): Promise<CarriedOut> {
  for (let tries = 1; ; tries++) {
    const book = await openBook(input.ledgers, input.person.ledger, authorOf(input));
    const run = await runCalls(input, book);
    const isOld = run.operations.length === 0 && (await book.isStale());
    if (!isOld || tries === FRESH_READS) return run;
  }
}

function authorOf({ turn, person, channel, decision }: CarryOutInput): Author {
  return { turn, actor: person.id, channel, at: decision.now };
}

async function runCalls(input: CarryOutInput, book: Book): Promise<CarriedOut> {
  const today = localDate(input);
  const categories = new CategoryBook(categoriesOf(await book.records("categories")));
  const view: View = { locale: input.person.locale, currency: book.ledger.currency, today, categories };
  const facts = new Map<string, unknown>();
  const done: Done[] = [];
  for (const [index, call] of input.decision.calls.entries()) {
    const step = `${index}.0`;
    const earlier = input.isResumed ? await book.committed(step) : null;
    if (earlier) {
      done.push({ call, result: earlier.facts });
      continue;
    }
    const outcome = await runCall(contextFor(input, { book, categories, today, call, index, step }), call);
    if ("result" in outcome) facts.set(step, outcome.result);
    done.push({ call, ...outcome });
  }
  return { operations: book.operations(facts), presentation: inTurn(input, present(done, view)) };
}

/** Notes which turn asks, and which turn's question was answered: a button of it counts once. */
function inTurn({ turn, decision }: CarryOutInput, presentation: Presentation): Presentation {
  const { pending } = presentation;
  const { about, calls } = decision;
  // Undo and Redo say themselves whether they have been pressed before.
  const isAnswer = about !== undefined && !calls.every(({ tool }) => tool === "undo" || tool === "redo");
  return {
    ...presentation,
    ...(pending === undefined ? {} : { pending: { ...pending, turn } }),
    ...(isAnswer ? { answered: about } : {}),
  };
}

interface Done {
  readonly call: ToolCall;
  readonly result?: unknown;
  readonly refusal?: string;
}

async function runCall(context: ToolContext, call: ToolCall): Promise<{ result: unknown } | { refusal: string }> {
  try {
    return { result: await TOOLS[call.tool].run(context, call.args) };
  } catch (error) {
    if (error instanceof ZodError) return { refusal: "I couldn't make sense of that, so nothing was changed." };
    if (error instanceof BudgetWiseError && !(error instanceof Unavailable)) return { refusal: error.message };
    throw error;
  }
}

/** In which a call of the turn runs. */
interface CallSetting {
  readonly book: Book;
  readonly categories: CategoryBook;
  readonly today: CalendarDate;
  readonly call: ToolCall;
  readonly index: number;
  readonly step: string;
}

function contextFor(input: CarryOutInput, { book, categories, today, call, index, step }: CallSetting): ToolContext {
  const { person, newId, state, decision, ratesOn } = input;
  const { about } = decision;
  return {
    person,
    book,
    categories,
    author: book.author,
    today,
    newId,
    state,
    index,
    isConfirmed: call.confirmed === true,
    ...(about === undefined ? {} : { about }),
    async price(paid, date) {
      const { currency } = book.ledger;
      const rates = paid.currency === currency ? null : await ratesOn?.(date, decision.now);
      return priceIn(currency, paid, rates ?? null);
    },
    commit: (changes, options) =>
      stageWithAlerts(book, today, { step, tool: call.tool, kind: "change", changes, ...options }),
  };
}

/** Words consecutive results of one tool together, so that three expenses are one line. */
function present(done: readonly Done[], view: View): Presentation {
  if (done.length === 0) return { blocks: [], facts: [] };
  const parts: Presentation[] = [];
  let group: Done[] = [];
  const flush = (): void => {
    const [first] = group;
    if (first)
      parts.push(
        TOOLS[first.call.tool].present(
          group.map(({ result }) => result),
          view,
        ),
      );
    group = [];
  };
  for (const one of done) {
    if (one.refusal !== undefined) {
      flush();
      parts.push(textOnly(one.refusal));
    } else {
      if (group[0] && group[0].call.tool !== one.call.tool) flush();
      group.push(one);
    }
  }
  flush();
  return combine(parts);
}

function localDate({ decision, person }: CarryOutInput): string {
  return Temporal.Instant.from(decision.now).toZonedDateTimeISO(person.zone).toPlainDate().toString();
}
