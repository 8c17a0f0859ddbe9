import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../bot/config.ts";
import { loadThinking } from "../bot/language-model.ts";
import { realSurroundings } from "../bot/surroundings.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { memoryLog } from "../tests/support/memory-log.ts";
import { QUICK_LIMITS } from "../tests/support/quick-timing.ts";
import { type ScriptedAnswer, scriptedModel } from "../tests/support/scripted-model.ts";
import { spokenLine } from "./spoken-line.ts";
import { understandWithModel } from "./understand-with-model.ts";

async function open(...script: readonly ScriptedAnswer[]) {
  const model = scriptedModel(...script);
  const stores = openMemoryStores();
  const surroundings = realSurroundings();
  const setup = { open: async () => model, budget: { person: 1_000, all: 1_000 }, limits: QUICK_LIMITS };
  const { agent } = await loadThinking(setup, stores, surroundings, memoryLog().log);
  const read = understandWithModel({ agent, stores, config: readConfig({}), surroundings });
  onTestFinished(() => expect(model.requests).toHaveLength(script.length));
  return (text: string, context: object = {}) =>
    read(spokenLine.parse({ id: 1, text, now: "2026-06-10T09:12:00", currency: "USD", context }));
}

test("what the local brain is sure of the model is not asked", async () => {
  const understood = await open();
  expect((await understood("coffee 4.50")).calls).toMatchObject([{ tool: "log_expense" }]);
});

test("what the model wants is what is understood, whether it waits for a yes or not", async () => {
  const understood = await open(
    { calls: [["log_expense", { amount: "14.50", description: "cinema" }]] },
    { say: "" },
    { calls: [["revise_expense", { which: { position: 1 }, amount: "14" }]] },
    { say: "" },
  );
  expect((await understood("I ended up at the cinema again, 14.50")).calls).toEqual([
    {
      tool: "log_expense",
      args: { amount: "14.50", description: "cinema", category: "entertainment", date: "2026-06-10" },
    },
  ]);
  const last = [{ description: "taxi", amount: "12" }];
  expect((await understood("the cab thing there, make that fourteen I guess", { last })).calls).toEqual([
    { tool: "revise_expense", args: { which: { position: 1 }, amount: "14" } },
  ]);
});

test("where the model only talks, the local brain's answer stands", async () => {
  const understood = await open({ say: "It is fine." });
  expect((await understood("is my takeaway habit out of hand")).calls).toMatchObject([{ tool: "decline" }]);
});
