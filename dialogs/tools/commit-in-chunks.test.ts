import { expect, test } from "vitest";
import type { Operation } from "../../domain/operation.ts";
import { anEntry } from "../../tests/contracts/samples.ts";
import { type Household, openHousehold } from "../../tests/support/household.ts";
import { recountedState, stateOf } from "../../tests/support/ledger-state.ts";
import { NO_ACCOUNT } from "../../tests/support/no-account.ts";
import { carryOut } from "../flows/carry-out.ts";
import { EMPTY_STATE } from "../state.ts";
import type { ToolCall } from "./call.ts";
import { LARGEST_OPERATION } from "./commit-in-chunks.ts";

const MANY = 2 * LARGEST_OPERATION + 600;
const merge: ToolCall = { tool: "merge_categories", args: { from: "dining", into: "groceries" } };
const undo: ToolCall = { tool: "undo", args: {} };

/** A book whose log begins with more entries in one category than one operation takes. */
async function crowdedHousehold(): Promise<Household> {
  const home = await openHousehold();
  const { stores, person, newId } = home;
  const made = Array.from({ length: MANY }, (_, index) => {
    const id = newId();
    return anEntry({ id, ledger: person.ledger, cents: 100 + (index % 7) });
  });
  await stores.ledgers.commit({
    ledger: person.ledger,
    seq: 1,
    turn: "import",
    step: "0.0",
    last: true,
    actor: "someone else",
    channel: "console",
    kind: "change",
    tool: "import_file",
    changes: made.map((after) => ({ what: "entries", id: after.id, before: null, after })),
    facts: null,
    at: home.now,
  });
  return home;
}

test("what is too much for one operation goes into several of one turn, which undo takes back as a whole", async () => {
  const home = await crowdedHousehold();
  const before = await stateOf(home);
  expect(await home.say(merge)).toContain(`with its ${MANY} entries`);
  expect(home.operations.map(({ step, last }) => [step, last])).toEqual([
    ["0.1", false],
    ["0.2", false],
    ["0.0", true],
  ]);
  const after = await stateOf(home);
  expect(await home.say(undo)).toContain("↩️ Undone: Dining merged into Groceries");
  expect(await stateOf(home)).toEqual(before);
  expect(await home.say({ tool: "redo", args: {} })).toContain("↪️ Back again");
  expect(await stateOf(home)).toEqual(after);
  expect(await recountedState(home.stores.ledgers, home.person.ledger)).toEqual(after);
});

test("a turn that died after the first of its parts does the rest when it is run again", async () => {
  const home = await crowdedHousehold();
  const before = await stateOf(home);
  const run = (isResumed: boolean) =>
    carryOut({
      ledgers: home.stores.ledgers,
      newId: home.newId,
      person: home.person,
      turn: "merging",
      channel: "console",
      account: NO_ACCOUNT,
      said: "",
      decision: { calls: [merge], now: home.now, brain: "local", confidence: 1 },
      state: EMPTY_STATE,
      isResumed,
    });
  const commit = async (operations: readonly Operation[]): Promise<void> => {
    for (const operation of operations) {
      expect(await home.stores.ledgers.commit(operation)).toEqual({ kind: "committed" });
    }
  };
  await commit((await run(false)).operations.slice(0, 1));
  await commit((await run(true)).operations);
  expect((await run(true)).operations).toEqual([]);
  expect(
    await home.stores.ledgers.entries({ ledger: home.person.ledger, category: "dining", order: "made", limit: 1 }),
  ).toEqual([]);
  await home.say(undo);
  expect(await stateOf(home)).toEqual(before);
});
