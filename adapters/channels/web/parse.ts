import * as z from "zod";
import type { InboundContent, InboundEvent } from "../../../dialogs/channel.ts";
import { readSaid } from "../pairing.ts";
import { CAPABILITIES } from "./capabilities.ts";
import type { Visitor } from "./verify.ts";

/** The page's own UUID of a message: the same however often it has to be sent. */
export const messageKey = z.guid("must be a UUID").transform((key) => key.toLowerCase());

/** What the page sends: words, or the id of a pressed button. */
export const chatBody = z
  .strictObject({
    message: z.string().trim().min(1, "must not be empty").max(CAPABILITIES.maxText).optional(),
    choice: z.string().min(1).max(64).optional(),
    user_id: z.string().optional(),
  })
  .refine(
    ({ message, choice }) => (message === undefined) !== (choice === undefined),
    "send message or choice, one of them",
  );

export type ChatBody = z.output<typeof chatBody>;

/** What a signed-in browser sent, as an event. Each browser session is a lane of its own. */
export function parseChat(body: ChatBody, key: string, visitor: Visitor, at: Temporal.Instant): InboundEvent {
  const lane = `web:${visitor.session.slice(0, 16)}`;
  return {
    key: `web:${key}`,
    channel: "web",
    lane,
    sender: { id: visitor.person.id, name: visitor.person.name, locale: visitor.person.locale },
    address: lane,
    isPrivate: true,
    at: at.toString(),
    content: contentOf(body),
  };
}

function contentOf({ message = "", choice }: ChatBody): InboundContent {
  return choice === undefined ? readSaid(message) : { kind: "choice", choice };
}
