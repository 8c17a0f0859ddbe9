import { lookOnly } from "../dialogs/account.ts";
import { presentCalls } from "../dialogs/flows/present-calls.ts";
import { type CallOutcome, contextFor, runCall, type Scene, stepOf } from "../dialogs/flows/run-call.ts";
import type { RatesOn } from "../dialogs/rates.ts";
import type { View } from "../dialogs/replies/format.ts";
import { EMPTY_STATE } from "../dialogs/state.ts";
import type { ToolCall } from "../dialogs/tools/call.ts";
import { TOOLS } from "../dialogs/tools/registry.ts";
import type { Presentation, ToolContext, TypedTool } from "../dialogs/tools/tool.ts";
import { type Author, type Book, openBook } from "../domain/book.ts";
import { categoryBookOf } from "../domain/categories.ts";
import type { IdSource } from "../domain/ids.ts";
import { localDate } from "../domain/period.ts";
import { asPreferred, type Person } from "../domain/person.ts";
import type { LedgerStore } from "../domain/ports.ts";
import { createLaneLessTurns, type Decided } from "./lane-less-turns.ts";
import type { KeyedQueue } from "./turns/mutex.ts";

/** What runs tools without a conversation: the REST API, by the same tools and the same log as every chat. */
export interface DirectCalls {
  /** Reads something of a person's book. What it stages is thrown away. */
  read<T>(person: Person, work: (reader: DirectReader) => Promise<T>): Promise<T>;
  /**
   * Carries out calls as one turn, which undo takes back as a whole; asked again under its key, nothing happens twice.
   *
   * What a chat would ask about first (an unusual amount, several entries) is done: who calls a program's interface means it.
   *
   * @param turn what the turn is known by; unique among all turns
   * @throws what a tool refuses with; what earlier calls of the turn did is not written then
   */
  write<const Calls extends readonly DirectCall<unknown>[]>(
    person: Person,
    turn: string,
    calls: Calls,
  ): Promise<Results<Calls>>;
  /**
   * Carries out one call that somebody else's language model chose, as one turn, and words what came of it as a chat would.
   *
   * What a chat would ask about first is asked, and not done. Asked again under its turn, nothing happens twice.
   *
   * @throws Unavailable when the store can't be reached
   */
  tell(person: Person, turn: string, call: ToolCall): Promise<Told>;
}

/** What came of a call, in a chat's words. */
export interface Told {
  /** `refused`: the tool would not, and says why. */
  readonly kind: CallOutcome["kind"];
  readonly presentation: Presentation;
  /** Whether the book is another one now. */
  readonly hasChanged: boolean;
}

/** One tool with its arguments. */
export interface DirectCall<Result> {
  readonly tool: TypedTool<Result>;
  /** Looks at the book before the tool runs. @throws what the call is refused with */
  readonly check?: (context: ToolContext) => void | Promise<void>;
  readonly args: ToolCall["args"];
}

/** What the calls came to, in their order. */
export type Results<Calls extends readonly DirectCall<unknown>[]> = {
  readonly [I in keyof Calls]: Calls[I] extends DirectCall<infer Result> ? Result : never;
};

/** What reading may use. */
export interface DirectReader extends ToolContext {
  readonly view: View;
}

/** The channel that such turns are of, as undo names it. */
export const API_CHANNEL = "api";

interface DirectDeps {
  readonly ledgers: LedgerStore;
  readonly ratesOn?: RatesOn;
  /** One queue for each ledger's commits in this process. */
  readonly ledgerQueue: KeyedQueue;
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
}

/** How often a reading is done anew because the ledger changed meanwhile. */
const FRESH_READS = 5;

/** Runs tools on people's books. */
export function createDirectCalls(deps: DirectDeps): DirectCalls {
  const turns = createLaneLessTurns(deps);
  return {
    read: (person, work) =>
      readFresh(deps, person, (scene) =>
        work({ ...contextFor(scene, { tool: "help", args: {} }, 0), view: scene.view }),
      ),
    write(person, turn, calls) {
      const at = deps.now();
      return turns.run(person.ledger, {
        author: authorOf(person, turn, at),
        async decide(book) {
          const ran = await runAll(await sceneOn(deps, book, person, at), calls);
          return { value: ran.map(({ result }) => result) as unknown as Results<typeof calls>, facts: factsOf(ran) };
        },
      });
    },
    async tell(person, turn, call) {
      if (TOOLS[call.tool].risk === "read") return readFresh(deps, person, (scene) => tellReading(scene, call));
      const at = deps.now();
      return turns.run(person.ledger, {
        author: authorOf(person, turn, at),
        decide: async (book) => tellWriting(await sceneOn(deps, book, person, at), call),
      });
    },
  };
}

