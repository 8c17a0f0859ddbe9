import type { InboundEvent, Reply } from "../../dialogs/channel.ts";
import type {
  ChatMessage,
  ClaimedTurn,
  Decision,
  OutboxMessage,
  Settlement,
  StoredReply,
  TurnStore,
} from "../../dialogs/ports.ts";
import { EMPTY_STATE } from "../../dialogs/state.ts";
import { BALANCE_ID } from "../../domain/balance.ts";
import { countsAsSpending, type Entry, normaliseDescription } from "../../domain/entry.ts";
import { INCOMES_ID } from "../../domain/income.ts";
import type { Ledger } from "../../domain/ledger.ts";
import { money } from "../../domain/money.ts";
import type { Change, Operation } from "../../domain/operation.ts";
import type { Identity, Person } from "../../domain/person.ts";
import type { Code } from "../../domain/ports.ts";
import { SETTINGS_ID } from "../../domain/settings.ts";

/** Day 0 of all samples. */
export const START = "2026-11-02T09:00:00Z";

/** The instant so many seconds after {@link START}. */
export function instant(seconds: number): string {
  return Temporal.Instant.from(START).add({ seconds }).toString();
}

/** Milliseconds since the epoch, so many seconds after {@link START}. */
export function ms(seconds: number): number {
  return Temporal.Instant.from(START).epochMilliseconds + seconds * 1_000;
}

export function aPerson(change: Partial<Person> = {}): Person {
  return {
    id: "person-1",
    name: "Ada",
    locale: "en-US",
    zone: "Europe/Berlin",
    currency: "USD",
    ledger: "ledger-1",
    createdAt: START,
    ...change,
  };
}

export function aLedger(change: Partial<Ledger> = {}): Ledger {
  return {
    id: "ledger-1",
    name: "Mine",
    currency: "USD",
    zone: "Europe/Berlin",
    paydays: [{ from: "2026-01-01", day: 1 }],
    members: [{ person: "person-1", role: "owner" }],
    ...change,
  };
}

export function anIdentity(change: Partial<Identity> = {}): Identity {
  return {
    id: "identity-1",
    channel: "telegram",
    externalId: "42",
    name: "Ada",
    person: "person-1",
    address: "chat-42",
    state: "active",
    pairedAt: START,
    linkedBy: "telegram:1",
    ...change,
  };
}

export function aCode(change: Partial<Code> = {}): Code {
  return { hash: "c0de", purpose: "pair", person: "person-1", expires: instant(600), ...change };
}

/** An expense of 4.50 for coffee on 2 November. `cents` sets amount and what counts. */
export function anEntry(change: Partial<Entry> & { readonly cents?: number } = {}): Entry {
  const { cents = 450, ...rest } = change;
  const kind = rest.kind ?? "expense";
  const amount = rest.amount ?? money(cents, "USD");
  const description = rest.description ?? "Coffee";
  return {
    id: "entry-1",
    ledger: "ledger-1",
    date: "2026-11-02",
    category: "dining",
    normalised: normaliseDescription(description),
    tags: [],
    actor: "person-1",
    counts: countsAsSpending(kind, amount, "USD"),
    source: { channel: "console", event: "turn-1", position: 1 },
    madeAt: START,
    ...rest,
    kind,
    amount,
    description,
  };
}

/** The change that adds, rewrites or removes an entry. */
export function entryChange(before: Entry | null, after: Entry | null): Change {
  return { what: "entries", id: (after ?? before)?.id ?? "", before, after };
}

/** An operation that changes nothing unless told otherwise. */
export function anOperation(change: Partial<Operation> = {}): Operation {
  return {
    ledger: "ledger-1",
    seq: 1,
    turn: "turn-1",
    step: "0.0",
    last: true,
    actor: "person-1",
    channel: "console",
    kind: "change",
    tool: "log_expense",
    changes: [],
    facts: null,
    at: START,
    ...change,
  };
}

