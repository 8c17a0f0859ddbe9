import { z } from "zod";
import { InvalidInput } from "../../../domain/errors.ts";

/** What it takes to send into a conversation. */
export interface TeamsAddress {
  /** Where the conversation is served. */
  readonly serviceUrl: string;
  /** Which of the framework's channels it is in: `msteams`. */
  readonly via: string;
  readonly conversation: string;
  /** `personal`, `groupChat` or `channel`. */
  readonly kind: string;
  /** Our own id there. */
  readonly bot: string;
  /** Who asked, where others read along. */
  readonly asker?: string | undefined;
  /** The asker's directory, for a chat of their own. */
  readonly tenant?: string | undefined;
}

const address = z.strictObject({
  serviceUrl: z.url(),
  via: z.string().min(1),
  conversation: z.string().min(1),
  kind: z.string().min(1),
  bot: z.string().min(1),
  asker: z.string().min(1).optional(),
  tenant: z.string().min(1).optional(),
});

/** An address as text: the query of a URL. */
export function formatAddress(to: TeamsAddress): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(to)) if (value !== undefined) fields.set(name, value);
  return fields.toString();
}

/**
 * Reads what {@link formatAddress} wrote.
 *
 * @throws InvalidInput for anything else
 */
export function parseAddress(text: string): TeamsAddress {
  const parsed = address.safeParse(Object.fromEntries(new URLSearchParams(text)));
  if (!parsed.success) {
    throw new InvalidInput(`"${text}" is not a Teams address; it names serviceUrl, via, conversation, kind and bot.`);
  }
  return parsed.data;
}
