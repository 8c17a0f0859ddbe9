import { z } from "zod";

/** Seconds since the epoch with a fraction: Slack's id of a message within its conversation. */
const ts = z.string().regex(/^\d{1,11}\.\d{1,9}$/);

const id = z.string().regex(/^\w+$/);

const file = z.object({
  id,
  name: z.string().optional(),
  mimetype: z.string().optional(),
  duration_ms: z.number().optional(),
});

const message = z.object({
  user: id.optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(""),
  ts,
  thread_ts: ts.optional(),
  edited: z.object({}).optional(),
  files: z.array(file).optional(),
});

const said = message.extend({ type: z.enum(["message", "app_mention"]), channel: id });

const changed = z.object({
  type: z.literal("message"),
  subtype: z.literal("message_changed"),
  channel: id,
  ts,
  message,
  previous_message: z.object({ text: z.string().optional() }).optional(),
});

const authorization = z.object({ user_id: id, is_bot: z.boolean().optional() });

const callback = z.object({
  type: z.literal("event_callback"),
  team_id: id,
  event: z.union([changed, said]).nullable().catch(null),
  authorizations: z.array(authorization).optional().catch(undefined),
});

const envelope = z.discriminatedUnion("type", [
  z.object({ type: z.literal("url_verification"), challenge: z.string() }),
  callback,
  z.object({ type: z.literal("app_rate_limited") }),
]);

const command = z.object({
  team_id: id,
  channel_id: id,
  user_id: id,
  text: z.string().default(""),
  trigger_id: z.string().min(1),
  response_url: z.string().optional(),
});

const interaction = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id, team_id: id.optional() }),
  team: z.object({ id }).nullish(),
  container: z.object({ channel_id: id, message_ts: ts, thread_ts: ts.optional() }),
  actions: z.array(z.object({ type: z.string(), value: z.string().optional(), action_ts: ts.optional() })).min(1),
  trigger_id: z.string().min(1),
  response_url: z.string().optional(),
});

/** What the Events API posts, reduced to what is used here. */
export type SlackEnvelope = z.infer<typeof envelope>;
/** Something happened; `event` is null for kinds that are not known. */
export type SlackCallback = z.infer<typeof callback>;
export type SlackSaid = z.infer<typeof said>;
export type SlackChanged = z.infer<typeof changed>;
export type SlackMessage = z.infer<typeof message>;
/** A slash command. */
export type SlackCommand = z.infer<typeof command>;
/** Pressed buttons. */
export type SlackInteraction = z.infer<typeof interaction>;

/** Reads a body of the Events API loosely: unknown fields are dropped; null for what is none. */
export function readEnvelope(body: Buffer): SlackEnvelope | null {
  return envelope.safeParse(readJson(body.toString("utf8"))).data ?? null;
}

/** Reads the form that a slash command posts; null for what is none. */
export function readCommand(body: Buffer): SlackCommand | null {
  return command.safeParse(readForm(body)).data ?? null;
}

/** Reads the form that interactivity posts: null for what is none, `other` for kinds that are not used here. */
export function readInteraction(body: Buffer): SlackInteraction | "other" | null {
  const payload = readJson(readForm(body).payload ?? "");
  const known = interaction.safeParse(payload).data;
  if (known !== undefined) return known;
  return z.object({ type: z.string() }).safeParse(payload).success ? "other" : null;
}

function readForm(body: Buffer): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
