import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../bot/config.ts";
import { modelSetup } from "../bot/language-model.ts";
import type { LanguageModel, ModelAnswer } from "../dialogs/language-model.ts";
import { readConversations } from "./conversation.ts";
import { holdConversation } from "./hold-conversation.ts";

/**
 * Holds the conversations that need a language model with the one that the settings name, and says how it does.
 *
 * usage: npm run eval:live -- [--repeat 3]
 * Exits 78 where no model is configured, 1 when less than nine in ten pass.
 */
const { values } = parseArgs({ options: { repeat: { type: "string", default: "1" } } });
const setup = modelSetup(readConfig(process.env));
if (!setup) {
  process.stderr.write("No language model is configured: set OPENAI_API_KEY, or OPENAI_BASE_URL and LLM_MODEL.\n");
  process.exit(78);
}
const counts = { rounds: 0, sentBack: 0, microDollars: 0 };
const model = counting(await setup.open());
// What a service must answer can't be asked of a real one.
const conversations = readConversations(join(import.meta.dirname, "conversations")).filter(({ turns }) => {
  const answers = turns.flatMap((turn) => ("say" in turn ? (turn.model ?? []) : []));
  return answers.length > 0 && answers.every((answer) => "say" in answer || "calls" in answer);
});

let passed = 0;
let held = 0;
for (let time = 0; time < Number(values.repeat); time++) {
  for (const written of conversations) {
    held += 1;
    try {
      await holdConversation(written, { model });
      passed += 1;
    } catch (error) {
      process.stdout.write(`✗ ${written.name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
const share = (part: number, of: number): string => `${of === 0 ? 100 : Math.round((part / of) * 100)} %`;
process.stdout.write(
  `${model.name}: ${passed} of ${held} conversations passed (${share(passed, held)}), ` +
    `${share(counts.rounds - counts.sentBack, counts.rounds)} of ${counts.rounds} rounds grounded, ` +
    `${(counts.rounds / Math.max(1, held)).toFixed(1)} rounds each, $${(counts.microDollars / 1e6).toFixed(4)}\n`,
);
process.exit(passed >= held * 0.9 ? 0 : 1);

function counting(asked: LanguageModel): LanguageModel {
  return {
    ...asked,
    async answer(request, signal): Promise<ModelAnswer> {
      const answer = await asked.answer(request, signal);
      counts.rounds += 1;
      counts.microDollars += answer.microDollars;
      // An answer whose figures nothing bears out is sent back: the request after it says so.
      const last = request.conversation.at(-1);
      if (last?.kind === "said" && request.conversation.length > 1) counts.sentBack += 1;
      return answer;
    },
  };
}
