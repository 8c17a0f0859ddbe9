import { afterAll, describe, expect, test } from "vitest";
import { HAS_MODEL, startModel } from "../../adapters/services/openai/testing/peers.ts";
import { hasPeer as hasMongo, type Peer, startPeer as startMongo } from "../../adapters/stores/mongo/testing/peer.ts";
import { NINE_MESSAGES } from "../support/nine-messages.ts";
import { freePort, type RunningApp, runApp } from "../support/run-app.ts";
import { consoleDoor } from "./console-door.ts";
import type { Door, OpenDoor } from "./door.ts";
import { pageDoor } from "./page-door.ts";
import { phoneDoor } from "./phone-door.ts";
import { slackDoor } from "./slack-door.ts";
import { smsDoor } from "./sms-door.ts";
import { teamsDoor } from "./teams-door.ts";
import { telegramDoor } from "./telegram-door.ts";

const DOORS: readonly Door[] = [consoleDoor, pageDoor, telegramDoor, slackDoor, smsDoor, phoneDoor, teamsDoor];
const TABLE: Record<string, string>[] = [];

const TIME = { timeout: 120_000 };

/** What every book must come to after the nine messages, whichever way they came; minor units. */
const BALANCE = { entries: ["bus 300", "coffee 450", "lunch 1850", "taxi 1400"], spent: 4000, allocated: 320_000 };

/** What only a language model makes something of, and what the stand-in answers once it has read. */
const TALK = {
  say: "is my takeaway habit out of hand",
  call: { name: "summarize_budget", arguments: { category: "dining" } },
  hear: "No, your takeaways are well in hand.",
};

describe.each([
  { store: "sqlite", model: "none", missing: null },
  { store: "mongodb", model: "none", missing: hasMongo ? null : "shared/peers/mongo.sh" },
  { store: "sqlite", model: "stand-in", missing: HAS_MODEL ? null : "shared/peers/llm.sh" },
])("the walkthrough on $store (language model: $model)", ({ store, model, missing }) => {
  let mongo: Peer | null = null;
  let llm: Awaited<ReturnType<typeof startModel>> | null = null;

  afterAll(async () => {
    await mongo?.stop();
    llm?.stop();
  });

  async function modelSettings(): Promise<Record<string, string>> {
    if (model === "none") return {};
    llm ??= await startModel([
      { match: { userMessage: TALK.say, hasToolResult: false }, response: { toolCalls: [TALK.call] } },
      { match: { userMessage: TALK.say, hasToolResult: true }, response: { content: TALK.hear } },
    ]);
    return { OPENAI_BASE_URL: llm.url };
  }

  /** A store with nothing in it. */
  async function emptyStore(): Promise<Record<string, string>> {
    if (store === "sqlite") return {};
    mongo ??= await startMongo();
    return { MONGODB_URI: mongo.newDatabase(), APP_SECRET: "a secret of the walkthrough, long enough" };
  }

  test.for(DOORS)("holds the conversation through $name, to the same cent", TIME, async (door, { skip }) => {
    if (door.missing !== null) skip(`${door.missing} is not here`);
    if (missing !== null) skip(`${missing} is not here`);
    const port = await freePort();
    const open = await door.open(`http://127.0.0.1:${port}`);
    const settings = { ...open.settings, ...(await emptyStore()), ...(await modelSettings()) };
    const running = await runApp(() => settings, port);
    expect(running.stores.name).toMatch(new RegExp(store, "i"));
    try {
      TABLE.push({ door: door.name, store, model, ...(await walk(open, running, model !== "none")) });
    } finally {
      await running.stop();
      await open.close();
    }
  });
});

afterAll(() => {
  console.table(TABLE);
});

async function walk(open: OpenDoor, running: RunningApp, hasModel: boolean): Promise<Record<string, string>> {
  const refused = await open.knock(running, "coffee 99");
  expect(refused ?? "private").toContain("private");
  const person = await open.enter(running);
  for (const { say } of NINE_MESSAGES) expect(await person.say(say), `after “${say}”`).not.toBe("");

  const talk = await person.say(TALK.say);
  if (hasModel) expect(talk).toContain(TALK.hear);
  else expect(talk).not.toBe("");

  const { stores, owner } = running;
  const entries = await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 100 });
  const plans = await stores.ledgers.records(owner.ledger, "plans");
  const counted = entries.reduce((sum, { counts }) => sum + (counts ?? 0), 0);
  expect(entries.map(({ description, amount }) => `${description} ${amount.minor}`).sort()).toEqual(BALANCE.entries);
  expect(counted).toBe(BALANCE.spent);
  expect(plans[0]?.income.minor).toBe(BALANCE.allocated);

  const forged = await open.forge(running);
  expect([401, 403]).toContain(forged);
  const violations = await open.violations();
  expect(violations).toEqual([]);
  return {
    messages: String(NINE_MESSAGES.length + 1),
    balance: `${(counted / 100).toFixed(2)} spent`,
    stranger: refused === null ? "refused" : "refused politely",
    forged: String(forged),
    violations: String(violations.length),
  };
}
