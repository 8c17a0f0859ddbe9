import assert from "node:assert/strict";
import { capabilities as slack } from "../adapters/channels/slack/capabilities.ts";
import { capabilities as sms } from "../adapters/channels/sms/capabilities.ts";
import { capabilities as teams } from "../adapters/channels/teams/capabilities.ts";
import { capabilities as telegram } from "../adapters/channels/telegram/capabilities.ts";
import { capabilities as voice } from "../adapters/channels/voice/capabilities.ts";
import { openSqliteStores } from "../adapters/stores/sqlite/index.ts";
import type { LanguageModel } from "../dialogs/language-model.ts";
import { Forbidden, Unavailable } from "../domain/errors.ts";
import { type Chat, type Exchanged, openChat } from "../tests/support/chat.ts";
import { fakeClock } from "../tests/support/fake-clock.ts";
import { recordingChannel } from "../tests/support/recording-channel.ts";
import { type ScriptedAnswer, type ScriptedModel, scriptedModel } from "../tests/support/scripted-model.ts";
import { type RunningBot, startBot } from "../tests/support/start-bot.ts";
import { checkStore } from "./check-store.ts";
import type { Conversation, WrittenAnswer } from "./conversation.ts";
import { layDown } from "./lay-down.ts";

/** What the channels can do; that their answers come back at once is only for whoever waits for them here. */
const CAPABILITIES = { telegram, slack, sms, teams, voice };

/** Who answers what the local brain is not sure of. */
export interface Company {
  /** Instead of the one that answers as it is written: it may be asked as often as it likes. */
  readonly model?: LanguageModel;
}

/**
 * Holds a conversation with the whole bot over the embedded store, and checks what it must come to.
 *
 * @throws AssertionError naming the turn and what was wrong
 */
export async function holdConversation(written: Conversation, company: Company = {}): Promise<void> {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  const start = Temporal.PlainDateTime.from(written.now).toZonedDateTime(written.zone).toInstant();
  const clock = fakeClock(start.toString());
  const script = company.model ? null : scriptOf(written);
  const model = company.model ?? script;
  const bot = await startBot({
    stores,
    clock,
    ...(model && { model }),
    channels: Object.values(CAPABILITIES).map((one) => recordingChannel(one.channel, { ...one, delivery: "inline" })),
    exchangeRates: written.rates === undefined ? "off" : "ecb",
    person: {
      currency: written.currency,
      zone: written.zone,
      locale: written.locale,
      createdAt: written.arrived === undefined ? "2020-01-01T00:00:00Z" : `${written.arrived}T12:00:00Z`,
    },
  });
  try {
    await hold(bot, written, script);
  } finally {
    await bot.stop();
    await stores.close();
  }
}

/** Says and presses what is written. @param script the model whose every answer is written, if there is one */
async function hold(bot: RunningBot, written: Conversation, script: ScriptedModel | null): Promise<void> {
  const { clock } = bot;
  await layDown(bot, written);
  const chats = new Map<string, Chat>();
  const chatIn = async (channel: keyof typeof CAPABILITIES | "console" | "web"): Promise<Chat> => {
    const known = chats.get(channel) ?? openChat(bot, `chat-${channel}`, channel);
    if (!chats.has(channel) && channel !== "console" && channel !== "web") await known.showCode(await bot.code());
    chats.set(channel, known);
    return known;
  };
  const said: Exchanged[] = [];
  for (const step of written.before) {
    clock.advance({ minutes: 1 });
    if (typeof step === "string") said.push(await (await chatIn("console")).say(step));
    else await letPass(bot, step.later, written.zone);
  }

  let asked = 0;
  for (const [index, step] of written.turns.entries()) {
    if ("later" in step) {
      await letPass(bot, step.later, written.zone);
      continue;
    }
    clock.advance({ seconds: 20 });
    const where = `turn ${index + 1}`;
    const last = said.at(-1);
    const meant = "edit" in step ? said.at(-step.back) : last;
    if (!("say" in step) && !meant) throw new Error(`${where}: nothing was said before.`);
    const exchanged =
      "say" in step
        ? await (await chatIn(step.channel ?? "console")).say(step.say)
        : "press" in step
          ? await (await chatIn("console")).press(meant ?? { key: "" }, step.press)
          : await (await chatIn("console")).edit(meant ?? { key: "", message: "", answer: "" }, step.edit);
    said.push(exchanged);
    const { key } = exchanged;
    if ("say" in step) asked += step.model?.length ?? 0;
    if (script) assert.equal(script.requests.length, asked, `${where}: requests to the model`);
    const turn = await bot.stores.turns.turn(key);
    const isSpoken = "say" in step && step.channel === "voice";
    const answer = isSpoken ? (turn?.reply?.reply.speech ?? exchanged.answer) : exchanged.answer;
    for (const wanted of step.hear ?? []) assert.match(answer, patternOf(wanted), `${where}: ${wanted} in\n${answer}`);
    for (const unwanted of step.never ?? [])
      assert.doesNotMatch(answer, patternOf(unwanted), `${where}: no ${unwanted} in\n${answer}`);
    const labels = turn?.reply?.choices.map(({ label }) => label) ?? [];
    for (const label of step.buttons ?? [])
      assert.ok(labels.includes(label), `${where}: a button ${label} among ${labels.join(", ")}`);
    if (step.calls) {
      const calls = turn?.decision?.calls ?? [];
      const wanted = step.calls.flatMap((one) => Object.keys(one));
      assert.deepEqual(
        calls.map(({ tool }) => tool),
        wanted,
        where,
      );
      for (const [at, one] of step.calls.entries())
        assert.partialDeepStrictEqual(calls[at]?.args ?? {}, Object.values(one)[0] ?? {}, where);
    }
  }
  if (written.store) await checkStore(bot, written.store);
}

/** Every morning at half past nine, and in the end, what is due is done. */
async function letPass({ clock, tick }: RunningBot, length: Temporal.DurationLike, zone: string): Promise<void> {
  const end = clock.now().toZonedDateTimeISO(zone).add(length);
  const morning = (): Temporal.ZonedDateTime => {
    const now = clock.now().toZonedDateTimeISO(zone);
    const today = now.withPlainTime({ hour: 9, minute: 30 });
    return Temporal.ZonedDateTime.compare(now, today) < 0 ? today : today.add({ days: 1 });
  };
  for (let next = morning(); Temporal.ZonedDateTime.compare(next, end) < 0; next = morning()) {
    clock.advance(clock.now().until(next.toInstant()));
    await tick();
  }
  clock.advance(clock.now().until(end.toInstant()));
  await tick();
}

function patternOf(wanted: string): RegExp {
  const [, source] = /^\/(.+)\/$/s.exec(wanted) ?? [];
  return source === undefined ? new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : new RegExp(source);
}

/** A model that answers as it is written; null where none is spoken of. */
function scriptOf({ turns }: Conversation): ScriptedModel | null {
  const script = turns.flatMap((step) => ("say" in step ? (step.model ?? []) : []));
  return script.length === 0 ? null : scriptedModel(...script.map(answerOf));
}

function answerOf(written: WrittenAnswer): ScriptedAnswer {
  if ("fails" in written) {
    return written.fails === "down" ? new Unavailable("The service is down.") : new Forbidden("The key is refused.");
  }
  if ("refuses" in written) return { isRefusal: true };
  if ("say" in written) return written;
  return {
    calls: written.calls.flatMap((one) => Object.entries(one).map(([tool, args]) => [tool, args ?? {}] as const)),
  };
}
