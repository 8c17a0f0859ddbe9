import { onTestFinished } from "vitest";
import { openSqliteStores, type SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import type { Reply } from "../../dialogs/channel.ts";
import { carryOut } from "../../dialogs/flows/carry-out.ts";
import type { Decision } from "../../dialogs/ports.ts";
import { composeReply, stateAfter, stateBefore } from "../../dialogs/replies/compose.ts";
import { plainText } from "../../dialogs/replies/plain-text.ts";
import { type DialogState, EMPTY_STATE, type PendingChoice } from "../../dialogs/state.ts";
import type { ToolCall } from "../../dialogs/tools/call.ts";
import { type DayRates, ratesNearest } from "../../domain/exchange-rate.ts";
import { type IdSource, idSource } from "../../domain/ids.ts";
import type { Ledger } from "../../domain/ledger.ts";
import type { Operation } from "../../domain/operation.ts";
import { asPreferred, type Person } from "../../domain/person.ts";
import { NO_ACCOUNT } from "./no-account.ts";
import { seededRandom } from "./random.ts";

/** A person with a book in a store in memory, and a clock that stands still until it is set. */
export interface Household {
  readonly stores: SqliteStores;
  readonly person: Person;
  readonly newId: IdSource;
  /** By which foreign money is converted; none: it waits for its charge. */
  rates: readonly DayRates[];
  /** What the last reply's buttons mean. */
  choices: readonly PendingChoice[];
  state: DialogState;
  /** ISO instant. */
  now: string;
  /** Who is taken to have understood what is said. */
  brain: Decision["brain"];
  /** Event key of the last turn. */
  turn: string;
  /** The operations of the last turn. */
  operations: readonly Operation[];
  /** Carries out calls as one turn and commits them. @returns the reply as plain text */
  say(...calls: ToolCall[]): Promise<string>;
  /** Presses a button of the last reply, or of the earlier one that is given. */
  press(label: string, of?: Pick<Household, "choices" | "turn">): Promise<string>;
  /** Somebody else who keeps the same book, with a lane of their own. */
  partner(): Household;
}

interface HouseholdOptions {
  /** ISO instant. */
  readonly now?: string;
  readonly currency?: string;
  readonly locale?: string;
  /** When the person came, ISO instant; left out: long ago, so that no month is half unseen. */
  readonly arrived?: string;
  /** Nobody has said that the currency is theirs. */
  readonly isCurrencyGuessed?: true;
  /** Shared with other households; without them one's own, closed when the test is over. */
  readonly stores?: SqliteStores;
}

/** Opens one; on 2026-06-10 at noon, in US dollars, unless it is said otherwise. */
export async function openHousehold(options: HouseholdOptions = {}): Promise<Household> {
  const { now = "2026-06-10T12:00:00Z", currency = "USD", locale = "en-US", stores = ownStores() } = options;
  const newId = idsFrom(now);
  const ledger: Ledger = {
    id: newId(),
    name: "Book",
    currency,
    zone: "UTC",
    paydays: [{ from: "1970-01-01", day: 1 }],
    members: [],
  };
  const createdAt = options.arrived ?? "2020-01-01T00:00:00Z";
  const { isCurrencyGuessed } = options;
  const known = { id: newId(), name: "P", locale, zone: "UTC", currency, ledger: ledger.id, createdAt };
  const person: Person = isCurrencyGuessed ? { ...known, isCurrencyGuessed } : known;
  await stores.people.createPerson(person, ledger);
  return memberOf(stores, person, newId, now);
}

function memberOf(stores: SqliteStores, person: Person, newId: IdSource, now: string): Household {
  const household: Household = {
    stores,
    person,
    newId,
    rates: [],
    choices: [],
    state: EMPTY_STATE,
    now,
    brain: "code",
    turn: "",
    operations: [],
    say: (...calls) => carryThrough(household, calls),
    press(label, { choices, turn } = household) {
      const pressed = choices.find((choice) => choice.label === label);
      if (!pressed) throw new TypeError(`There is no button "${label}".`);
      return carryThrough(
        household,
        pressed.calls.map((call) => ({ ...call, confirmed: true })),
        turn,
      );
    },
    partner: () => memberOf(stores, { ...person, id: newId(), name: "Q" }, newId, household.now),
  };
  return household;
}

async function carryThrough(home: Household, calls: readonly ToolCall[], about?: string): Promise<string> {
  const { stores, newId } = home;
  const preferences = await stores.ledgers.record(home.person.ledger, "preferences", home.person.id);
  const person = asPreferred(home.person, preferences, Temporal.Instant.from(home.now));
  const turn = `test:${newId()}`;
  const state = stateBefore(home.state, home.now);
  const done = await carryOut({
    ledgers: stores.ledgers,
    ratesOn: async (day) => ratesNearest(day, home.rates),
    newId,
    person,
    account: NO_ACCOUNT,
    turn,
    channel: "console",
    decision: { calls, now: home.now, brain: home.brain, confidence: 1, ...(about === undefined ? {} : { about }) },
    said: "",
    state,
    isResumed: false,
  });
  for (const operation of done.operations) await stores.ledgers.commit(operation);
  const stored = composeReply(turn, done.presentation);
  home.turn = turn;
  home.operations = done.operations;
  home.state = stateAfter(state, done.presentation, home.now);
  home.choices = stored?.choices ?? [];
  return stored ? plainText(withoutButtons(stored.reply)) : "";
}

function ownStores(): SqliteStores {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  onTestFinished(() => stores.close());
  return stores;
}

let households = 0;

/** Ids that no other household of the same store has. */
function idsFrom(now: string): IdSource {
  const random = seededRandom(7 + households++);
  let clock = Temporal.Instant.from(now).epochMilliseconds;
  return idSource(
    () => clock++,
    (n) => Uint8Array.from({ length: n }, () => Math.floor(random() * 256)),
  );
}

function withoutButtons(reply: Reply): Reply {
  return { ...reply, blocks: reply.blocks.filter((block) => block.kind !== "choices" || block.asks) };
}
