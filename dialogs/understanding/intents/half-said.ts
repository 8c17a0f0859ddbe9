import { ask } from "../questions.ts";
import type { Understanding } from "../understanding.ts";

/** What is known to be about something of the person's own, but not what of it: how it can be said is told. */

export function askPriority(): Understanding {
  return ask("Which category matters more or less to you? Say it like “travel matters more to me”.", []);
}

export function askRisk(): Understanding {
  return ask("How careful shall I be? Say “be conservative”, “be moderate” or “be aggressive”.", []);
}

export function askCategory(): Understanding {
  return ask("Which category, and what about it? Say it like “rename dining to eats” or “add a category Boat”.", []);
}

export function askRule(): Understanding {
  return ask("What shall always go where? Say it like “always put Lidl under groceries”.", []);
}

export function askPreference(): Understanding {
  const examples =
    "“use euros”, “I'm in Tokyo until Friday”, “payday is the 25th”, “quiet after 9pm”, “warn me at 50 %”";
  return ask(`How would you like it? I understand ${examples}.`, []);
}
