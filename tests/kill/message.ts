/** A message of the kill test: every one has words and an amount of its own. */
export interface KillMessage {
  readonly chat: number;
  /** Its place in the chat, from 0. */
  readonly index: number;
  readonly updateId: number;
  readonly description: string;
  /** Minor units. */
  readonly minor: number;
}

/** The chat's next message. */
export function killMessage(chat: number, index: number, updateId: number): KillMessage {
  return {
    chat,
    index,
    updateId,
    description: `coffee ${letters(chat)}x${letters(index)}`,
    minor: 100 + (index % 900),
  };
}

/** As the platform would deliver it. */
export function updateOf(message: KillMessage): object {
  const { updateId, chat, description, minor } = message;
  return textUpdate(updateId, chat, `${description} ${(minor / 100).toFixed(2)}`);
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
