import type { InboundEvent } from "../../../dialogs/channel.ts";
import { formatAddress, isDirectMessage, type SlackAddress } from "./address.ts";

/** Where in Slack somebody did something. */
export interface Spot {
  readonly team: string;
  readonly channel: string;
  /** `ts` of the message that opened the thread, when it happened in one. */
  readonly thread?: string | undefined;
  readonly user: string;
}

/** The fields of an event that follow from where it happened, and by whom. */
export function placeOf(
  spot: Spot,
  more: Pick<SlackAddress, "isForAskerAlone" | "response"> = {},
): Pick<InboundEvent, "lane" | "address" | "isPrivate" | "sender"> {
  const { team, channel, thread, user } = spot;
  const isPrivate = isDirectMessage(channel);
  const where = thread === undefined ? { channel } : { channel, thread };
  const isAskerNamed = !isPrivate || more.isForAskerAlone === true;
  return {
    lane: laneOf(spot),
    address: formatAddress({ ...where, ...(isAskerNamed && { asker: user }), ...more }),
    isPrivate,
    sender: { id: `${team}:${user}` },
  };
}

/**
 * The queue of one person in one conversation.
 *
 * A thread of a channel is a conversation of its own. In a direct message it is only how Slack shows a reply, so that
 * "no, it was 15" under an earlier answer still finds what it is about.
 */
export function laneOf({ team, channel, thread, user }: Spot): string {
  const parts = isDirectMessage(channel) || thread === undefined ? [channel] : [channel, thread];
  return ["slack", team, ...parts, user].join(":");
}

/** The thread that a message stands in; the message that opened one has its own `ts` there and stands outside. */
export function threadOf({ ts, thread_ts }: { ts: string; thread_ts?: string | undefined }): string | undefined {
  return thread_ts === ts ? undefined : thread_ts;
}
