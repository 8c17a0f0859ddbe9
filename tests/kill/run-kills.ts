import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startPeer } from "../../adapters/stores/mongo/testing/peer.ts";
import { appSecret } from "../../bot/app-secret.ts";
import { createCodes } from "../../bot/codes.ts";
import { readConfig } from "../../bot/config.ts";
import { createLogger } from "../../bot/logger.ts";
import { ensureOwner } from "../../bot/owner.ts";
import { openStores } from "../../bot/stores.ts";
import { realSurroundings } from "../../bot/surroundings.ts";
import { startFakeBotApi } from "../support/fake-bot-api.ts";
import { seededRandom } from "../support/random.ts";
import { startFleet } from "./fleet.ts";
import { startSender } from "./sender.ts";
import { type KillCounts, verifyKill } from "./verify.ts";

/** What is taken away to see that the test notices. */
export type Control = "none" | "no-unique-keys" | "early-acknowledgement";

/** Which store the processes share; controls need `sqlite`. */
export type KillStore = "sqlite" | "mongodb";

interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  readonly control: Control;
  readonly store: KillStore;
  /** Every so many kills one process is frozen beyond its lease instead. */
  readonly freezeEvery: number;
  readonly onKill?: (done: number) => void;
}

const CHATS = [101, 102, 103, 104, 105, 106, 107, 108];
/** Milliseconds between a chat's messages: about what two processes of each store keep up with. */
const PACE = { sqlite: 40, mongodb: 400 } as const;

const SECRET = "kill-test-webhook-secret";
const UNIQUE_KEYS = ["inbox_unique_key", "operations_unique_seq", "operations_unique_step"];

/** Sends, kills and freezes processes at random instants, lets everything settle, and counts what went wrong. */
export async function runKills({ kills, seed, control, store, freezeEvery, onKill }: KillOptions): Promise<KillCounts> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-kill-"));
  const api = await startFakeBotApi();
  const mongo = store === "mongodb" ? await startPeer() : null;
  const environment = {
    DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: "123456:kill-test",
    TELEGRAM_MODE: "webhook",
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    RATE_LIMIT_IDENTITY: "off",
    EXCHANGE_RATES: "off",
    LOG_LEVEL: "silent",
    DEFAULT_CURRENCY: "USD",
    DEFAULT_LOCALE: "en-US",
    ...(control === "early-acknowledgement" ? { EARLY_ACK: "1" } : {}),
    ...(mongo && { MONGODB_URI: mongo.newDatabase(), APP_SECRET: "a secret of the kill test, long enough" }),
  };
  const { person, codes } = await prepareFolder(environment, folder, control);
  const fleet = await startFleet(2, environment);
  const sender = await startSender(
    { ports: fleet.ports, secret: SECRET, chats: CHATS, duplicates: 0.1, random, pace: PACE[store] },
    codes,
  );
  for (let done = 1; done <= kills; done++) {
    await pause(30 + random() * 300);
    const victim = Math.floor(random() * fleet.ports.length);
    if (done % freezeEvery === 0) await fleet.freeze(victim, 2_500);
    else await fleet.kill(victim);
    onKill?.(done);
  }
  const within = control === "none" ? SETTLE_WITHIN : SETTLE_WITHIN_BROKEN;
  await sender.finish(within);
  const open = await settled(environment, within);
  const exits = await fleet.stop();
  if (control === "none" && open > 0) throw new Error(`${open} turns are still open`);
  if (control === "none" && exits.some((code) => code !== 0)) {
    throw new Error(`orderly stop ended with ${exits.join(", ")}`);
  }

  const config = readConfig(environment);
  const stores = await openStores(config, createLogger("silent"));
  const counts = await verifyKill(stores, person, sender.acknowledged, api.sent);
  await stores.close();
  await api.close();
  await mongo?.stop();
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

async function prepareFolder(environment: Record<string, string>, folder: string, control: Control) {
  const config = readConfig(environment);
  const surroundings = realSurroundings();
  const stores = await openStores(config, createLogger("silent"));
  const person = await ensureOwner(stores.people, config, surroundings);
  const maker = createCodes(stores.people, appSecret(config, surroundings.randomBytes), surroundings);
  const codes: string[] = [];
  for (const _ of CHATS) codes.push(await maker.make({ purpose: "pair", person: person.id }));
  await stores.close();
  if (control === "no-unique-keys") {
    const database = new DatabaseSync(join(folder, "budgetwise.db"));
    for (const key of UNIQUE_KEYS) database.exec(`DROP INDEX ${key}`);
    database.close();
  }
  return { person, codes };
}

const SETTLE_WITHIN = 300_000;
/** Without what keeps it in order it may never come to rest. */
const SETTLE_WITHIN_BROKEN = 30_000;

/** Waits until no turn is open and no reply is waiting, watching the store from outside. @returns the turns still open */
async function settled(environment: Record<string, string>, within: number): Promise<number> {
  const stores = await openStores(readConfig(environment), createLogger("silent"));
  const deadline = Date.now() + within;
  try {
    while (Date.now() < deadline) {
      const waiting = await stores.turns.waitingLanes(["telegram"], Number.MAX_SAFE_INTEGER, 1);
      if ((await stores.turns.backlog()) === 0 && waiting.length === 0) return 0;
      await pause(100);
    }
    return await stores.turns.backlog();
  } finally {
    await stores.close();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
