import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { showing } from "../adapters/channels/pairing.ts";
import { temporaryFolder } from "../tests/contracts/temporary-folder.ts";
import { eventually } from "../tests/support/eventually.ts";
import { memoryLog } from "../tests/support/memory-log.ts";
import { QUICK_TIMING } from "../tests/support/quick-timing.ts";
import { recordingChannel } from "../tests/support/recording-channel.ts";
import { happening, openBot } from "../tests/support/running-bot.ts";
import { openSmallDisk, type SmallDisk } from "../tests/support/small-disk.ts";
import { startApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { logOfStore, type Stores } from "./stores.ts";
import { realSurroundings } from "./surroundings.ts";

/** Long enough to need pages of its own, so that a full disk can't take it. */
const LONG = Array.from({ length: 20 }, (_, index) => `coffee with milk ${index + 1}`).join(", ");
const AMOUNTS = Array.from({ length: 20 }, (_, index) => (index + 1) * 100);

describe("on a full disk", () => {
  test("the person hears that nothing was saved, and the message is taken once there is space", async () => {
    const { disk, log, url, cookie, ledger } = await startOnSmallDisk();
    const key = randomUUID();
    const write = () =>
      fetch(`${url}/ai/chat`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie, "idempotency-key": key },
        body: JSON.stringify({ message: LONG }),
      });

    disk.fill();
    const refused = await write();
    const told = await refused.text();
    expect(refused.status).toBe(503);
    expect(told).toContain("nothing was saved");
    expect(told).not.toContain("✅");
    expect(log.lines()).toContainEqual(expect.objectContaining({ level: 50, msg: "store.failed" }));
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect(await amountsOf(disk.stores, ledger)).toEqual([]);

    disk.free();
    const taken = await write();
    expect(await taken.text()).toContain("✅");
    expect(taken.status).toBe(200);
    expect(await amountsOf(disk.stores, ledger)).toEqual(AMOUNTS);
  });

  test("what was taken before is neither confirmed nor lost, and carried out once there is space", async () => {
    const log = memoryLog();
    const disk = openSmallDisk(temporaryFolder(), logOfStore(log.log));
    onTestFinished(() => disk.stores.close());
    const telegram = recordingChannel("telegram");
    const { turns } = disk.stores;
    const fillsAfterAcceptance: Stores["turns"]["accept"] = async (...event) => {
      const acceptance = await turns.accept(...event);
      if (event[0].key === "telegram:long") disk.fill();
      return acceptance;
    };
    const bot = await openBot({
      channels: [telegram],
      stores: { ...disk.stores, turns: { ...turns, accept: fillsAfterAcceptance } },
    });
    await bot.happens(happening(showing(await bot.code()), { id: "pair" }));
    await eventually(() => expect(telegram.sent).toHaveLength(1));

    await bot.inbox.take(happening({ kind: "message", text: LONG }, { id: "long" }));
    const retries = () => bot.log.lines().filter(({ msg }) => msg === "a lane has to wait");
    await eventually(() => expect(retries().length).toBeGreaterThan(QUICK_TIMING.failures));
    expect(telegram.sent).toHaveLength(1);
    expect(await turns.turn("telegram:long")).toMatchObject({ state: "open", failures: 0 });
    expect(log.lines()).toContainEqual(expect.objectContaining({ level: 50, msg: "store.failed" }));

    disk.free();
    await eventually(() => expect(telegram.sent.at(-1)?.text).toMatch(/^✅/));
    expect(await amountsOf(bot.stores, bot.owner.ledger)).toEqual(AMOUNTS);
    expect(telegram.sent).toHaveLength(2);
  });
});

async function amountsOf({ ledgers }: Stores, ledger: string): Promise<number[]> {
  const made = await ledgers.entries({ ledger, order: "made", limit: 50 });
  return made.map(({ amount }) => amount.minor).toReversed();
}

async function startOnSmallDisk(): Promise<{
  disk: SmallDisk;
  log: ReturnType<typeof memoryLog>;
  url: string;
  cookie: string;
  ledger: string;
}> {
  const folder = temporaryFolder();
  const log = memoryLog();
  const disk = openSmallDisk(folder, logOfStore(log.log));
  const config = readConfig({
    PORT: "0",
    DATA_DIR: folder,
    DEFAULT_CURRENCY: "USD",
    DEFAULT_LOCALE: "en-US",
    EXCHANGE_RATES: "off",
  });
  const surroundings = realSurroundings();
  const app = await startApp({
    config,
    surroundings,
    log: log.log,
    stores: { name: "a small disk", failures: () => 0, ...disk.stores },
    timing: QUICK_TIMING,
  });
  onTestFinished(() => app.stop());
  const url = `http://127.0.0.1:${app.port}`;
  const code = new URL(await app.signInLink()).searchParams.get("code");
  const signedIn = await fetch(`${url}/v1/auth/signin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const owner = await disk.stores.people.owner();
  return { disk, log, url, cookie, ledger: owner?.ledger ?? "" };
}
