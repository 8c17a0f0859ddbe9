import { afterAll, describe, expect, test, vi } from "vitest";
import { hasPeer as hasMongo, type Peer, startPeer as startMongo } from "../../adapters/stores/mongo/testing/peer.ts";
import { codeIn } from "../support/people-chat.ts";
import { freePort, type RunningApp, runApp } from "../support/run-app.ts";
import { consoleDoor } from "./console-door.ts";
import type { OpenDoor, Person } from "./door.ts";
import { hears } from "./hears.ts";
import { pageDoor } from "./page-door.ts";
import { slackDoor } from "./slack-door.ts";
import { smsDoor } from "./sms-door.ts";
import { telegramDoor } from "./telegram-door.ts";

const DOORS = [consoleDoor, pageDoor, telegramDoor, slackDoor, smsDoor] as const;

describe.skipIf(DOORS.some(({ missing }) => missing !== null)).each([
  { store: "sqlite", isThere: true },
  { store: "mongodb", isThere: hasMongo },
])("codes over all channels on $store", ({ store, isThere }) => {
  let mongo: Peer | null = null;

  afterAll(async () => {
    await mongo?.stop();
  });

  async function settingsOf(open: readonly OpenDoor[]): Promise<Record<string, string>> {
    const settings = Object.assign({}, ...open.map((one) => one.settings));
    if (store === "sqlite") return settings;
    mongo = await startMongo();
    return { ...settings, MONGODB_URI: mongo.newDatabase(), APP_SECRET: "a secret of the walkthrough, long enough" };
  }

  test("link each channel by a code of the one before, and unlink one from another", { timeout: 120_000 }, async ({
    skip,
  }) => {
    if (!isThere) skip("shared/peers/mongo.sh is not here");
    const port = await freePort();
    const open = await Promise.all(DOORS.map((door) => door.open(`http://127.0.0.1:${port}`)));
    const settings = await settingsOf(open);
    const running = await runApp(() => settings, port);
    try {
      await walk(open, running);
    } finally {
      await running.stop();
      for (const one of open) await one.close();
    }
  });
});

async function walk(open: readonly OpenDoor[], running: RunningApp): Promise<void> {
  const [toConsole, toPage, toTelegram, toSlack, toSms] = open;
  const terminal = await entered(toConsole, running);
  const page = await entered(toPage, running);
  const telegram = await entered(toTelegram, running, codeIn(await page.say("link telegram")));
  await entered(toPage, running);
  await hears(telegram, "A browser was just signed in");
  const slack = await entered(toSlack, running, codeIn(await telegram.say("link slack")));
  await hears(telegram, "🔗 Slack");
  const sms = await entered(toSms, running, codeIn(await slack.say("link sms")));
  await hears(telegram, "🔗 SMS");
  await hears(slack, "🔗 SMS");

  expect(await sms.say("coffee 4.50")).toContain("Coffee $4.50");
  const listed = await terminal.say("which channels are linked");
  expect(listed).toMatch(/1\) Telegram.*\n2\) Slack.*\n3\) SMS \(…4321\).*\n4\) Page \(2 browsers\)/);

  const code = codeIn(await sms.say("link"));
  for (const known of [terminal, page, telegram]) expect(await known.say(`link ${code}`)).toContain("linked already");

  expect(await telegram.say("unlink sms")).toContain("Unlink SMS (…4321)");
  expect(await telegram.say("yes")).toContain("Unlinked: SMS");
  await hears(sms, "just unlinked from its book");
  expect(await sms.say("what's left")).toContain("private budget book");
  await hears(slack, "🔌 SMS");
  expect(await slack.say("show my last 5")).toContain("Coffee");

  const texted = (await sms.heard()).length;
  expect(await slack.say("link +1 555 765 4321")).toContain("I've texted a code");
  await vi.waitFor(async () => expect((await sms.heard()).length).toBeGreaterThan(texted), { timeout: 20_000 });
  expect(await slack.say(codeIn((await sms.heard()).at(-1) ?? ""))).toContain("Linked: SMS (…4321)");
  expect(await sms.say("undo")).toContain("Undone: Coffee $4.50");
  for (const one of open) expect(await one.violations()).toEqual([]);
}

async function entered(door: OpenDoor | undefined, running: RunningApp, code?: string): Promise<Person> {
  if (!door) throw new TypeError("There is no such door.");
  return door.enter(running, code);
}
