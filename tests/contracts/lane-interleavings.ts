import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Claim, Decision, SettleOutcome, Turn } from "../../dialogs/ports.ts";
import type { Operation } from "../../domain/operation.ts";
import { aDecision, aLedger, anEntry, anEvent, anOperation, aSettlement, entryChange } from "./samples.ts";
import type { Stores } from "./stores.ts";

/** How long a claim lasts on the run's own clock, milliseconds. */
const LEASE = 1_000;

const TURNS_PER_LANE = 3;

/** `freeze`: so much time passes that whoever holds a lane loses it without knowing. */
type Step = "ann" | "bob" | "both" | "freeze";

const schedules = fc.array(fc.constantFrom<Step>("ann", "ann", "bob", "bob", "both", "freeze"), {
  minLength: 10,
  maxLength: 60,
});

/**
 * Two workers, two lanes, one ledger: whatever the order in which the workers' calls reach the store, and whoever is
 * frozen on the way, every turn happens exactly once and in its lane's order.
 *
 * @param open opens the stores of both workers; the same twice, or two connections to the same data
 */
export function laneInterleavingsContract(
  name: string,
  open: () => Promise<readonly [Stores, Stores]>,
  runs: number,
): void {
  describe(`two lanes on one ledger, worked on from ${name}`, () => {
    let stores: readonly [Stores, Stores];

    beforeAll(async () => {
      stores = await open();
    });

    afterAll(() => Promise.all(stores.map((store) => store.close())));

    it(`keep every turn whole, single and in order in ${runs} interleavings`, { timeout: 300_000 }, async () => {
      let run = 0;
      const property = fc.asyncProperty(schedules, async (schedule) => {
        run += 1;
        await interleave(stores, `run-${run}`, schedule);
      });
      await fc.assert(property, { numRuns: runs, seed: 20_261_102 });
    });
  });
}

/** One run's ledger, lanes and clock. */
interface Run {
  readonly ledger: string;
  readonly lanes: readonly string[];
  readonly keys: readonly string[];
  now: number;
}

async function interleave([first, second]: readonly [Stores, Stores], name: string, schedule: readonly Step[]) {
  const lanes = [`${name}:x`, `${name}:y`];
  const keys = Array.from({ length: TURNS_PER_LANE }, (_, index) => lanes.map((lane) => `${lane}:${index + 1}`)).flat();
  const run: Run = { ledger: name, lanes, keys, now: 0 };
  await first.ledgers.createLedger(aLedger({ id: name }));
  await Promise.all(keys.map((key) => first.turns.accept(anEvent({ key, lane: laneOf(key) }), "2026-11-02T09:00:00Z")));

  const ann = work(first, "ann", run);
  const bob = work(second, "bob", run);
  for (const step of schedule) {
    if (step === "freeze") run.now += LEASE;
    else if (step === "both") await Promise.all([ann.next(), bob.next()]);
    else await (step === "ann" ? ann : bob).next();
  }
  while (await isUnfinished(first, run)) {
    run.now += LEASE / 10;
    await Promise.all([ann.next(), bob.next()]);
  }
  await check(second, run);
}

/** Works on both lanes for ever; stops before each call to the store, so that the schedule decides when it is made. */
async function* work(stores: Stores, owner: string, run: Run): AsyncGenerator<void> {
  for (;;) {
    for (const lane of run.lanes) {
      yield;
      const claimed = await stores.turns.claim(lane, owner, run.now, run.now + LEASE);
      if (!claimed) continue;
      if (claimed.turn.state === "open") yield* settle(stores, run, claimed.claim, claimed.turn);
      yield;
      await stores.turns.delivered(claimed.claim, claimed.turn.event.key, "sent", []);
      yield;
      await stores.turns.release(claimed.claim);
    }
  }
}

async function* settle(stores: Stores, run: Run, claim: Claim, turn: Turn): AsyncGenerator<void> {
  // Everybody decides differently; only what was written first may count.
  let decision = aDecision({ now: new Date(claim.fence * 1_000).toISOString() });
  let outcome: SettleOutcome;
  do {
    yield;
    const head = await stores.ledgers.head(run.ledger);
    yield;
    const operations = [operationOf(run, turn, decision, head + 1)];
    outcome = await stores.turns.settle(claim, turn.event.key, aSettlement({ decision, operations }));
    if (outcome.kind === "decided") decision = outcome.decision;
  } while (outcome.kind === "behind" || outcome.kind === "decided");
}

function operationOf(run: Run, turn: Turn, decision: Decision, seq: number): Operation {
  const { key } = turn.event;
  const entry = anEntry({ id: key, ledger: run.ledger, cents: centsOf(key) });
  return anOperation({
    ledger: run.ledger,
    seq,
    turn: key,
    facts: decision.now,
    changes: [entryChange(null, entry)],
  });
}

async function isUnfinished({ turns }: Stores, { keys }: Run): Promise<boolean> {
  const known = await Promise.all(keys.map((key) => turns.turn(key)));
  return known.some((turn) => turn?.reply?.delivery !== "sent");
}

async function check({ ledgers, turns }: Stores, { ledger, lanes, keys }: Run): Promise<void> {
  const log = await ledgers.operationsAfter(ledger, 0, 1_000);
  expect(log.map(({ seq }) => seq)).toEqual(keys.map((_key, index) => index + 1));
  for (const lane of lanes) {
    const inOrder = keys.filter((key) => laneOf(key) === lane);
    expect(log.map(({ turn }) => turn).filter((turn) => laneOf(turn) === lane)).toEqual(inOrder);
  }
  for (const { turn, facts } of log) expect((await turns.turn(turn))?.decision?.now).toBe(facts);
  expect(await ledgers.spent(ledger, "2026-11-01", "2026-11-30")).toEqual([
    { category: "dining", minor: keys.reduce((total, key) => total + centsOf(key), 0), count: keys.length },
  ]);
}

function laneOf(key: string): string {
  return key.slice(0, key.lastIndexOf(":"));
}

/** Each turn of a run spends another power of ten, so that a sum tells which ones counted, and how often. */
function centsOf(key: string): number {
  const turn = Number(key.slice(key.lastIndexOf(":") + 1));
  return 10 ** (turn + (key.includes(":x:") ? TURNS_PER_LANE : 0));
}
