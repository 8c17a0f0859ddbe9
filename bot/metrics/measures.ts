import type { ChannelName } from "../../dialogs/channel.ts";
import type { QueueSizes } from "../../dialogs/ports.ts";
import type { Usage, UsageStore } from "../../dialogs/usage.ts";
import { createRegistry, metricText } from "./registry.ts";

/**
 * How an attempt at a turn ended: `done` · `failed`: it is tried again · `dead`: given up · `lost`: another process has its
 * lane · `unavailable`: the store or a service could not be reached, and it waits.
 */
export type TurnOutcome = "done" | "failed" | "dead" | "lost" | "unavailable";

/** What is counted while the process runs. Nothing of it says who did what. */
export interface Measures {
  /** @param waited milliseconds since the event was accepted */
  turn(channel: ChannelName, outcome: TurnOutcome, waited: number): void;
  /** @param route the template of the address, never the address */
  request(method: string, route: string, status: number): void;
  /** What a paid service took. */
  paid(usage: Pick<Usage, "kind" | "calls" | "tokens" | "microDollars">): void;
  /** All of it as Prometheus reads it. */
  text(): string;
}

/** Seconds: a turn of the local brain takes milliseconds, one of a language model seconds. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Counts from 0. */
export function createMeasures(): Measures {
  const { counter, histogram, text } = createRegistry();
  const turns = counter({ name: "budgetwise_turns_total", help: "Attempts at turns, by channel and how they ended." });
  const seconds = histogram({
    name: "budgetwise_turn_seconds",
    help: "From the acceptance of an event to its answer being written.",
    bounds: SECONDS,
  });
  const requests = counter({
    name: "budgetwise_http_requests_total",
    help: "HTTP requests that are over, by method, template of the address and status.",
  });
  const calls = counter({ name: "budgetwise_paid_calls_total", help: "Calls of paid services." });
  const tokens = counter({
    name: "budgetwise_model_tokens_total",
    help: "Tokens of the language model; cached are among input, reasoning among output.",
  });
  const dollars = counter({ name: "budgetwise_paid_dollars_total", help: "What paid services cost, in US dollars." });
  return {
    turn(channel, outcome, waited) {
      turns.add({ channel, outcome });
      if (outcome === "done") seconds.observe({ channel }, waited / 1_000);
    },
    request: (method, route, status) => requests.add({ method, route, status: String(status) }),
    paid(usage) {
      const { kind } = usage;
      calls.add({ kind }, usage.calls);
      dollars.add({ kind }, usage.microDollars / 1_000_000);
      if (kind === "model") for (const [type, count] of Object.entries(usage.tokens)) tokens.add({ type }, count);
    },
    text,
  };
}

/** The usage store, each addition to it counted. */
export function countedUsage(usage: UsageStore, { paid }: Pick<Measures, "paid">): UsageStore {
  return {
    ...usage,
    async add(taken) {
      paid(taken);
      await usage.add(taken);
    },
  };
}

/** What is so at the moment of being asked. */
export interface State {
  /** Null: the store could not be asked. */
  readonly queues: QueueSizes | null;
  /** Since the start. */
  readonly storeFailures: number;
  readonly process: {
    readonly residentBytes: number;
    readonly heapBytes: number;
    readonly cpuSeconds: number;
    /** Since the epoch. */
    readonly startSeconds: number;
  };
}

/** The gauges, as Prometheus reads them; what could not be asked is left out, so that no false zero is seen. */
export function stateText({ queues, storeFailures, process }: State): string {
  const plain = (name: string, help: string, value: number, type: "gauge" | "counter" = "gauge"): string =>
    metricText(type, { name, help }, [{ labels: {}, value }]);
  return [
    plain("budgetwise_store_up", "1 while the store answers.", queues ? 1 : 0),
    ...(queues
      ? [
          plain("budgetwise_inbox_open", "Events whose turn is not over.", queues.open),
          plain("budgetwise_dead_letters", "Events that were given up and nobody has looked at.", queues.dead),
          plain("budgetwise_outbox_waiting", "Messages that wait to be sent, late ones included.", queues.outbox),
        ]
      : []),
    plain(
      "budgetwise_store_failures_total",
      "How often the store could not be reached or written.",
      storeFailures,
      "counter",
    ),
    plain("process_resident_memory_bytes", "Memory of the process.", process.residentBytes),
    plain("nodejs_heap_size_used_bytes", "Used heap.", process.heapBytes),
    plain("process_cpu_seconds_total", "User and system time.", process.cpuSeconds, "counter"),
    plain("process_start_time_seconds", "When the process began, since the epoch.", process.startSeconds),
  ].join("");
}
