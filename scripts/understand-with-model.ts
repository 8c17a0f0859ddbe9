import type { SqliteStores } from "../adapters/stores/sqlite/index.ts";
import type { Config } from "../bot/config.ts";
import { createPerson } from "../bot/owner.ts";
import type { Surroundings } from "../bot/surroundings.ts";
import { lookOnly } from "../dialogs/account.ts";
import type { Agent } from "../dialogs/agent/agent.ts";
import { isSure } from "../dialogs/agent/sure.ts";
import { carryOut } from "../dialogs/flows/carry-out.ts";
import type { Decision } from "../dialogs/ports.ts";
import { EMPTY_STATE, type PendingChoice } from "../dialogs/state.ts";
import type { ToolCall } from "../dialogs/tools/call.ts";
import { categorize } from "../dialogs/understanding/categorize.ts";
import { understand } from "../dialogs/understanding/understand.ts";
import type { ShownEntry, Understanding } from "../dialogs/understanding/understanding.ts";
import type { Person } from "../domain/person.ts";
import { contextOf, type SpokenLine } from "./spoken-line.ts";

interface WithModelDeps {
  readonly agent: Agent;
  /** Thrown away at the end: each line gets a person with a book of their own there. */
  readonly stores: SqliteStores;
  readonly config: Config;
  readonly surroundings: Surroundings;
}

/**
 * Understands a line with the language model behind the local brain, as a turn would, on a book that holds the entries of
 * the previous reply.
 */
export function understandWithModel(deps: WithModelDeps) {
  return async (line: SpokenLine): Promise<Pick<Understanding, "calls" | "confidence">> => {
    const context = contextOf(line);
    const { calls, confidence } = understand(line.text, context);
    const now = line.now.toZonedDateTime("UTC").toInstant().toString();
    const local: Decision = { calls, now, brain: "local", confidence };
    if (isSure(local)) return local;
    const person = await personOf(deps, line);
    const shown = await log(deps, person, context.shown, now);
    const decision = await deps.agent.decide({
      event: eventOf(person, line.text, now),
      person,
      account: NO_ACCOUNT,
      state: { ...EMPTY_STATE, shown, pending: context.pending },
      isReply: context.isReply,
      local,
      rounds: [],
      keep: async (_index, round) => round,
      signal: new AbortController().signal,
    });
    const meant = decision.calls.flatMap(withoutQuestion).map((call) => filledIn(call, line));
    return meant.length === 0 ? local : { calls: meant, confidence: decision.confidence };
  };
}

/** Somebody who is known in no channel. */
const NO_ACCOUNT = lookOnly({ channels: async () => [] });

function personOf({ stores, config, surroundings }: WithModelDeps, { currency, locale }: SpokenLine): Promise<Person> {
  const own = { DEFAULT_CURRENCY: currency, DEFAULT_LOCALE: locale, DEFAULT_TIME_ZONE: "UTC" };
  return createPerson(stores.people, "You", { ...config, ...own }, surroundings);
}

/** Logs what was shown. @returns it with its ids */
async function log(
  { stores, surroundings }: WithModelDeps,
  person: Person,
  shown: readonly ShownEntry[],
  now: string,
): Promise<readonly ShownEntry[]> {
  const calls = shown.map(({ id: _id, ...args }): ToolCall => ({ tool: "log_expense", args, confirmed: true }));
  const { operations, presentation } = await carryOut({
    ledgers: stores.ledgers,
    newId: surroundings.newId,
    account: NO_ACCOUNT,
    person,
    turn: `before:${person.id}`,
    channel: "console",
    decision: { calls, now, brain: "code", confidence: 1 },
    said: "",
    state: EMPTY_STATE,
    isResumed: false,
  });
  for (const operation of operations) await stores.ledgers.commit(operation);
  return presentation.shown ?? [];
}

function eventOf({ id }: Person, text: string, at: string) {
  const content = { kind: "message", text } as const;
  const where = { channel: "console", lane: "console:line", address: "", isPrivate: true } as const;
  return { key: `console:${id}`, ...where, sender: { id }, at, content };
}

/** What would be logged, with the category and the day that it gets where the model left them out. */
function filledIn(call: ToolCall, { now }: SpokenLine): ToolCall {
  const { description } = call.args;
  if (call.tool !== "log_expense" || typeof description !== "string") return call;
  const { category } = categorize(description);
  return { ...call, args: { category, date: now.toPlainDate().toString(), ...call.args } };
}

/** What waits for a yes is what was understood. */
function withoutQuestion(call: ToolCall): readonly ToolCall[] {
  if (call.tool !== "propose" || !Array.isArray(call.args.choices)) return [call];
  const choices: readonly PendingChoice[] = call.args.choices;
  const meant = choices.find(({ isYes }) => isYes) ?? choices[0];
  return (meant?.calls ?? []).map(({ tool, args }) => ({ tool, args }));
}
