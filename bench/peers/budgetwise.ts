import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WEBHOOK_PATH } from "../../adapters/channels/telegram/index.ts";
import { startApp } from "../../bot/app.ts";
import { appSecret } from "../../bot/app-secret.ts";
import { createCodes } from "../../bot/codes.ts";
import { readConfig } from "../../bot/config.ts";
import { createLogger } from "../../bot/logger.ts";
import { createPerson } from "../../bot/owner.ts";
import { openStores } from "../../bot/stores.ts";
import { realSurroundings } from "../../bot/surroundings.ts";
import { freePort } from "../../tests/support/run-app.ts";
import type { Contender, Match } from "./contender.ts";

/** The whole product on its embedded store, with a person of their own in each chat. */
export async function createBudgetWise({ apiRoot, token, secret, chats }: Match): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-peers-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_MODE: "webhook",
    TELEGRAM_WEBHOOK_SECRET: secret,
    RATE_LIMIT_IDENTITY: "off",
    DEFAULT_CURRENCY: "USD",
  });
  const log = createLogger("error");
  const surroundings = realSurroundings();
  const stores = await openStores(config, log);
  const app = await startApp({ config, surroundings, log, stores });
  await app.connected;
  const codes = createCodes(stores.people, appSecret(config, surroundings.randomBytes), surroundings);
  const introductions: string[] = [];
  for (let chat = 0; chat < chats; chat++) {
    const person = await createPerson(stores.people, `Person ${chat}`, config, surroundings);
    introductions.push(`/start ${await codes.make({ purpose: "pair", person: person.id })}`);
  }
  return {
    url: url + WEBHOOK_PATH,
    introductions,
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
