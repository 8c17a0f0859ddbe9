import type { ChannelName } from "../../dialogs/channel.ts";
import type {
  Claim,
  ClaimedTurn,
  Settlement,
  SettleOutcome,
  StoredReply,
  Turn,
  TurnStore,
} from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { Logger } from "../logger.ts";
import type { Measures, TurnOutcome } from "../metrics/measures.ts";
import type { Deliver } from "./deliver.ts";
import { createSlots, type Slot } from "./slots.ts";
import { backoff, pause, type TurnTiming } from "./timing.ts";
import type { TurnWork } from "./turn-work.ts";

interface RunnerDeps {
  readonly turns: TurnStore;
  /** Understands, decides and settles one turn by way of `work.settle`. */
  readonly attempt: (work: TurnWork) => Promise<void>;
  readonly deliver: Deliver;
  /** Channels whose lanes this process runs. */
  readonly channels: readonly ChannelName[];
  /** What is said in a channel when an event is given up. */
  readonly apology: (channel: ChannelName) => StoredReply;
  /** Names this process among those that share the store. */
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly random: () => number;
  /** Hears how each attempt at a turn ended. */
  readonly observe?: Measures["turn"];
  readonly log: Logger;
  readonly timing: TurnTiming;
}

/** Runs lanes: one turn at a time in each, many lanes at once. A lane that waits for something holds up no other. */
export interface TurnRunner {
  /** Tells that a lane has something to do. */
  poke(lane: string): void;
  /** Looks for waiting lanes now and from then on. */
  start(): void;
  /** Takes no new work, lets what runs finish for as long as `timing.drain` says, and gives the lanes back. */
  stop(): Promise<void>;
  /** Called whenever a turn of this process is over. */
  onDone(listener: (key: string) => void): void;
}

