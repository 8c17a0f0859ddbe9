import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  createConsoleChannel,
  parseLine,
  personAtTerminal,
  renderForTerminal,
} from "../adapters/channels/console/index.ts";
import { appSecret } from "../bot/app-secret.ts";
import { createCodes } from "../bot/codes.ts";
import { modelSetup } from "../bot/language-model.ts";
import { ensureOwner } from "../bot/owner.ts";
import { waysOf } from "../bot/people/ways.ts";
import { startRates } from "../bot/rates/start-rates.ts";
import { exitNamed, prepare } from "../bot/run.ts";
import { createRuntime, type Runtime } from "../bot/runtime.ts";
import { openStores } from "../bot/stores.ts";
import type { Surroundings } from "../bot/surroundings.ts";
import { FIRST_STEPS } from "../dialogs/replies/help.ts";
import { Unavailable } from "../domain/errors.ts";

/** How long an answer is waited for, in milliseconds; the message itself is safe all the same. */
const ANSWER_WITHIN = 60_000;

const HISTORY_LINES = 500;

/**
 * A conversation in the terminal, on the same store as everything else. From a pipe every line is answered and the
 * program ends with the input; in a terminal there is a prompt with history.
 */
export async function chat(session: string): Promise<void> {
  const { config, log, surroundings } = prepare();
  try {
    const stores = await openStores(config, log);
    await ensureOwner(stores.people, config, surroundings);
    const person = await personAtTerminal(stores.people);
    const codes = createCodes(stores.people, appSecret(config, surroundings.randomBytes), surroundings);
    const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
    const runtime = createRuntime({
      ...{ config, stores, channels: [createConsoleChannel()], codes, surroundings, log, model: modelSetup(config) },
      // The bot's name is known to whoever runs the bot.
      ways: (purpose) => waysOf({ config, publicUrl, telegramUsername: null }, purpose),
    });
    runtime.start();
    const stopRates = startRates({ config, stores, surroundings, log });
    const say = createSayer(runtime, surroundings, { session, person: person?.id ?? "" });
    await (process.stdin.isTTY
      ? talk(say, join(config.DATA_DIR, "chat-history"), config.RETENTION_DAYS)
      : answerAll(say));
    await Promise.all([runtime.stop(), stopRates()]);
    await stores.close();
  } catch (error) {
    exitNamed(error);
  }
}

type Say = (line: string) => Promise<string>;

function createSayer(
  { inbox }: Runtime,
  { newId, now }: Surroundings,
  terminal: { session: string; person: string },
): Say {
  return async (line) => {
    const event = parseLine(line, terminal, newId(), now().toString());
    try {
      await inbox.take(event);
    } catch (error) {
      if (error instanceof Unavailable) return `Nothing was saved: ${error.message}`;
      throw error;
    }
    const stored = await inbox.answer(event.key, ANSWER_WITHIN);
    return stored ? renderForTerminal(stored.reply) : "Noted; the answer takes longer than usual.";
  };
}

async function answerAll(say: Say): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") process.stdout.write(`${await say(line)}\n`);
  }
}

async function talk(say: Say, historyFile: string, keptDays: number): Promise<void> {
  forgetOld(historyFile, keptDays);
  const history = existsSync(historyFile) ? readFileSync(historyFile, "utf8").split("\n").filter(Boolean) : [];
  const prompt = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: "> ",
    history,
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
  });
  prompt.on("history", (lines: string[]) => writeFileSync(historyFile, lines.join("\n"), { mode: 0o600 }));
  process.stdout.write(`BudgetWise. Try “${FIRST_STEPS[0]}” or “help”; Ctrl+D ends.\n`);
  prompt.prompt();
  for await (const line of prompt) {
    if (line.trim() !== "") process.stdout.write(`${await say(line)}\n`);
    prompt.prompt();
  }
}

/** The prompt's history is text like any other: it goes when nothing was typed for as long as texts are kept. */
function forgetOld(historyFile: string, keptDays: number): void {
  if (!existsSync(historyFile)) return;
  const ageDays = (Date.now() - statSync(historyFile).mtimeMs) / 86_400_000;
  if (ageDays > keptDays) rmSync(historyFile);
}
