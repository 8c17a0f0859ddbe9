import * as z from "zod";
import { chatBody, messageKey, parseChat } from "../../../adapters/channels/web/parse.ts";
import { historyView } from "../chat-message.ts";
import { answerAsJson, answerAsStream, takeOnce } from "../chat-turn.ts";
import { cursor, figure, instant } from "./fields.ts";
import { defineRoute, defineStreamRoute, type Route } from "./route.ts";

const tag = "Conversation";

/** A figure of an answer: an amount, or another value. */
const fact = z
  .union([
    z.strictObject({ label: z.string(), amount: figure, currency: z.string() }),
    z.strictObject({ label: z.string(), value: z.union([z.number(), z.string()]) }),
  ])
  .meta({ id: "Fact" });

const chatMessage = z
  .strictObject({
    id: z.string(),
    user_id: z.string(),
    role: z.enum(["user", "assistant"]),
    content: z.string(),
    timestamp: instant,
    metadata: z.strictObject({
      turn: z.string(),
      channel: z.string(),
      choices: z.array(z.unknown().meta({ type: "object", description: "A button: its `id` and `label`." })).readonly(),
      blocks: z
        .array(z.unknown().meta({ type: "object", description: "A part of the reply, by its `kind`." }))
        .readonly(),
      actions: z
        .array(
          z.strictObject({
            tool: z.string(),
            args: z.record(z.string(), z.unknown()),
            result: z
              .strictObject({ status: z.enum(["done", "refused"]), text: z.string(), facts: z.array(fact).readonly() })
              .nullable(),
          }),
        )
        .readonly()
        .optional(),
      facts: z.array(fact).readonly().optional(),
      decision: z.enum(["buy", "wait", "dont_buy"]).optional(),
      reason: z.string().optional(),
      alternatives: z.array(z.string()).readonly().optional(),
      hides_code: z.literal(true).optional(),
    }),
  })
  .meta({ id: "ChatMessage" });

const chat = defineStreamRoute({
  method: "post",
  path: "/ai/chat",
  tag,
  summary:
    "Say something, or press a button: the same turn as in any channel. With `Accept: text/event-stream` it is streamed.",
  access: "write",
  limit: "ai",
  isLane: true,
  givesEvents: true,
  isOriginal: true,
  body: chatBody,
  example: { message: "coffee 4.50" },
  answer: chatMessage,
  async respond({ deps, request, response }, { body, caller, person, turn }) {
    const given = request.headers["idempotency-key"];
    const key = given === undefined ? turn.slice(turn.indexOf(":") + 1) : messageKey.parse(given);
    const wantsStream = request.accepts(["json", "text/event-stream"]) === "text/event-stream";
    if (wantsStream) deps.streams.enter(person.id, response);
    const event = parseChat(body, key, { person, session: caller.session }, deps.now());
    await takeOnce(deps, event);
    await (wantsStream ? answerAsStream : answerAsJson)(deps, person, event.key, response);
  },
});

/** How many messages a page of the history holds. */
const PAGE = 50;

const history = defineRoute({
  method: "get",
  path: "/ai/messages",
  tag,
  summary: "The conversation over all channels: the latest page first, in it the oldest message.",
  access: "read",
  query: z.strictObject({ cursor }),
  answer: z.strictObject({ messages: z.array(chatMessage), next_cursor: z.string().nullable() }),
  async handle({ turns }, { person, query }) {
    const page = await turns.messages(person.id, {
      limit: PAGE,
      ...(query.cursor !== undefined && { before: query.cursor }),
    });
    const oldest = page.length === PAGE ? page[0] : undefined;
    return { messages: page.map(historyView), next_cursor: oldest?.id ?? null };
  },
});

/** Talking. */
export const conversationRoutes: readonly Route[] = [chat, history];
