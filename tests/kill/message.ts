/** A message of the kill test: every one has words and an amount of its own. */
export interface KillMessage {
  readonly chat: number;
  /** Its place in the chat, from 0. */
  readonly index: number;
  readonly updateId: number;
  readonly description: string;
  /** Minor units. */
  readonly minor: number;
  readonly text: string;
}

/** Who is to understand the messages. */
export type Brain = "local" | "model";

/** The chat's next message. */
export function killMessage(chat: number, index: number, updateId: number, brain: Brain): KillMessage {
  const name = `${letters(chat)}x${letters(index)}`;
  const minor = 100 + (index % 900);
  const amount = (minor / 100).toFixed(2);
  const common = { chat, index, updateId, minor };
  return brain === "local"
    ? { ...common, description: `coffee ${name}`, text: `coffee ${name} ${amount}` }
    : { ...common, description: `club ${name}`, text: `I ended up at club ${name} again, ${amount}` };
}

/** The only word of a description that no other has. */
export function nameOf({ description }: Pick<KillMessage, "description">): string {
  return description.split(" ")[1] ?? "";
}

/** As the platform would deliver it. */
export function updateOf({ updateId, chat, text }: KillMessage): object {
  return textUpdate(updateId, chat, text);
}

/** A text in a private chat as the platform would deliver it. */
export function textUpdate(updateId: number, chat: number, text: string): object {
  return {
    update_id: updateId,
    message: {
      message_id: updateId,
      date: Math.floor(Date.now() / 1000),
      chat: { id: chat, type: "private", first_name: "T" },
      from: { id: chat, is_bot: false, first_name: "T", language_code: "en" },
      text,
    },
  };
}

// Digits could be read as a second amount, and syllables as English.
function letters(number: number): string {
  return Array.from(String(number), (digit) => "bcfghjkmnp"[Number(digit)]).join("");
}
