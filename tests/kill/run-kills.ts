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
import { type NamedStores, openStores } from "../../bot/stores.ts";
import { realSurroundings } from "../../bot/surroundings.ts";
import { startFakeBotApi } from "../support/fake-bot-api.ts";
import { seededRandom } from "../support/random.ts";
import { startFleet } from "./fleet.ts";
import type { Brain } from "./message.ts";
import { startKillModel } from "./model.ts";
import { type Sender, startSender } from "./sender.ts";
import { type KillCounts, keyOf, verifyKill } from "./verify.ts";

/** What is taken away to see that the test notices. */
export type Control = "none" | "no-unique-keys" | "early-acknowledgement";

/** Which store the processes share; controls need `sqlite`. */
export type KillStore = "sqlite" | "mongodb";

interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  readonly control: Control;
  readonly store: KillStore;
  readonly brain: Brain;
  /** Every so many kills one process is frozen beyond its lease instead; 0: never. */
  readonly freezeEvery: number;
  readonly onKill?: (done: number) => void;
  /** Told every few seconds how many turns are still open when no more messages come in. */
  readonly onSettling?: (open: number) => void;
}

const CHATS = [101, 102, 103, 104, 105, 106, 107, 108];
/** Milliseconds between a chat's messages: about what two processes of each store keep up with. */
const PACE = { sqlite: 40, mongodb: 600 } as const;

const SECRET = "kill-test-webhook-secret";
const UNIQUE_KEYS = ["inbox_unique_key", "operations_unique_seq", "operations_unique_step"];

/** Sends, kills and freezes processes at random instants, lets everything settle, and counts what went wrong. */
export async function runKills({
  kills,
  seed,
  control,
  store,
  brain,
  freezeEvery,
  onKill,
  onSettling = () => {},
}: KillOptions): Promise<KillCounts> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-kill-"));
  const api = await startFakeBotApi();
  const mongo = store === "mongodb" ? await startPeer() : null;
  let askedAgain = 0;
  let sender: Sender | undefined;
  let watching: NamedStores | undefined;
  const model =
    brain === "local"
      ? null
      : await startKillModel(
          async ({ name, round }) => {
            const message = sender?.named(name);
            const turn = message && (await watching?.turns.turn(keyOf(message)));
            if (turn && (turn.decision !== null || turn.rounds.length > round)) askedAgain += 1;
          },
          () => random() * 60,
        );
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
    ...(model && { OPENAI_BASE_URL: model.url, LLM_API: "chat", LLM_MODEL: "m" }),
    ...(mongo && { MONGODB_URI: mongo.newDatabase(), APP_SECRET: "a secret of the kill test, long enough" }),
  };
  const { person, codes } = await prepareFolder(environment, folder, control);
  const fleet = await startFleet(2, environment);
  watching = await openStores(readConfig(environment), createLogger("silent"));
  sender = await startSender(
    { ports: fleet.ports, secret: SECRET, chats: CHATS, duplicates: 0.1, random, pace: PACE[store], brain },
    codes,
  );
  for (let done = 1; done <= kills; done++) {
    await pause(30 + random() * 300);
    const victim = Math.floor(random() * fleet.ports.length);
    if (freezeEvery > 0 && done % freezeEvery === 0) await fleet.freeze(victim, 2_500);
    else await fleet.kill(victim);
    onKill?.(done);
  }
  const within = control === "none" ? SETTLE_WITHIN : SETTLE_WITHIN_BROKEN;
  await sender.finish(within);
  const open = await settled(environment, within, onSettling);
  const exits = await fleet.stop();
  if (control === "none" && open > 0) throw new Error(`${open} turns are still open`);
  if (control === "none" && exits.some((code) => code !== 0)) {
    throw new Error(`orderly stop ended with ${exits.join(", ")}`);
  }

  const asked = model?.asks() ?? 0;
  const counts = await verifyKill(watching, person, sender.acknowledged, api.sent, { asked, askedAgain });
  if (model && asked < counts.messages * 2)
    throw new Error("The language model was hardly asked: this tested nothing.");
  await watching.close();
  await model?.close();
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

/** Long enough for a slow machine to work off what came in meanwhile; whoever is stuck is stuck longer than that. */
const SETTLE_WITHIN = 900_000;
/** Without what keeps it in order it may never come to rest. */
const SETTLE_WITHIN_BROKEN = 30_000;

/** Waits until no turn is open and no reply is waiting, watching the store from outside. @returns the turns still open */
async function settled(
  environment: Record<string, string>,
  within: number,
  onSettling: (open: number) => void,
): Promise<number> {
  const stores = await openStores(readConfig(environment), createLogger("silent"));
  const deadline = Date.now() + within;
  try {
    for (let looks = 0; Date.now() < deadline; looks++) {
      const waiting = await stores.turns.waitingLanes(["telegram"], Number.MAX_SAFE_INTEGER, 1);
      const open = await stores.turns.backlog();
      if (open === 0 && waiting.length === 0) return 0;
      if (looks % 50 === 0) onSettling(open);
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
