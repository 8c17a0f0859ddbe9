import { AGENT_LIMITS } from "../dialogs/agent/limits.ts";
import type { LanguageModel, ModelRequest, Round } from "../dialogs/language-model.ts";
import { openBenchBot } from "./bench-bot.ts";
import { percentile, round } from "./statistics.ts";

/** What only a model makes something of. */
const QUESTION = "is my takeaway habit out of hand";
const ANSWER = "Dining stands at $45.00 this month.";

/**
 * What a turn with a language model takes beside the model's own time: one that reads and one that answers at once, two rounds,
 * on the embedded store, one person after the other. Its overhead is what that is more than a turn of the local brain, which
 * is accepted and settled on the same disk.
 */
export async function benchThinking({ turns = 300 } = {}): Promise<object> {
  const everything = Number.MAX_SAFE_INTEGER;
  const bot = await openBenchBot(1, {
    open: async () => quickModel(),
    budget: { person: everything, all: everything },
    limits: AGENT_LIMITS,
  });
  const [person = ""] = bot.people;
  const timed = async (text: string): Promise<{ readonly ms: number; readonly answer: string }> => {
    const start = performance.now();
    const answer = await bot.say(person, text);
    return { ms: performance.now() - start, answer };
  };
  for (let coffee = 0; coffee < 10; coffee++) await bot.say(person, "coffee 4.50");
  for (let warm = 0; warm < 50; warm++) await bot.say(person, QUESTION);
  const thinking: number[] = [];
  const local: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const { ms, answer } = await timed(QUESTION);
    if (answer !== ANSWER) throw new Error(`The model of the bench was not heard: ${answer}`);
    thinking.push(ms);
    local.push((await timed("groceries left?")).ms);
  }
  await bot.close();
  const [whole, alone] = [percentile(thinking, 0.5), percentile(local, 0.5)];
  return {
    turns,
    p50_ms: round(whole),
    p95_ms: round(percentile(thinking, 0.95)),
    local_p50_ms: round(alone),
    overhead_p50_ms: round(whole - alone),
  };
}

/** It reads what it is asked about, then answers, both at once. */
function quickModel(): LanguageModel {
  const tokens = { input: 0, cached: 0, output: 0, reasoning: 0 };
  return {
    name: "quick",
    answer: async (request) => ({ round: roundFor(request), isRefusal: false, tokens, microDollars: 0 }),
  };
}

function roundFor({ conversation }: ModelRequest): Round {
  const isAsked = conversation.length === 1;
  const call = { id: "call_1", tool: "summarize_budget", args: JSON.stringify({ category: "dining" }) };
  return { calls: isAsked ? [call] : [], text: isAsked ? "" : ANSWER, replay: [] };
}
