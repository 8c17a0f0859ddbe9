import type { InboundEvent } from "../../../dialogs/channel.ts";
import { isDirectMessage } from "./address.ts";
import { readChoice } from "./choice-value.ts";
import { eventKey } from "./key.ts";
import { instantOf } from "./parse.ts";
import type { Receipt } from "./parse-command.ts";
import type { SlackInteraction } from "./payload.ts";
import { laneOf, placeOf, threadOf } from "./place.ts";

/** Turns a pressed button into a choice; null for what is none of ours. */
export function parseInteraction(
  interaction: SlackInteraction,
  { receivedAt, response }: Receipt,
): InboundEvent | null {
  const { user, container } = interaction;
  const team = interaction.team?.id ?? user.team_id;
  const action = interaction.actions.find(({ type, value }) => type === "button" && value !== undefined);
  if (team === undefined || action?.value === undefined) return null;
  const { channel_id: channel, message_ts: ts, thread_ts } = container;
  const { choice, askedIn } = readChoice(action.value);
  const spot = { team, channel, thread: threadOf({ ts, thread_ts }), user: user.id };
  return {
    key: eventKey("choice", interaction.trigger_id),
    channel: "slack",
    ...placeOf(spot, response && { response }),
    // An answer that moved to a direct message still belongs to the conversation in which it was asked for.
    ...(askedIn !== null && { lane: laneOf({ ...spot, ...askedIn }) }),
    at: action.action_ts === undefined ? receivedAt : instantOf(action.action_ts),
    replyTo: askedIn === null || !isDirectMessage(channel) ? ts : `${channel}/${ts}`,
    content: { kind: "choice", choice },
  };
}
