import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, startApp } from "../../bot/app.ts";
import { appSecret } from "../../bot/app-secret.ts";
import { type Codes, createCodes } from "../../bot/codes.ts";
import { type Config, readConfig } from "../../bot/config.ts";
import { createLogger } from "../../bot/logger.ts";
import { ensureOwner } from "../../bot/owner.ts";
import { type NamedStores, openStores } from "../../bot/stores.ts";
import { realSurroundings } from "../../bot/surroundings.ts";
import type { Person } from "../../domain/person.ts";

/** The whole product in this process, on a folder of its own. */
export interface RunningApp {
  readonly app: App;
  readonly stores: NamedStores;
  readonly owner: Person;
  readonly url: string;
  readonly config: Config;
  /** The codes of the product. */
  readonly codes: Codes;
  /** A fresh code that pairs a chat. */
  code(): Promise<string>;
  /** Stops it, and starts it again on the same folder and port after something was done meanwhile. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts it on a free port, or on the one given; `settings` are environment variables, and may be made from the port. Its
 * clock is the real one unless another is given; `wrap` may look at what is asked of the stores.
 */
export async function runApp(
  settings: (port: number) => Record<string, string> = () => ({}),
  at: number | null = null,
  now: (() => Temporal.Instant) | null = null,
  wrap: (stores: NamedStores) => NamedStores = (stores) => stores,
): Promise<RunningApp> {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-test-"));
  const port = at ?? (await freePort());
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: folder,
    DEFAULT_CURRENCY: "USD",
    DEFAULT_LOCALE: "en-US",
    DEFAULT_TIME_ZONE: "UTC",
    RATE_LIMIT_IDENTITY: "off",
    RATE_LIMIT_REST: "off",
    RATE_LIMIT_REST_AI: "off",
    RATE_LIMIT_SIGN_IN: "off",
    EXCHANGE_RATES: "off",
    ...settings(port),
  });
  const log = createLogger("silent");
  const surroundings = { ...realSurroundings(), ...(now ? { now } : {}) };
  let stores = wrap(await openStores(config, log));
  let app = await startApp({ config, surroundings, log, stores });
  await app.connected;
  const owner = await ensureOwner(stores.people, config, surroundings);
  const codes = createCodes(stores.people, appSecret(config, surroundings.randomBytes), surroundings);
  return {
    get app() {
      return app;
    },
    codes,
    get stores() {
      return stores;
    },
    owner,
    url: app.publicUrl,
    config,
    code: () => app.pairingCode(),
    async restart(meanwhile) {
      await app.stop();
      await meanwhile?.();
      stores = wrap(await openStores(config, log));
      app = await startApp({ config, surroundings, log, stores });
      await app.connected;
    },
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
