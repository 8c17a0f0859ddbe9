import { expect } from "vitest";
import type { ChannelName } from "../dialogs/channel.ts";
import { readPosition } from "../dialogs/tools/position.ts";
import { openBook } from "../domain/book.ts";
import { categoryBookOf } from "../domain/categories.ts";
import { toDecimal } from "../domain/money.ts";
import { COLLECTIONS } from "../domain/operation.ts";
import { localDate, periodOf } from "../domain/period.ts";
import { openChat } from "../tests/support/chat.ts";
import { fakeClock } from "../tests/support/fake-clock.ts";
import { openBot, type RunningBot } from "../tests/support/running-bot.ts";
import type { Conversation } from "./conversation.ts";

/** Holds a conversation with the whole bot over the embedded store, and checks what it must come to. */
export async function holdConversation(written: Conversation): Promise<void> {
  const start = Temporal.PlainDateTime.from(written.now).toZonedDateTime(written.zone).toInstant();
  const clock = fakeClock(start.toString());
  const bot = await openBot({
    clock,
    person: {
      currency: written.currency,
      zone: written.zone,
      locale: written.locale,
      createdAt: written.arrived === undefined ? "2020-01-01T00:00:00Z" : `${written.arrived}T12:00:00Z`,
    },
  });
  const chats = new Map<string, ReturnType<typeof openChat>>();
  const chatIn = (channel: string) => {
    const known = chats.get(channel) ?? openChat(bot, `chat-${channel}`, channelNamed(channel));
    chats.set(channel, known);
    return known;
  };
  const said: Awaited<ReturnType<ReturnType<typeof openChat>["say"]>>[] = [];
  for (const step of written.before) {
    clock.advance({ minutes: 1 });
    if (typeof step === "string") said.push(await chatIn("console").say(step));
    else clock.advance(inHours(step.later));
  }

  for (const [index, step] of written.turns.entries()) {
    if ("later" in step) {
      clock.advance(inHours(step.later));
      continue;
    }
    clock.advance({ seconds: 20 });
    const where = `turn ${index + 1}`;
    const last = said.at(-1);
    const meant = "edit" in step ? said.at(-step.back) : last;
    if (!("say" in step) && !meant) throw new Error(`${where}: nothing was said before.`);
    const exchanged =
      "say" in step
        ? await chatIn(step.channel ?? "console").say(step.say)
        : "press" in step
          ? await chatIn("console").press(meant ?? { key: "" }, step.press)
          : await chatIn("console").edit(meant ?? { key: "", message: "", answer: "" }, step.edit);
    said.push(exchanged);
    const { answer, key } = exchanged;
    for (const wanted of step.hear ?? []) expect(answer, where).toMatch(patternOf(wanted));
    for (const unwanted of step.never ?? []) expect(answer, where).not.toMatch(patternOf(unwanted));
    const turn = await bot.stores.turns.turn(key);
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

/** Instants know no days. */
function inHours({ days = 0, hours = 0, ...rest }: Record<string, number>): Record<string, number> {
  return { ...rest, hours: hours + days * 24 };
}

/** A channel whose answers come back at once; the conversation is the same in all. */
function channelNamed(name: string): ChannelName {
  return name === "web" ? "web" : "console";
}

function patternOf(wanted: string): RegExp {
  const [, source] = /^\/(.+)\/$/s.exec(wanted) ?? [];
  return source === undefined ? new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : new RegExp(source);
}

async function checkStore(bot: RunningBot, wanted: NonNullable<Conversation["store"]>): Promise<void> {
  const { stores, owner, clock } = bot;
  const at = clock.now().toString();
  const book = await openBook(stores.ledgers, owner.ledger, { turn: "", actor: owner.id, channel: "console", at });
  if (wanted.entries) {
    const entries = (await book.entries({ order: "made", limit: 1_000 })).toReversed();
    const lines = entries.map(
      ({ description, amount, date, category }) =>
        `${description} ${toDecimal(amount)} ${amount.currency} ${date} ${category ?? "-"}`,
    );
    expect(lines).toEqual(wanted.entries);
  }
  const today = localDate(at, owner.zone);
  const reader = {
    book,
    today,
    categories: categoryBookOf(await book.records("categories")),
    arrivedOn: localDate(owner.createdAt, owner.zone),
  };
  const period = periodOf(today, book.ledger.paydays);
  if (wanted.free !== undefined) {
    const { free } = await readPosition(reader, period);
    expect(free && toDecimal(free), "free to spend").toBe(wanted.free);
  }
  if (wanted.spent) {
    const sums = await book.spent(period.start, period.end);
    const spent = sums.map(({ category, minor }) => [category, toDecimal({ minor, currency: book.ledger.currency })]);
    expect(Object.fromEntries(spent)).toEqual(wanted.spent);
  }
  for (const what of COLLECTIONS) {
    const count = wanted.counts?.[what];
    if (count === undefined || what === "entries" || what === "verdicts") continue;
    expect(await book.records(what), what).toHaveLength(count);
  }
}
