import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startFakeBotApi } from "../tests/support/fake-bot-api.ts";
import { hasChatSdk } from "./peers/chat-sdk-echo.ts";
import { CONTENDERS, type ContenderName, isContender, type Tells, type Told } from "./peers/contender.ts";
import { createCrowd } from "./peers/drive.ts";
import { median, percentile, round } from "./statistics.ts";

const TOKEN = "123456:TEST";
const SECRET = "a-secret-of-the-bench";

/** What one contender came to in one round. */
interface Result {
  readonly turnsPerSecond: number;
  readonly cpuMsPerTurn: number;
  readonly latencies: readonly number[];
}

/**
 * Whole turns over Telegram, webhook in and message out, beside an echo on Chat SDK with its state in memory and an echo on
 * grammY: the same updates, the same fake Bot API server, a process for each, rounds interleaved so that all meet the same
 * machine. BudgetWise keeps what it is told on disk and understands it; the others keep nothing.
 *
 * @param longestMs after which no further round begins
 */
export async function benchPeers({ rounds = 5, turns = 1_500, chats = 16, longestMs = 180_000 } = {}): Promise<object> {
  if (!hasChatSdk()) return { skipped: "the peers' packages are not installed: npm ci --prefix tests/peers" };
  const names = Object.keys(CONTENDERS).filter(isContender);
  const results = new Map<ContenderName, Result[]>(names.map((name) => [name, []]));
  const end = performance.now() + longestMs;
  let done = 0;
  for (; done < rounds && performance.now() < end; done++) {
    for (const name of names) results.get(name)?.push(await run(name, turns, chats));
  }
  const each = (name: ContenderName, figure: (result: Result) => number) => (results.get(name) ?? []).map(figure);
  const ratio = (other: ContenderName, figure: (result: Result) => number): number => {
    const theirs = each(other, figure);
    return round(median(each("budgetwise", figure).map((ours, n) => ours / (theirs[n] ?? Number.NaN))));
  };
  return {
    rounds: done,
    turns,
    chats,
    ...Object.fromEntries(names.map((name) => [name, summary(results.get(name) ?? [])])),
    vs_chat_sdk_throughput: ratio("chat_sdk", ({ turnsPerSecond }) => turnsPerSecond),
    vs_chat_sdk_cpu: ratio("chat_sdk", ({ cpuMsPerTurn }) => cpuMsPerTurn),
    vs_grammy_throughput: ratio("grammy", ({ turnsPerSecond }) => turnsPerSecond),
  };
}

function summary(results: readonly Result[]): object {
  const latencies = results.flatMap((result) => result.latencies);
  return {
    turns_per_second: Math.round(median(results.map(({ turnsPerSecond }) => turnsPerSecond))),
    cpu_ms_per_turn: round(median(results.map(({ cpuMsPerTurn }) => cpuMsPerTurn))),
    p50_ms: round(percentile(latencies, 0.5)),
    p99_ms: round(percentile(latencies, 0.99)),
  };
}

async function run(name: ContenderName, turns: number, chats: number): Promise<Result> {
  const api = await startFakeBotApi((sent) => crowd?.hear(sent));
  const contender = fork(join(import.meta.dirname, "peers/process.ts"), [name]);
  let crowd: ReturnType<typeof createCrowd> | undefined;
  try {
    const { started } = await ask(
      contender,
      { start: { apiRoot: api.url, token: TOKEN, secret: SECRET, chats } },
      isStarted,
    );
    crowd = createCrowd(started.url, SECRET, chats);
    const { introductions } = started;
    if (introductions.length > 0) await crowd.write(chats, (chat) => introductions[chat] ?? "");
    // What is compiled and cached at the first turns is no turn's cost.
    await crowd.write(Math.ceil(turns / 5), () => "coffee 4.50");

    const before = await ask(contender, "cpu", isCpu);
    const start = performance.now();
    const latencies = await crowd.write(turns, () => "coffee 4.50");
    const seconds = (performance.now() - start) / 1000;
    const after = await ask(contender, "cpu", isCpu);
    const cpu = after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system;
    return { turnsPerSecond: turns / seconds, cpuMsPerTurn: cpu / 1000 / turns, latencies };
  } finally {
    crowd?.leave();
    await end(contender);
    await api.close();
  }
}

type Started = Extract<Tells, { started: unknown }>;
type Cpu = Extract<Tells, { cpu: unknown }>;

function isStarted(tells: Tells): tells is Started {
  return "started" in tells;
}

function isCpu(tells: Tells): tells is Cpu {
  return "cpu" in tells;
}

/** Tells a contender something and waits for what it tells; rejects when it ends instead. */
async function ask<T extends Tells>(
  contender: ChildProcess,
  what: Told,
  isAnswer: (tells: Tells) => tells is T,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const ended = (code: number | null) => reject(new Error(`A contender ended with ${code}.`));
  const hear = (tells: Tells): void => {
    if (isAnswer(tells)) resolve(tells);
  };
  contender.once("exit", ended);
  contender.on("message", hear);
  contender.send(what);
  try {
    return await promise;
  } finally {
    contender.off("exit", ended);
    contender.off("message", hear);
  }
}

async function end(contender: ChildProcess): Promise<void> {
  if (contender.exitCode !== null) return;
  const ended = once(contender, "exit");
  contender.send("stop" satisfies Told);
  await ended;
}
