import { Router } from "express";
import * as z from "zod";
import { chatBody, messageKey, parseChat } from "../../adapters/channels/web/parse.ts";
import { methodNotAllowed } from "./answer-errors.ts";
import { assertSelf, jsonBody, readBody, readQuery, userId } from "./body.ts";
import { historyView } from "./chat-message.ts";
import { answerAsJson, answerAsStream, takeOnce } from "./chat-turn.ts";
import type { HttpDeps } from "./deps.ts";
import { signedIn } from "./signed-in.ts";

const chatHeaders = z.object({
  "idempotency-key": z.string("is needed: a UUID of the message's own, kept until it is answered").pipe(messageKey),
});

/** `POST /ai/chat`: the same turn as any channel, answered in JSON or, where that is accepted, as a stream. */
export function chatRoutes(deps: HttpDeps): Router {
  const router = Router();
  router
    .route("/ai/chat")
    .post(
      ...jsonBody,
      signedIn(deps, async (request, response, visitor) => {
        const { "idempotency-key": key } = chatHeaders.parse(request.headers);
        const body = readBody(chatBody, request);
        assertSelf(body.user_id, visitor.person);
        const event = parseChat(body, key, visitor, deps.now());
        await takeOnce(deps, event);
        const wantsStream = request.accepts(["json", "text/event-stream"]) === "text/event-stream";
        await (wantsStream ? answerAsStream : answerAsJson)(deps, event.key, response);
      }),
    )
    .all(methodNotAllowed("POST"));
  return router;
}

/** How many messages a page of the history holds. */
const PAGE = 50;

const historyQuery = z.strictObject({ cursor: z.string().min(1).max(100).optional(), user_id: userId });

/** `GET /ai/messages`: the conversation over all channels, the latest first page, oldest first in it. */
export function historyRoutes(deps: HttpDeps): Router {
  const router = Router();
  router
    .route("/ai/messages")
    .get(
      signedIn(deps, async (request, response, { person }) => {
        const { cursor, user_id } = readQuery(historyQuery, request);
        assertSelf(user_id, person);
        const page = await deps.turns.messages(person.id, {
          limit: PAGE,
          ...(cursor !== undefined && { before: cursor }),
        });
        const oldest = page.length === PAGE ? page[0] : undefined;
        response.json({ messages: page.map(historyView), next_cursor: oldest?.id ?? null });
      }),
    )
    .all(methodNotAllowed("GET"));
  return router;
}
