import type { Api } from "grammy";
import { Forbidden, InvalidInput } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { describeFailure, TOKEN_FIX } from "./failure.ts";
import { forGrammy } from "./signal.ts";
import { UPDATE_KINDS } from "./update.ts";

/** How updates are to reach us. */
export type Arrival =
  | { readonly mode: "polling" }
  | { readonly mode: "webhook"; readonly url: string; readonly secret: string };

/** What connecting needs. */
export interface ConnectOptions {
  readonly api: Api;
  readonly arrival: Arrival;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Introduces us to Telegram: who we are, how updates arrive, which commands there are. Safe to repeat; no pending update
 * is lost.
 *
 * @returns our username, without `@`
 * @throws Forbidden when the token is refused, InvalidInput when the webhook's address is; grammY's own errors otherwise
 */
export async function connect(options: ConnectOptions): Promise<string> {
  const { api, signal } = options;
  try {
    const { username } = await api.getMe(forGrammy(signal));
    await agreeOnArrival(options);
    await announceCommands(options);
    return username;
  } catch (error) {
    if (describeFailure(error)?.kind === "token") throw new Forbidden(TOKEN_FIX);
    throw error;
  }
}

async function agreeOnArrival({ api, arrival, signal }: ConnectOptions): Promise<void> {
  if (arrival.mode === "polling") {
    await api.deleteWebhook({ drop_pending_updates: false }, forGrammy(signal));
    return;
  }
  const { url, secret } = arrival;
  try {
    await api.setWebhook(url, { secret_token: secret, allowed_updates: UPDATE_KINDS }, forGrammy(signal));
  } catch (error) {
    const failure = describeFailure(error);
    if (failure?.kind !== "refused") throw error;
    throw new InvalidInput(
      `Telegram refused the webhook ${url}: ${failure.detail}. Set PUBLIC_URL to an https address that the internet reaches, or TELEGRAM_MODE=polling.`,
    );
  }
}

/** The menu is a convenience: without it everything still works. */
async function announceCommands({ api, log, signal }: ConnectOptions): Promise<void> {
  try {
    await api.setMyCommands(COMMANDS, {}, forGrammy(signal));
  } catch (error) {
    const failure = describeFailure(error);
    if (failure?.kind !== "refused") throw error;
    log.warn({ detail: failure.detail }, "telegram: the menu of commands was not accepted");
  }
}

const COMMANDS = [
  { command: "start", description: "Say hello" },
  { command: "help", description: "See what you can tell or ask me" },
  { command: "undo", description: "Take back the last thing you did" },
  { command: "left", description: "See what is left to spend" },
];
