import { z } from "zod";

const text = z.string().optional().catch(undefined);
const id = z.string().min(1);

const account = z.object({ id, name: text, aadObjectId: text });

/** Somebody is named in the text by this stretch of it. */
const mention = z.object({ type: z.literal("mention"), mentioned: z.object({ id }), text: z.string().min(1) });

const quote = z.object({ type: z.literal("quotedReply"), quotedReply: z.object({ messageId: id }) });

const attachment = z.object({ contentType: z.string(), contentUrl: text, name: text, content: z.unknown().optional() });

/** A list of which only what has the shape counts. */
function listOf<S extends z.ZodType>(shape: S) {
  const one = z.union([shape.transform((value) => [value]), z.unknown().transform(() => [])]);
  return z
    .array(one)
    .transform((list) => list.flat())
    .catch([]);
}

const activity = z.object({
  type: z.string(),
  id,
  timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
  serviceUrl: z.url(),
  channelId: id,
  from: account,
  recipient: account.optional().catch(undefined),
  conversation: z.object({
    id,
    conversationType: text,
    isGroup: z.boolean().optional().catch(undefined),
    tenantId: text,
  }),
  text: z.string().catch(""),
  locale: text,
  /** What a pressed button carries. */
  value: z.unknown().optional(),
  replyToId: text,
  entities: listOf(z.union([mention, quote])),
  attachments: listOf(attachment),
  membersAdded: listOf(account),
  membersRemoved: listOf(account),
  /** Of an installation: `add`, `remove`, `add-upgrade`. */
  action: text,
  channelData: z
    .object({ tenant: z.object({ id }) })
    .optional()
    .catch(undefined),
});

/** What the Bot Framework posts, reduced to what is used here (github.com/microsoft/Agents, "Activity protocol"). */
export type TeamsActivity = z.infer<typeof activity>;
export type TeamsAttachment = z.infer<typeof attachment>;

/** Reads an activity loosely: unknown fields are dropped; null for what is none. */
export function readActivity(body: Buffer): TeamsActivity | null {
  return activity.safeParse(readJson(body.toString("utf8"))).data ?? null;
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
