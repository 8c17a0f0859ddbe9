import { formatAddress, parseAddress } from "./address.ts";

/** The conversation in which a question was asked. */
export interface Conversation {
  readonly channel: string;
  readonly thread: string | undefined;
}

/**
 * What a button carries: the id of its choice and, when the answer had to move to a direct message, the conversation in
 * which it was asked for.
 */
export function writeChoice(choice: string, askedIn: Conversation | null): string {
  if (askedIn === null) return choice;
  const { channel, thread } = askedIn;
  return `${choice} ${formatAddress({ channel, ...(thread !== undefined && { thread }) })}`;
}

/** Reads what {@link writeChoice} wrote; anything else is an id that nobody offered. */
export function readChoice(value: string): { readonly choice: string; readonly askedIn: Conversation | null } {
  const match = /^(\S+) (\w+(?:\/\d+\.\d+)?)$/.exec(value);
  if (match === null) return { choice: value, askedIn: null };
  const [, choice = "", address = ""] = match;
  const { channel = "", thread } = parseAddress(address);
  return { choice, askedIn: { channel, thread } };
}
