import { describe, expect, test } from "vitest";
import { showing } from "../adapters/channels/pairing.ts";
import { hashSecret } from "../adapters/hash-secret.ts";
import { Forbidden, Unavailable } from "../domain/errors.ts";
import { eventually } from "../tests/support/eventually.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { memoryLog } from "../tests/support/memory-log.ts";
import { recordingChannel } from "../tests/support/recording-channel.ts";
import { happening, openBot } from "../tests/support/running-bot.ts";

describe("a line of the log", () => {
  test("has what is personal or secret blotted out, wherever it stands", () => {
    const { log, text } = memoryLog();
    const secret = "roses for Ada";
    log.info({ text: secret, event: { message: secret, sender: { name: secret } }, token: secret }, "said");
    log.warn({ request: { authorization: secret, headers: { cookie: secret } }, address: secret }, "asked");
    expect(text()).not.toContain(secret);
    expect(text()).toContain("[redacted]");
  });

  test("tells an error's kind, reason, place and cause, never its message", () => {
    const { log, text, lines } = memoryLog();
    const cause = Object.assign(new Error("EACCES: roses"), { code: "EACCES" });
    log.error({ err: cause }, "failed");
    log.error({ err: new Unavailable("Can't keep “roses 61.27”.", { cause }) }, "failed");
    log.error({ err: "roses" }, "failed");
    expect(text()).not.toContain("oses");
    expect(lines()).toMatchObject([
      { err: { type: "Error", reason: "EACCES", stack: expect.stringContaining("logger.test.ts") } },
      { err: { type: "Unavailable", reason: "unavailable", cause: { type: "Error", reason: "EACCES" } } },
      { err: { type: "string" } },
    ]);
  });

  test("is written from its level on", () => {
    const { log, lines } = memoryLog("warn");
    log.info({}, "quiet");
    log.warn({}, "loud");
    expect(lines().map(({ msg, level }) => ({ msg, level }))).toEqual([{ msg: "loud", level: 40 }]);
  });
});

describe("the log of everything that can happen to a turn", () => {
  test("holds no text, name, address or code of anybody", async () => {
    const stores = openMemoryStores();
    const telegram = recordingChannel("telegram", {
      before({ text }, attempt) {
        if (attempt % 3 === 0) throw new Unavailable(`Can't send “${text}” now.`);
        if (text.includes("Peonies")) throw new Forbidden(`The chat of “${text}” is closed.`);
      },
    });
    let reads = 0;
    const bot = await openBot({
      channels: [telegram],
      stores: {
        ...stores,
        ledgers: {
          ...stores.ledgers,
          async ledger(id) {
            reads += 1;
            if (reads > 20) throw new TypeError("Can't read “poison 13.37” of Ada Lovelace.");
            if (reads % 4 === 0) throw new Unavailable("Can't read “roses 61.27” of Ada Lovelace now.");
            return stores.ledgers.ledger(id);
          },
        },
      },
    });
    const code = await bot.code();
    const about = { chat: "4815162342", sender: { id: "4815162342", name: "Ada Lovelace" } };
    const told = (text: string, id: string) => bot.happens(happening({ kind: "message", text }, { id, ...about }));
    await bot.happens(happening(showing(code), { id: "pair", ...about }));
    await told("roses 61.27", "1");
    await told("peonies 12.50", "2");
    await told("tulips 8, lilies 9.10", "3");
    await told("no, it was 10.77", "4");
    reads = 100;
    expect(await told("poison 13.37", "5")).toContain("Something went wrong");
    await eventually(() => expect(telegram.sent.at(-1)?.text).toContain("Something went wrong"));
    await bot.stop();

    const levels = new Set(bot.log.lines().map(({ level }) => level));
    expect(levels).toEqual(new Set([40, 50]));
    const secrets = ["oses", "eonies", "ulips", "ilies", "oison", "61.27", "10.77", "13.37", "Ada", "Lovelace"];
    const ids = ["4815162342", code, hashSecret(code), bot.owner.id, bot.owner.ledger];
    expect([...secrets, ...ids].filter((secret) => bot.log.text().includes(secret))).toEqual([]);
  });
});
