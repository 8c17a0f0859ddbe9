import { InvalidInput } from "../../../domain/errors.ts";

/** Where a reply goes. */
export interface SlackAddress {
  /** Conversation; absent when it is the asker's own with the bot. */
  readonly channel?: string;
  /** `ts` of the message that opened the thread. */
  readonly thread?: string;
  /** User id of who asked; absent in a direct message, where nobody else is. */
  readonly asker?: string;
  /** Whatever the reply says of its privacy, only the asker sees it: what a slash command promises. */
  readonly isForAskerAlone?: true;
  readonly response?: ResponseUrl;
}

/** The URL that came with a command or a pressed button. It needs no token, and no membership in the channel. */
export interface ResponseUrl {
  readonly url: string;
  /** When it ends, milliseconds since the epoch. */
  readonly until: number;
}

/** An address as text: `<channel>[/<thread>][@<asker>][!][ <until> <response URL>]`. */
export function formatAddress({ channel, thread, asker, isForAskerAlone, response }: SlackAddress): string {
  return [
    channel ?? "",
    thread === undefined ? "" : `/${thread}`,
    asker === undefined ? "" : `@${asker}`,
    isForAskerAlone === true ? "!" : "",
    response === undefined ? "" : ` ${response.until} ${response.url}`,
  ].join("");
}

/**
 * Reads what {@link formatAddress} wrote.
 *
 * @throws InvalidInput for anything else
 */
export function parseAddress(address: string): SlackAddress {
  const match = ADDRESS.exec(address);
  const { channel, thread, asker, alone, until, url } = match?.groups ?? {};
  if (channel === undefined && asker === undefined) {
    // The address itself may hold a response URL, which is as good as a password for half an hour.
    throw new InvalidInput("Not a Slack address; it looks like D123, C123/1767225600.000100@U456 or @U456.");
  }
  return {
    ...(channel !== undefined && { channel }),
    ...(thread !== undefined && { thread }),
    ...(asker !== undefined && { asker }),
    ...(alone !== undefined && { isForAskerAlone: true }),
    ...(url !== undefined && { response: { url, until: Number(until) } }),
  };
}

const ADDRESS =
  /^(?<channel>\w+)?(?:\/(?<thread>\d+\.\d+))?(?:@(?<asker>\w+))?(?<alone>!)?(?: (?<until>\d+) (?<url>https?:\/\/\S+))?$/;

/** True for a conversation of two; Slack lets their ids begin with D. */
export function isDirectMessage(channel: string): boolean {
  return channel.startsWith("D");
}
