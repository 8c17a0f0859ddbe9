import { onTestFinished } from "vitest";
import { openSqliteStores, type SqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { createDeliver } from "../../bot/turns/deliver.ts";
import { createInbox, type Inbox } from "../../bot/turns/inbox.ts";
import type { TurnTiming } from "../../bot/turns/timing.ts";
import { createTurnRunner, type TurnRunner } from "../../bot/turns/turn-runner.ts";
import type { TurnWork } from "../../bot/turns/turn-work.ts";
import type { Channel, InboundEvent } from "../../dialogs/channel.ts";
import type { Settlement, SettleOutcome, StoredReply, TurnStore } from "../../dialogs/ports.ts";
import { aDecision, anEvent, aReply, aSettlement, aStoredReply } from "../contracts/samples.ts";
import { type FakeClock, fakeClock } from "./fake-clock.ts";
import { type MemoryLog, memoryLog } from "./memory-log.ts";
import { QUICK_TIMING } from "./quick-timing.ts";
import { seededRandom } from "./random.ts";

/** Inbox and turn runner of one process, over a bot that the test makes up. */
export interface Lanes {
  readonly inbox: Inbox;
  readonly runner: TurnRunner;
  readonly turns: TurnStore;
  readonly clock: FakeClock;
  readonly log: MemoryLog;
}

interface LanesOptions {
  readonly channels: readonly Channel[];
  /** What a turn does; without it, it answers `Heard: <what was said>`. */
  readonly attempt?: (work: TurnWork) => Promise<void>;
  /** The store that other processes of the test share; without it one of its own in memory. */
  readonly turns?: TurnStore;
  readonly timing?: Partial<TurnTiming>;
  readonly owner?: string;
  readonly clock?: FakeClock;
}

/** Makes them; they are stopped when the test is over. */
export function openLanes(options: LanesOptions): Lanes {
  const { turns = openMemoryStores().turns, attempt = hear, owner = "process-1", clock = fakeClock() } = options;
  const timing = { ...QUICK_TIMING, ...options.timing };
  const channels = new Map(options.channels.map((one) => [one.capabilities.channel, one]));
  const log = memoryLog();
  const shared = { turns, channels, timing, log: log.log, random: seededRandom(1) };
  const runner = createTurnRunner({
    ...shared,
    attempt,
    deliver: createDeliver(shared),
    channels: [...channels.keys()],
    apology: () => aStoredReply({ reply: aReply("Sorry.") }),
    owner,
    now: clock.ms,
  });
  onTestFinished(() => runner.stop());
  return {
    inbox: createInbox({ turns, runner, channels, now: clock.now, timing, reveal: (reply) => reply }),
    runner,
    turns,
    clock,
    log,
  };
}

/** A store in memory that is closed when the test is over. */
export function openMemoryStores(): SqliteStores {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  onTestFinished(() => stores.close());
  return stores;
}

/** What somebody says in a Telegram chat; `id` makes the event's key and message. */
export function says(text: string, id: number, chat = 1): InboundEvent {
  return anEvent({
    key: `telegram:7:${id}`,
    channel: "telegram",
    lane: `telegram:${chat}`,
    address: String(chat),
    message: String(id),
    content: { kind: "message", text },
  });
}

/** What a message says; empty for everything else. */
export function saidIn({ content }: InboundEvent): string {
  return content.kind === "message" ? content.text : "";
}

/** Settles a turn with a reply. */
export async function settleWith(
  work: TurnWork,
  text: string,
  change: Partial<Settlement> = {},
): Promise<SettleOutcome> {
  const reply: StoredReply = aStoredReply({ reply: aReply(text) });
  work.settled = reply;
  return work.settle(aSettlement({ decision: work.decision ?? aDecision(), reply, ...change }));
}

async function hear(work: TurnWork): Promise<void> {
  await settleWith(work, `Heard: ${saidIn(work.claimed.turn.event)}`);
}
