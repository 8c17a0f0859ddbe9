import { z } from "zod";

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});

const chat = z.object({ id: z.int(), type: z.string() });

const file = z.object({ file_id: z.string().min(1) });

const message = z.object({
  message_id: z.int(),
  from: user.optional(),
  chat,
  date: z.int(),
  edit_date: z.int().optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  is_automatic_forward: z.boolean().optional(),
  forward_origin: z.unknown().optional(),
  reply_to_message: z.object({ message_id: z.int(), from: user.optional() }).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  voice: file.extend({ duration: z.number() }).optional(),
  audio: file.extend({ duration: z.number() }).optional(),
  photo: z.array(file).min(1).optional(),
  document: file.extend({ file_name: z.string().optional() }).optional(),
  animation: z.unknown().optional(),
});

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  data: z.string().optional(),
  message: message.pick({ message_id: true, chat: true, message_thread_id: true, is_topic_message: true }).optional(),
});

const membership = z.object({
  chat,
  from: user,
  date: z.int(),
  new_chat_member: z.object({ status: z.string(), is_member: z.boolean().optional() }),
});

/** One field of an update; what does not fit its shape counts as a kind that is not known. */
function kind<S extends z.ZodType>(shape: S) {
  return shape.optional().catch(undefined);
}

const update = z.object({
  update_id: z.int(),
  message: kind(message),
  edited_message: kind(message),
  callback_query: kind(callbackQuery),
  my_chat_member: kind(membership),
});

/** An update of the Bot API, reduced to what is used here. */
export type TelegramUpdate = z.infer<typeof update>;
export type TelegramMessage = z.infer<typeof message>;
export type TelegramCallbackQuery = z.infer<typeof callbackQuery>;
export type TelegramMembership = z.infer<typeof membership>;
export type TelegramUser = z.infer<typeof user>;

/** The kinds of update to ask Telegram for. */
export const UPDATE_KINDS = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** Reads an update loosely: unknown kinds and fields are dropped; null for what is no update at all. */
export function readUpdate(json: unknown): TelegramUpdate | null {
  return update.safeParse(json).data ?? null;
}
