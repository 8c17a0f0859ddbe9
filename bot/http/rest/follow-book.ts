import type { LedgerId } from "../../../domain/ledger.ts";
import type { Operation } from "../../../domain/operation.ts";
import type { Person } from "../../../domain/person.ts";
import { API_CHANNEL } from "../../direct-calls.ts";
import type { HttpDeps } from "../deps.ts";
import { countChanges, eventsOf, type LiveEvent, turnEvent } from "./live-events.ts";

/** Events with the place in the log up to which they tell; null for what stands in none. */
export interface News {
  readonly mark: string | null;
  readonly events: readonly LiveEvent[];
}

/** A listener at a person's book, by whichever process it is written. */
export interface Follower {
  /** What has happened since it was asked last. */
  news(): Promise<News[]>;
}

type FollowDeps = Pick<HttpDeps, "ledgers" | "turns">;

/** How many operations are read at once; more are not made up for: who was away that long reads the book anew. */
const MOST_MISSED = 500;

/** How many messages can have come since it was looked last, more or less. */
const MESSAGES = 50;

/**
 * Follows a person's book from its end on, or from where a stream broke off.
 *
 * Everything is read from the log and the history, so that it does not matter which process wrote it, and nothing that was
 * committed is told twice or left out.
 *
 * @param whose asks anew whose book it is, because books can be joined
 * @param since the mark of the last news that were heard
 */
export async function followBook(
  { ledgers, turns }: FollowDeps,
  whose: () => Person,
  since: string | undefined,
): Promise<Follower> {
  let ledger = await standingLedger(ledgers, whose().ledger);
  let seq = startOf(since, ledger, await ledgers.head(ledger));
  let latest = (await turns.messages(whose().id, { limit: 1 })).at(-1)?.id;

  return {
    async news() {
      const standing = await standingLedger(ledgers, whose().ledger);
      if (standing !== ledger) {
        ledger = standing;
        seq = await ledgers.head(ledger);
      }
      return [...(await committed()), ...(await said())];
    },
  };

  async function committed(): Promise<News[]> {
    const operations = await ledgers.operationsAfter(ledger, seq, MOST_MISSED);
    seq = operations.at(-1)?.seq ?? seq;
    const told = operations.map((operation) => ({
      mark: `${ledger}.${operation.seq}`,
      events: eventsOf(operation),
    }));
    const byApi = operations.filter(({ channel, last }) => channel === API_CHANNEL && last);
    const counted = await Promise.all(byApi.map(({ turn, at }) => countTurn(turn, API_CHANNEL, at)));
    const more = operations.length === MOST_MISSED ? await committed() : [];
    return [...told, { mark: null, events: counted }, ...more];
  }

  /** What was answered in the conversation, whether or not it changed anything. */
  async function said(): Promise<News[]> {
    const page = await turns.messages(whose().id, { limit: MESSAGES });
    const fresh = page.slice(page.findIndex(({ id }) => id === latest) + 1);
    latest = page.at(-1)?.id ?? latest;
    const answers = fresh.filter(({ role }) => role === "assistant");
    const events = await Promise.all(answers.map(({ turn, channel, at }) => countTurn(turn, channel, at)));
    return [{ mark: null, events }];
  }

  async function countTurn(turn: string, channel: string, at: string): Promise<LiveEvent> {
    const operations: Operation[] = await ledgers.operationsOfTurn(ledger, turn);
    const decided = (await turns.turn(turn))?.decision?.calls.length;
    return turnEvent(channel, at, { actions: decided ?? operations.length, changes: countChanges(operations) });
  }
}

/** The book that goes on in a book's place. */
async function standingLedger(ledgers: FollowDeps["ledgers"], id: LedgerId): Promise<LedgerId> {
  const mergedInto = (await ledgers.ledger(id))?.mergedInto;
  return mergedInto === undefined ? id : standingLedger(ledgers, mergedInto);
}

/** Where a stream goes on; at the log's end for a mark of another book, or one that is too old. */
function startOf(since: string | undefined, ledger: LedgerId, head: number): number {
  const [, of, at] = /^(.+)\.(\d{1,15})$/.exec(since ?? "") ?? [];
  const seq = Number(at);
  return of === ledger && seq <= head && head - seq <= MOST_MISSED ? seq : head;
}
