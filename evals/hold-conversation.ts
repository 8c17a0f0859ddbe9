import { expect } from "vitest";
import { capabilities as slack } from "../adapters/channels/slack/capabilities.ts";
import { capabilities as sms } from "../adapters/channels/sms/capabilities.ts";
import { capabilities as teams } from "../adapters/channels/teams/capabilities.ts";
import { capabilities as telegram } from "../adapters/channels/telegram/capabilities.ts";
import { capabilities as voice } from "../adapters/channels/voice/capabilities.ts";
import { Forbidden, Unavailable } from "../domain/errors.ts";
import { type Chat, type Exchanged, openChat } from "../tests/support/chat.ts";
import { fakeClock } from "../tests/support/fake-clock.ts";
import { recordingChannel } from "../tests/support/recording-channel.ts";
import { openBot, type RunningBot } from "../tests/support/running-bot.ts";
import { type ScriptedAnswer, type ScriptedModel, scriptedModel } from "../tests/support/scripted-model.ts";
import { checkStore } from "./check-store.ts";
import type { Conversation, WrittenAnswer } from "./conversation.ts";
import { layDown } from "./lay-down.ts";

/** What the channels can do; that their answers come back at once is only for whoever waits for them here. */
const CAPABILITIES = { telegram, slack, sms, teams, voice };

/** Holds a conversation with the whole bot over the embedded store, and checks what it must come to. */
export async function holdConversation(written: Conversation): Promise<void> {
  const start = Temporal.PlainDateTime.from(written.now).toZonedDateTime(written.zone).toInstant();
  const clock = fakeClock(start.toString());
  const model = modelOf(written);
  const bot = await openBot({
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
    if (model) expect(model.requests, `${where}: requests to the model`).toHaveLength(asked);
    const turn = await bot.stores.turns.turn(key);
    const isSpoken = "say" in step && step.channel === "voice";
    const answer = isSpoken ? (turn?.reply?.reply.speech ?? exchanged.answer) : exchanged.answer;
    for (const wanted of step.hear ?? []) expect(answer, where).toMatch(patternOf(wanted));
    for (const unwanted of step.never ?? []) expect(answer, where).not.toMatch(patternOf(unwanted));
    const labels = turn?.reply?.choices.map(({ label }) => label) ?? [];
    for (const label of step.buttons ?? []) expect(labels, where).toContain(label);
    if (step.calls) {
      const calls = turn?.decision?.calls ?? [];
      expect(
        calls.map(({ tool }) => tool),
        where,
      ).toEqual(step.calls.flatMap((one) => Object.keys(one)));
      for (const [at, one] of step.calls.entries())
        expect(calls[at]?.args ?? {}, where).toMatchObject(Object.values(one)[0] ?? {});
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
function modelOf({ turns }: Conversation): ScriptedModel | null {
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
