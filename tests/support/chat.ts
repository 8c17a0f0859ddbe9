import { showing } from "../../adapters/channels/pairing.ts";
import type { ChannelName, InboundContent } from "../../dialogs/channel.ts";
import { happening, type RunningBot } from "./start-bot.ts";

/** What somebody did in a chat, and what was answered. */
export interface Exchanged {
  /** Event key of the turn. */
  readonly key: string;
  /** The platform's id of the message. */
  readonly message: string;
  /** The answer as plain text; empty when there was none. */
  readonly answer: string;
}

/** A chat of the bot's owner. */
export interface Chat {
  say(text: string): Promise<Exchanged>;
  /** Shows a code that links the chat. */
  showCode(code: string): Promise<Exchanged>;
  /** Edits an earlier message of the chat. @returns the answer */
  edit(said: Exchanged, text: string): Promise<Exchanged>;
  /** Presses a button under an answer, of this or another chat. */
  press(under: Pick<Exchanged, "key">, label: string): Promise<Exchanged>;
}

/** Opens one; the channel is one whose answers come back with the request. */
export function openChat(bot: RunningBot, name = "42", channel: ChannelName = "console"): Chat {
  let events = 0;
  const happens = async (content: InboundContent, message?: string): Promise<Exchanged> => {
    events += 1;
    const event = happening(content, { id: `${name}-${events}`, channel, chat: name, sender: { id: bot.owner.id } });
    const its = message ?? event.message ?? "";
    return { key: event.key, message: its, answer: await bot.happens({ ...event, message: its }) };
  };
  return {
    say: (text) => happens({ kind: "message", text }),
    showCode: (code) => happens(showing(code)),
    edit: (said, text) => happens({ kind: "edit", text }, said.message),
    async press({ key }, label) {
      const choices = (await bot.stores.turns.turn(key))?.reply?.choices ?? [];
      const index = choices.findIndex((choice) => choice.label === label);
      if (index === -1)
        throw new TypeError(`There is no button "${label}", only ${choices.map((one) => one.label).join(", ")}.`);
      return happens({ kind: "choice", choice: `${key}#${index}` });
    },
  };
}

/** What stands in the owner's book, in the order in which it was made: description, minor units, date. */
export async function bookOf({ stores, owner }: RunningBot): Promise<string[]> {
  const entries = await stores.ledgers.entries({ ledger: owner.ledger, order: "made", limit: 50 });
  return entries.toReversed().map(({ description, amount, date }) => `${description} ${amount.minor} ${date}`);
}
