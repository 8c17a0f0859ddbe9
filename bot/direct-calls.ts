import { lookOnly } from "../dialogs/account.ts";
import { contextFor, type Scene, stepOf } from "../dialogs/flows/run-call.ts";
import type { RatesOn } from "../dialogs/rates.ts";
import type { View } from "../dialogs/replies/format.ts";
import { EMPTY_STATE } from "../dialogs/state.ts";
import type { ToolCall } from "../dialogs/tools/call.ts";
import type { ToolContext, TypedTool } from "../dialogs/tools/tool.ts";
import { type Book, openBook } from "../domain/book.ts";
import { categoryBookOf } from "../domain/categories.ts";
import type { IdSource } from "../domain/ids.ts";
import type { Operation } from "../domain/operation.ts";
import { localDate } from "../domain/period.ts";
import { asPreferred, type Person } from "../domain/person.ts";
import type { LedgerStore } from "../domain/ports.ts";
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
  const { ledgers, ledgerQueue, now } = deps;
  return {
    async read(person, work) {
      for (let tries = 1; ; tries++) {
        const { scene } = await sceneFor(deps, person, "", now());
        const result = await work({ ...contextFor(scene, { tool: "help", args: {} }, 0), view: scene.view });
        if (tries === FRESH_READS || !(await scene.book.isStale())) return result;
      }
    },
    write: (person, turn, calls) =>
      ledgerQueue.run(person.ledger, async () => {
        const at = now();
        for (;;) {
          const { scene, book } = await sceneFor(deps, person, turn, at);
          const results = await runAll(scene, book, calls);
          if (await isCommitted(ledgers, book.operations(factsOf(results)))) {
            return results.map(({ result }) => result) as unknown as Results<typeof calls>;
          }
        }
      }),
  };
}

interface Ran {
  readonly step: string;
  readonly result: unknown;
  /** An earlier attempt committed it. */
  readonly isEarlier: boolean;
}

async function runAll(scene: Scene, book: Book, calls: readonly DirectCall<unknown>[]): Promise<Ran[]> {
  const ran: Ran[] = [];
  for (const [index, { tool, args, check }] of calls.entries()) {
    const step = stepOf(index);
    const earlier = await book.committed(step);
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

/** @returns false when the log has grown meanwhile, so that everything has to be decided again */
async function isCommitted(ledgers: LedgerStore, operations: readonly Operation[]): Promise<boolean> {
  for (const operation of operations) {
    // What stands already was committed under the same key by another process: the next attempt finds its result.
    if ((await ledgers.commit(operation)).kind !== "committed") return false;
  }
  return true;
}

async function sceneFor(deps: DirectDeps, given: Person, turn: string, at: Temporal.Instant) {
  const { ledgers, ratesOn, newId } = deps;
  const preferences = await ledgers.record(given.ledger, "preferences", given.id);
  const person = asPreferred(given, preferences, at);
  const author = { turn, actor: person.id, channel: API_CHANNEL, at: at.toString() };
  const book = await openBook(ledgers, person.ledger, author);
  const categories = categoryBookOf(await book.records("categories"));
  const today = localDate(author.at, person.zone);
  const scene: Scene = {
    book,
    person,
    newId,
    state: EMPTY_STATE,
    view: { locale: person.locale, currency: book.ledger.currency, today, categories },
    account: lookOnly({ channels: async () => [] }),
    isPrivate: true,
    ...(ratesOn === undefined ? {} : { ratesOn }),
    at: author.at,
  };
  return { scene, book };
}