export function anEvent(change: Partial<InboundEvent> = {}): InboundEvent {
  return {
    key: "console:1",
    channel: "console",
    lane: "console:here",
    sender: { id: "42", name: "Ada" },
    address: "here",
    isPrivate: true,
    at: START,
    content: { kind: "message", text: "coffee 4.50" },
    ...change,
  };
}

/** The sample event's turn, accepted and claimed. */
export async function aClaimedTurn(turns: TurnStore): Promise<ClaimedTurn> {
  const { key, lane } = anEvent();
  await turns.accept(anEvent(), START);
  const claimed = await turns.claim(lane, "ann", ms(0), ms(30));
  if (!claimed) throw new Error(`The turn ${key} can't be claimed.`);
  return claimed;
}

export function aReply(text = "Logged."): Reply {
  return { blocks: [{ kind: "text", text }], privacy: "private" };
}

export function aStoredReply(change: Partial<StoredReply> = {}): StoredReply {
  return { reply: aReply(), choices: [], delivery: "waiting", sentAs: [], ...change };
}

export function aDecision(change: Partial<Decision> = {}): Decision {
  return { calls: [], now: START, brain: "local", confidence: 1, ...change };
}

export function aSettlement(change: Partial<Settlement> = {}): Settlement {
  return {
    decision: aDecision(),
    operations: [],
    reply: aStoredReply(),
    stateAfter: EMPTY_STATE,
    messages: [],
    outbox: [],
    at: START,
    ...change,
  };
}

export function anOutboxMessage(change: Partial<OutboxMessage> = {}): OutboxMessage {
  return { key: "alert:1", channel: "console", address: "here", reply: aReply("80 % of Dining is spent."), ...change };
}

export function aChatMessage(change: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: "message-1",
    person: "person-1",
    channel: "web",
    role: "user",
    text: "coffee 4.50",
    turn: "console:1",
    at: START,
    ...change,
  };
}

/** Something new in every collection that is read as a whole, plans, limits and alerts aside. */
export function oneOfEach(): Change[] {
  const amount = money(5_000, "USD");
  const at = START;
  const made = { before: null };
  return [
    { ...made, what: "categories", id: "dining", after: { id: "dining", name: "Eating out", priority: 7 } },
    { ...made, what: "rules", id: "lidl", after: { words: "lidl", category: "groceries", source: "stated", at } },
    {
      ...made,
      what: "incomes",
      id: INCOMES_ID,
      after: { sources: [{ name: "pay", amount, every: "month", days: [25] }], from: "2026-11", replaces: null },
    },
    { ...made, what: "balances", id: BALANCE_ID, after: { amount, date: "2026-11-02", at, inPots: money(0, "USD") } },
    {
      ...made,
      what: "goals",
      id: "g1",
      after: { id: "g1", name: "bike", category: "savings", amount, since: "2026-11-02" },
    },
    {
      ...made,
      what: "recurring",
      id: "r1",
      after: {
        id: "r1",
        description: "Rent",
        normalised: "rent",
        category: "housing",
        frequency: "monthly",
        every: 1,
        start: "2026-11-30",
        varies: false,
        terms: [{ from: "2026-11-30", amount, day: 30 }],
        since: "2026-11-02",
      },
    },
    {
      ...made,
      what: "occurrences",
      id: "r1:2026-11-30",
      after: { recurring: "r1", due: "2026-11-30", state: "asked" },
    },
    {
      ...made,
      what: "planned",
      id: "p1",
      after: { id: "p1", item: "headphones", amount, category: "electronics", by: null, at, state: "open" },
    },
    { ...made, what: "reminders", id: "m1", after: { id: "m1", about: "tax", date: "2026-12-01", at, state: "open" } },
    { ...made, what: "memories", id: "n1", after: { id: "n1", text: "vegetarian", at } },
    { ...made, what: "settings", id: SETTINGS_ID, after: { paydays: [{ from: "2026-11-25", day: 25 }] } },
    { ...made, what: "preferences", id: "person-1", after: { person: "person-1", zone: "Asia/Tokyo", alerts: [50] } },
  ];
}
