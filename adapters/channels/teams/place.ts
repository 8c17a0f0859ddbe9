import type { InboundEvent } from "../../../dialogs/channel.ts";
import type { TeamsActivity } from "./activity.ts";
import { formatAddress } from "./address.ts";

/** The fields of an event that follow from where it happened, and by whom. */
export function placeOf(activity: TeamsActivity): Pick<InboundEvent, "lane" | "address" | "isPrivate" | "sender"> {
  const { serviceUrl, channelId, conversation, recipient, from, locale, channelData } = activity;
  const isPrivate = isPersonal(activity);
  return {
    lane: laneOf(conversation.id, isPrivate ? undefined : from.id),
    address: formatAddress({
      serviceUrl,
      via: channelId,
      conversation: conversation.id,
      kind: conversation.conversationType ?? (isPrivate ? "personal" : "groupChat"),
      bot: recipient?.id ?? UNNAMED,
      ...(!isPrivate && { asker: from.id, tenant: conversation.tenantId ?? channelData?.tenant?.id }),
    }),
    isPrivate,
    sender: {
      // The directory's id outlives a new registration of the bot; guests of the emulator have none.
      id: `${channelId}:${from.aadObjectId ?? from.id}`,
      ...(from.name !== undefined && from.name !== "" && { name: from.name }),
      ...(locale !== undefined && { locale }),
    },
  };
}

/**
 * The queue of one person in one conversation; a thread of a channel is a conversation of its own.
 *
 * @param user left out in a personal chat, where nobody else is
 */
export function laneOf(conversation: string, user: string | undefined): string {
  return ["teams", conversation, ...(user === undefined ? [] : [user])].join(":");
}

/** True for a chat of the bot with one person; the emulator's chats say nothing about it. */
export function isPersonal({ conversation: { conversationType, isGroup } }: TeamsActivity): boolean {
  return conversationType === "personal" || (conversationType === undefined && isGroup !== true);
}

/** Our id where the peer does not tell it. */
const UNNAMED = "budgetwise";
