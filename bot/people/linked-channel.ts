import type { LinkedChannel } from "../../dialogs/account.ts";
import type { InboundEvent } from "../../dialogs/channel.ts";
import type { Identity } from "../../domain/person.ts";
import type { Session } from "../../domain/ports.ts";

/** The id by which all browsers of a person are meant. */
export const PAGE = "page";

/** An identity as its person sees it: never with more of a number than tells it apart. */
export function linkedChannel(
  { id, channel, externalId, name, state, pairedAt }: Identity,
  here: Pick<InboundEvent, "channel" | "sender"> | null,
): LinkedChannel {
  const isWhatsApp = externalId.startsWith("whatsapp:");
  const isNumber = /^(?:whatsapp:)?\+\d+$/.test(externalId);
  return {
    id,
    channel: isWhatsApp ? "whatsapp" : channel,
    detail: isNumber ? `…${externalId.slice(-4)}` : name,
    state,
    since: pairedAt,
    isHere: here !== null && channel === here.channel && externalId === here.sender.id,
  };
}

/** The browsers that are signed in, as one channel; null without any. */
export function pageChannel(sessions: readonly Session[], here: Pick<InboundEvent, "channel">): LinkedChannel | null {
  const count = sessions.length;
  if (count === 0) return null;
  const detail = count === 1 ? "1 browser" : `${count} browsers`;
  return { id: PAGE, channel: PAGE, detail, state: "active", since: null, isHere: here.channel === "web" };
}
