import type { InboundEvent } from "../../../dialogs/channel.ts";
import { readSaid } from "../pairing.ts";
import { formatAddress, type ResponseUrl } from "./address.ts";
import { eventKey } from "./key.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import type { SlackCommand } from "./payload.ts";
import { placeOf } from "./place.ts";

/** When and how a command or a pressed button can be answered. */
export interface Receipt {
  /** ISO instant. */
  readonly receivedAt: string;
  readonly response: ResponseUrl | undefined;
}

/** Turns a slash command into what a person said; without words it asks for help. */
export function parseCommand(command: SlackCommand, { receivedAt, response }: Receipt): InboundEvent {
  const { team_id: team, channel_id: channel, user_id: user } = command;
  const text = readMrkdwn(command.text).trim();
  const content = readSaid(text === "" ? "help" : text);
  const place = placeOf({ team, channel, user }, { isForAskerAlone: true, ...(response && { response }) });
  return {
    key: eventKey("command", command.trigger_id),
    channel: "slack",
    ...place,
    ...(content.kind === "pair" && ownPlace(user, response)),
    at: receivedAt,
    content,
  };
}

/**
 * Whoever pairs is answered in their own conversation with the bot from then on, wherever they typed the command; only
 * they see the answer, so the place is private.
 */
function ownPlace(asker: string, response: ResponseUrl | undefined): Pick<InboundEvent, "address" | "isPrivate"> {
  return { address: formatAddress({ asker, isForAskerAlone: true, ...(response && { response }) }), isPrivate: true };
}