export function createTurnRunner(deps: RunnerDeps): TurnRunner {
  const { turns, timing, log } = deps;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const listeners: ((key: string) => void)[] = [];
  const slots = createSlots(timing.concurrency);
  const stopping = new AbortController();
  const killed = new AbortController();
  let scanTimer: NodeJS.Timeout | undefined;
  let unwatch: (() => void) | undefined;

  return {
    poke,
    start() {
      void scan();
      scanTimer = setInterval(() => void scan(), timing.scanEvery);
      scanTimer.unref();
      // What this process accepts is poked.
      unwatch = turns.watch(() => void scan(), "others");
    },
    async stop() {
      stopping.abort();
      clearInterval(scanTimer);
      unwatch?.();
      const deadline = setTimeout(() => killed.abort(), timing.drain);
      await Promise.all(running.values());
      clearTimeout(deadline);
    },
    onDone: (listener) => {
      listeners.push(listener);
    },
  };

  function poke(lane: string): void {
    if (stopping.signal.aborted) return;
    if (running.has(lane)) again.add(lane);
    else
      running.set(
        lane,
        runLane(lane).finally(() => laneEnded(lane)),
      );
  }

  function laneEnded(lane: string): void {
    running.delete(lane);
    if (again.delete(lane)) poke(lane);
  }

  async function scan(): Promise<void> {
    try {
      for (const lane of await turns.waitingLanes(deps.channels, deps.now(), timing.concurrency * 4)) {
        if (!running.has(lane)) poke(lane);
      }
    } catch (error) {
      log.warn({ err: error }, "could not look for waiting lanes");
    }
  }

  async function runLane(lane: string): Promise<void> {
    let claim: Claim | null = null;
    let troubles = 0;
    while (!stopping.signal.aborted) {
      const slot = await slots.take();
      try {
        if (stopping.signal.aborted) break;
        const now = deps.now();
        const claimed = await turns.claim(lane, deps.owner, now, now + timing.lease);
        if (!claimed) break;
        claim = claimed.claim;
        const goesOn = await holding(claimed, (signal) => runTurn(claimed, slot, signal));
        if (!goesOn) break;
        troubles = 0;
      } catch (error) {
        troubles += 1;
        log.warn({ err: error, troubles }, "a lane has to wait");
        slot.give();
        await pause(backoff(troubles, timing, deps.random), stopping.signal);
      } finally {
        slot.give();
      }
    }
    // A lane that is someone else's by now stays theirs: giving back is fenced.
    if (claim)
      await turns.release(claim).catch((error: unknown) => log.warn({ err: error }, "could not give a lane back"));
  }

  /** Renews the lease while the work goes on, and ends the work's signal when the lane is lost. */
  async function holding<T>(claimed: ClaimedTurn, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    const renewal = setInterval(() => {
      turns.renew(claimed.claim, deps.now() + timing.lease).then(
        (isOurs) => {
          if (!isOurs) lost.abort();
        },
        (error: unknown) => log.warn({ err: error }, "could not renew a lease"),
      );
    }, timing.renewEvery);
    try {
      return await work(AbortSignal.any([lost.signal, killed.signal]));
    } finally {
      clearInterval(renewal);
    }
  }

  /** @returns false when the lane is someone else's now, or its reply could not leave before the process had to stop */
  async function runTurn(claimed: ClaimedTurn, slot: Slot, signal: AbortSignal): Promise<boolean> {
    const { event, state, reply } = claimed.turn;
    const outcome = state === "open" ? await carryThrough(claimed, slot, signal) : reply;
    if (outcome === "fenced") return false;
    if (state === "open") for (const listener of listeners) listener(event.key);
    if (outcome?.delivery !== "waiting") return true;
    slot.give();
    return deps.deliver(claimed.claim, event, outcome.reply, signal);
  }

  async function carryThrough(
    claimed: ClaimedTurn,
    slot: Slot,
    signal: AbortSignal,
  ): Promise<StoredReply | null | "fenced"> {
    const { turn, claim } = claimed;
    let last: SettleOutcome | undefined;
    const work: TurnWork = {
      claimed,
      signal,
      decision: turn.decision,
      settled: null,
      wait: (ms) => slot.without(() => waitUnlessStopping(ms, signal)),
      aside: (work) => slot.without(work),
      keep: (index, round) => turns.decide(claim, turn.event.key, index, round),
      async keepDecision(decision) {
        const stands = await turns.keepDecision(claim, turn.event.key, decision);
        if (!stands) last = { kind: "fenced" };
        return stands;
      },
      async settle(settlement: Settlement) {
        last = await turns.settle(claim, turn.event.key, settlement);
        return last;
      },
    };
    try {
      await deps.attempt(work);
      observe(turn, last?.kind === "fenced" ? "lost" : "done");
      return last?.kind === "fenced" ? "fenced" : work.settled;
    } catch (error) {
      if (error instanceof Unavailable) {
        observe(turn, "unavailable");
        throw error;
      }
      return failed(claimed, error, work.wait);
    }
  }

  /** @throws Unavailable when the process stops meanwhile: nothing of the turn was decided, so it can wait for the next one */
  async function waitUnlessStopping(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0) return;
    await pause(ms, AbortSignal.any([signal, stopping.signal]));
    if (stopping.signal.aborted) throw new Unavailable("The process is stopping.");
  }

  function observe({ event, acceptedAt }: Turn, outcome: TurnOutcome): void {
    deps.observe?.(event.channel, outcome, deps.now() - Temporal.Instant.from(acceptedAt).epochMilliseconds);
  }

  /** Counts the failure; the last one gives the event up, so that what comes after it in its lane is not held up. */
  async function failed(
    claimed: ClaimedTurn,
    error: unknown,
    wait: TurnWork["wait"],
  ): Promise<StoredReply | null | "fenced"> {
    const { turn, claim } = claimed;
    const isLast = turn.failures + 1 >= timing.failures;
    log.error({ err: error, turn: turn.event.key, failures: turn.failures + 1, dead: isLast }, "a turn failed");
    const apology = isLast ? deps.apology(turn.event.channel) : null;
    const counted = await turns.fail(claim, turn.event.key, apology);
    observe(turn, counted === null ? "lost" : isLast ? "dead" : "failed");
    if (counted === null) return "fenced";
    if (apology) return apology;
    await wait(backoff(counted, timing, deps.random));
    return null;
  }
}
