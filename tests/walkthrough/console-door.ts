import { parseLine, renderForTerminal } from "../../adapters/channels/console/index.ts";
import { modelSetup } from "../../bot/language-model.ts";
import { realSurroundings } from "../../bot/surroundings.ts";
import { consoleRuntime } from "../support/console-runtime.ts";
import type { Door } from "./door.ts";

/** The terminal, as a process of its own beside the server would use the store. */
export const consoleDoor: Door = {
  name: "console",
  missing: null,
  async open() {
    const cleanups: (() => Promise<void>)[] = [];
    return {
      settings: {},
      async enter({ stores, owner, codes, config }) {
        const surroundings = realSurroundings();
        const runtime = consoleRuntime(stores, surroundings, { codes, model: modelSetup(config) });
        runtime.start();
        cleanups.push(() => runtime.stop());
        const terminal = { session: surroundings.newId(), person: owner.id };
        return {
          heard: async () => [],
          async say(text) {
            const event = parseLine(text, terminal, surroundings.newId(), surroundings.now().toString());
            await runtime.inbox.take(event);
            const stored = await runtime.inbox.answer(event.key, 20_000);
            return stored ? renderForTerminal(stored.reply) : "";
          },
        };
      },
      // Whoever reaches the terminal reaches the data folder.
      knock: async () => null,
      forge: async () => 401,
      violations: async () => [],
      close: async () => {
        for (const cleanup of cleanups) await cleanup();
      },
    };
  },
};