/** Looks at a person's book, anew where it changed meanwhile. What is staged in it is thrown away. */
async function readFresh<T>(deps: DirectDeps, person: Person, work: (scene: Scene) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const at = deps.now();
    const book = await openBook(deps.ledgers, person.ledger, authorOf(person, "", at));
    const result = await work(await sceneOn(deps, book, person, at));
    if (tries === FRESH_READS || !(await book.isStale())) return result;
  }
}

async function tellReading(scene: Scene, call: ToolCall): Promise<Told> {
  const outcome = await runCall({ ...scene, isByModel: true }, call, 0);
  return { kind: outcome.kind, presentation: presentCalls([{ call, outcome }], scene.view), hasChanged: false };
}

async function tellWriting(scene: Scene, call: ToolCall): Promise<Decided<Told>> {
  const { book } = scene;
  const step = stepOf(0);
  const earlier = await book.committed(step);
  const outcome: CallOutcome = earlier
    ? { kind: "done", result: earlier.facts }
    : await runCall({ ...scene, isByModel: true }, call, 0);
  const presentation = presentCalls([{ call, outcome }], await viewOn(book, scene));
  if (outcome.kind === "refused") return { value: { kind: "refused", presentation, hasChanged: false }, facts: null };
  const facts = new Map([[step, outcome.result]]);
  const operations = earlier ? [earlier] : book.operations(facts);
  const hasChanged = operations.some(({ changes }) => changes.length > 0);
  return { value: { kind: "done", presentation, hasChanged }, facts };
}

/** By the names that the call has left. */
async function viewOn(book: Book, { view }: Scene): Promise<View> {
  const categories = categoryBookOf(await book.records("categories"));
  return { ...view, currency: book.ledger.currency, categories };
}

interface Ran {
  readonly step: string;
  readonly result: unknown;
  /** An earlier attempt committed it. */
  readonly isEarlier: boolean;
}

async function runAll(scene: Scene, calls: readonly DirectCall<unknown>[]): Promise<Ran[]> {
  const ran: Ran[] = [];
  for (const [index, { tool, args, check }] of calls.entries()) {
    const step = stepOf(index);
    const earlier = await scene.book.committed(step);
    const call: ToolCall = { tool: tool.name, args, confirmed: true };
    const run = async (context: ToolContext): Promise<unknown> => {
      await check?.(context);
      return tool.run(context, args);
    };
    const result = earlier ? tool.resultIn(earlier) : await run(contextFor(scene, call, index));
    ran.push({ step, result, isEarlier: earlier !== null });
  }
  return ran;
}

function factsOf(ran: readonly Ran[]): Map<string, unknown> {
  return new Map(ran.flatMap(({ step, result, isEarlier }) => (isEarlier ? [] : [[step, result]])));
}

function authorOf({ id }: Person, turn: string, at: Temporal.Instant): Author {
  return { turn, actor: id, channel: API_CHANNEL, at: at.toString() };
}

async function sceneOn(
  { ratesOn, newId }: DirectDeps,
  book: Book,
  given: Person,
  at: Temporal.Instant,
): Promise<Scene> {
  const preferences = (await book.records("preferences")).find((one) => one.person === given.id) ?? null;
  const person = asPreferred(given, preferences, at);
  const categories = categoryBookOf(await book.records("categories"));
  const today = localDate(book.author.at, person.zone);
  return {
    book,
    person,
    newId,
    state: EMPTY_STATE,
    view: {
      locale: person.locale,
      currency: book.ledger.currency,
      today,
      categories,
      ...(preferences?.tone === undefined ? {} : { tone: preferences.tone }),
    },
    account: lookOnly({ channels: async () => [] }),
    isPrivate: true,
    ...(ratesOn === undefined ? {} : { ratesOn }),
    at: book.author.at,
  };
}
