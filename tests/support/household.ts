import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import type { Reply } from "../../dialogs/channel.ts";
import { carryOut } from "../../dialogs/flows/carry-out.ts";
import { composeReply, stateAfter, stateBefore } from "../../dialogs/replies/compose.ts";
import { plainText } from "../../dialogs/replies/plain-text.ts";
import { type DialogState, EMPTY_STATE } from "../../dialogs/state.ts";
import type { ToolCall } from "../../dialogs/tools/call.ts";
import { type IdSource, idSource } from "../../domain/ids.ts";
import type { Ledger } from "../../domain/ledger.ts";
import type { Operation } from "../../domain/operation.ts";
import type { Person } from "../../domain/person.ts";
import { seededRandom } from "./random.ts";

/** A person with a book in a store in memory, and a clock that stands still until it is set. */
export interface Household {
  readonly stores: ReturnType<typeof openSqliteStores>;
  readonly person: Person;
  readonly newId: IdSource;
  /** What the last reply's buttons mean. */
  choices: readonly { readonly label: string; readonly calls: readonly ToolCall[] }[];
  state: DialogState;
  /** ISO instant. */
  now: string;
  /** Carries out calls as one turn and commits them. @returns the reply as plain text */
  say(...calls: ToolCall[]): Promise<string>;
  /** The operations of the last turn. */
  operations: readonly Operation[];
}

/** Opens one; on 2026-06-10 at noon, in US dollars, unless it is said otherwise. */
export async function openHousehold({
  now = "2026-06-10T12:00:00Z",
  currency = "USD",
  locale = "en-US",
} = {}): Promise<Household> {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  const random = seededRandom(7);
  let clock = Temporal.Instant.from(now).epochMilliseconds;
  const newId = idSource(
    () => clock++,
    (n) => Uint8Array.from({ length: n }, () => Math.floor(random() * 256)),
  );
  const ledger: Ledger = {
    id: newId(),
    name: "Book",
    currency,
    zone: "UTC",
    paydays: [{ from: "1970-01-01", day: 1 }],
    members: [],
  };
  const person: Person = { id: newId(), name: "P", locale, zone: "UTC", currency, ledger: ledger.id, createdAt: now };
  await stores.people.createPerson(person, ledger);

  const household: Household = {
    stores,
    person,
    newId,
    choices: [],
    state: EMPTY_STATE,
    now,
    operations: [],
    async say(...calls) {
      const turn = `test:${newId()}`;
      const decision = { calls, now: household.now, brain: "code", confidence: 1 } as const;
      const state = stateBefore(household.state, household.now);
      const done = await carryOut({
        ledgers: stores.ledgers,
        newId,
        person,
        turn,
        channel: "console",
        decision,
        state,
        isResumed: false,
      });
      for (const operation of done.operations) await stores.ledgers.commit(operation);
      household.operations = done.operations;
      household.state = stateAfter(state, done.presentation, household.now);
      const stored = composeReply(turn, done.presentation);
      household.choices = stored?.choices ?? [];
      return stored ? plainText(withoutButtons(stored.reply)) : "";
    },
  };
  return household;
}

function withoutButtons(reply: Reply): Reply {
  return { ...reply, blocks: reply.blocks.filter((block) => block.kind !== "choices" || block.asks) };
}
