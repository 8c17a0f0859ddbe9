import { InvalidInput } from "../../../domain/errors.ts";

/** Where a reply goes. In a group it also says who asked, so that a private answer finds them alone. */
export interface TelegramAddress {
  readonly chat: number;
  /** Thread of a forum, or of a private chat with topics. */
  readonly topic?: number;
  /** User id of who asked; absent in a private chat, where it is the chat. */
  readonly asker?: number;
}

/** An address as text: `<chat>[/<topic>][@<asker>]`. */
export function formatAddress({ chat, topic, asker }: TelegramAddress): string {
  return `${chat}${topic === undefined ? "" : `/${topic}`}${asker === undefined ? "" : `@${asker}`}`;
}

/**
 * Reads what {@link formatAddress} wrote.
 *
 * @throws InvalidInput for anything else
 */
export function parseAddress(address: string): TelegramAddress {
  const match = /^(-?\d+)(?:\/(\d+))?(?:@(\d+))?$/.exec(address);
  if (match === null)
    throw new InvalidInput(`"${address}" is not a Telegram address; it looks like 123 or -100123/4@56.`);
  const [, chat, topic, asker] = match;
  return {
    chat: Number(chat),
    ...(topic !== undefined && { topic: Number(topic) }),
    ...(asker !== undefined && { asker: Number(asker) }),
  };
}

/** True for a chat that others may read; Telegram gives groups negative ids. */
export function isGroup(chat: number): boolean {
  return chat < 0;
}
