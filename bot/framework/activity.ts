import { type Activity, ActivityTypes } from "botbuilder-core";
import type { InboundEvent } from "../../dialogs/channel.ts";
import type { StoredReply } from "../../dialogs/ports.ts";
import { plainText } from "../../dialogs/replies/plain-text.ts";

/** An event as botbuilder's middleware and handlers see it; `channelData` holds it whole. */
export function activityOf(event: InboundEvent): Partial<Activity> {
  return {
    type: event.content.kind === "message" ? ActivityTypes.Message : ActivityTypes.Event,
    name: event.content.kind,
    id: event.key,
    channelId: event.channel,
    conversation: { id: event.lane, isGroup: !event.isPrivate, conversationType: "", name: "" },
    from: { id: event.sender.id, name: "" },
    recipient: { id: "budgetwise", name: "BudgetWise" },
    ...(event.content.kind === "message" ? { text: event.content.text } : {}),
    channelData: event,
  };
}

/** A settled reply as an outgoing activity. */
export function replyActivity(reply: StoredReply): Partial<Activity> {
  return { type: ActivityTypes.Message, text: plainText(reply.reply), channelData: reply };
}
