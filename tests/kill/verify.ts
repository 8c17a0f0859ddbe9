import type { Stores } from "../../bot/stores.ts";
import type { Person } from "../../domain/person.ts";
import type { SentText } from "../support/fake-bot-api.ts";
import { type KillMessage, nameOf } from "./message.ts";

/** What the kill test counts; all but `messages`, `asked` and `repliesRepeated` must be 0. */
export interface KillCounts {
  readonly messages: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrongAmounts: number;
  readonly outOfOrder: number;
  /** Effects that do not follow from the one decision that was written. */
  readonly decisionsChanged: number;
  readonly repliesMissing: number;
  readonly repliesOutOfOrder: number;
  /** Requests that the language model was sent; allowed. */
  readonly asked: number;
  /** Times that the language model was asked for a round whose answer was kept already. */
  readonly askedAgain: number;
  /** Allowed: at least once. */
  readonly repliesRepeated: number;
}

/** Compares what was acknowledged with what stands in the store and what was sent. */
export async function verifyKill(
  stores: Stores,
  person: Person,
  acknowledged: readonly KillMessage[],
  sent: readonly SentText[],
  { asked, askedAgain }: Pick<KillCounts, "asked" | "askedAgain">,
): Promise<KillCounts> {
  const { ledgers, turns } = stores;
  const entries = await ledgers.entries({ ledger: person.ledger, order: "made", limit: 1_000_000 });
  const byDescription = Map.groupBy(entries, ({ description }) => description);
  const operations = await ledgers.operationsAfter(person.ledger, 0, 1_000_000);
  const seqOf = new Map(operations.map(({ turn, seq }) => [turn, seq]));
  const atOf = new Map(operations.map(({ turn, at }) => [turn, at]));

  const made = acknowledged.map((message) => ({ message, entries: byDescription.get(message.description) ?? [] }));
  let decisionsChanged = 0;
  for (const { message } of made) {
    const key = keyOf(message);
    const decision = (await turns.turn(key))?.decision;
    const amount = decision?.calls[0]?.args.amount;
    if (decision?.now !== atOf.get(key) || amount !== (message.minor / 100).toFixed(2)) decisionsChanged += 1;
  }
  const chats = [...Map.groupBy(acknowledged, ({ chat }) => chat).values()];
  const replies = chats.map((messages) => repliesTo(messages, sent));
  return {
    messages: acknowledged.length,
    lost: made.filter(({ entries }) => entries.length === 0).length,
    doubled: made.filter(({ entries }) => entries.length > 1).length,
    wrongAmounts: made.filter(({ message, entries }) => entries.some(({ amount }) => amount.minor !== message.minor))
      .length,
    outOfOrder: chats.reduce(
      (total, messages) => total + descents(messages.map((one) => seqOf.get(keyOf(one)) ?? 0)),
      0,
    ),
    decisionsChanged,
    asked,
    askedAgain,
    repliesMissing: replies.flat().filter((positions) => positions.length === 0).length,
    repliesOutOfOrder: replies.reduce((total, ofChat) => total + descents(ofChat.flatMap((one) => one.slice(0, 1))), 0),
    repliesRepeated: replies.flat().reduce((total, positions) => total + Math.max(0, positions.length - 1), 0),
  };
}

/** True when nothing that must not happen has happened. */
export function isSound(counts: KillCounts): boolean {
  const { messages, repliesRepeated: _repeated, asked: _asked, ...faults } = counts;
  return messages > 0 && Object.values(faults).every((count) => count === 0);
}

/** Event key of a message's turn. */
export function keyOf({ updateId }: KillMessage): string {
  return `telegram:123456:${updateId}`;
}

/** For each message the positions at which its reply was sent. */
function repliesTo(messages: readonly KillMessage[], sent: readonly SentText[]): number[][] {
  const ofChat = sent.filter(({ chat }) => chat === messages[0]?.chat);
  return messages.map(({ description }) => {
    const word = `${nameOf({ description })} `;
    return ofChat.flatMap(({ text }, position) => (text.includes(word) ? [position] : []));
  });
}

function descents(numbers: readonly number[]): number {
  return numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0)).length;
}
