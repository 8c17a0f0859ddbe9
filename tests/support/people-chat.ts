import { readShownCode } from "../../adapters/channels/pairing.ts";
import type { ChannelName } from "../../dialogs/channel.ts";
import { happening, type RunningBot } from "./running-bot.ts";

/** Somebody's private chat with the bot, in a channel whose answers are pushed. */
export interface PeopleChat {
  /** Says something, as the channel would read it. @returns the answer */
  say(text: string): Promise<string>;
  /** Presses a button under the chat's last answer. @returns the answer */
  press(label: string): Promise<string>;
  /** Event key of the last turn. */
  readonly last: string;
}

let chats = 0;

/** Opens one; `id` is the platform's id of the person, and of their chat. */
export function peopleChat(bot: RunningBot, id: string, channel: ChannelName = "telegram", name = "Ada"): PeopleChat {
  chats += 1;
  const chat = chats;
  let events = 0;
  let last = "";
  const happens = (content: Parameters<typeof happening>[0]): Promise<string> => {
    events += 1;
    const event = happening(content, { id: `${chat}-${events}`, channel, chat: id, sender: { id, name } });
    last = event.key;
    return bot.happens(event);
  };
  return {
    get last() {
      return last;
    },
    say: (text) => happens(readShownCode(text) ?? { kind: "message", text }),
    async press(label) {
      const choices = (await bot.stores.turns.turn(last))?.reply?.choices ?? [];
      const index = choices.findIndex((choice) => choice.label.startsWith(label));
      if (index === -1)
        throw new TypeError(`There is no button "${label}", only ${choices.map((one) => one.label).join(", ")}.`);
      return happens({ kind: "choice", choice: `${last}#${index}` });
    },
  };
}

/** The code that a text shows. */
export function codeIn(text: string): string {
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0];
  if (code === undefined) throw new TypeError(`There is no code in “${text}”.`);
  return code;
}
