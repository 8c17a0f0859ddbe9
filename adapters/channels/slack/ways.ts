import type { Reply } from "../../../dialogs/channel.ts";
import { isDirectMessage, type SlackAddress } from "./address.ts";
import type { Conversation } from "./choice-value.ts";
import { RESPONSE_LIMITS } from "./response-url.ts";

/** A way in which a message can reach whom it is for. */
export type Way =
  /** By the URL that came with what is answered. */
  | {
      readonly kind: "response";
      readonly url: string;
      readonly isEphemeral: boolean;
      readonly thread: string | undefined;
      /** How many messages may go that way. */
      readonly capacity: number;
    }
  /** Shown to one member of a conversation. */
  | {
      readonly kind: "ephemeral";
      readonly channel: string;
      readonly thread: string | undefined;
      readonly user: string;
    }
  /** Shown to everyone in a conversation. */
  | { readonly kind: "message"; readonly channel: string; readonly thread: string | undefined }
  /** Shown to one person in their direct message with the bot, instead of where they asked. */
  | { readonly kind: "direct"; readonly user: string; readonly askedIn: Conversation | null };

/**
 * The ways a reply may go, best first; the next one is for when Slack refuses the one before. None of them shows a
 * private reply to anyone but the asker.
 *
 * @param now milliseconds since the epoch
 */
export function waysTo(address: SlackAddress, privacy: Reply["privacy"], now: number): Way[] {
  const { channel, thread, asker, isForAskerAlone = false } = address;
  const isAmongOthers = channel === undefined || !isDirectMessage(channel);
  const isEphemeral = isForAskerAlone || (privacy === "private" && isAmongOthers);
  return [
    ...responseWay(address, isEphemeral, now),
    ...(channel === undefined ? [] : placeWay({ channel, thread }, isEphemeral, asker)),
    ...(asker === undefined ? [] : [directWay(asker, channel === undefined ? null : { channel, thread })]),
  ];
}

function responseWay({ response, thread }: SlackAddress, isEphemeral: boolean, now: number): Way[] {
  if (response === undefined || now >= response.until) return [];
  return [{ kind: "response", url: response.url, isEphemeral, thread, capacity: RESPONSE_LIMITS.posts }];
}

function placeWay({ channel, thread }: Conversation, isEphemeral: boolean, asker: string | undefined): Way[] {
  if (!isEphemeral) return [{ kind: "message", channel, thread }];
  return asker === undefined ? [] : [{ kind: "ephemeral", channel, thread, user: asker }];
}

function directWay(user: string, askedIn: Conversation | null): Way {
  return { kind: "direct", user, askedIn };
}
