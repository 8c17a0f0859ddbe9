import type { InboundEvent } from "../../../dialogs/channel.ts";
import type { Acceptance, Claim, QueueSizes, StoredReply, Turn } from "../../../dialogs/ports.ts";
import { NotFound } from "../../../domain/errors.ts";
import type { InboxDocument } from "./documents/inbox.ts";
import { insertOnce } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import { nextOrder } from "./lanes.ts";
import type { Models } from "./models.ts";

/** Stores an event at the end of its lane, unless its key stands there already. */
export async function acceptEvent(models: Models, event: InboundEvent, at: string): Promise<Acceptance> {
  const { key, lane, channel, message } = event;
  if (await models.inbox.exists({ _id: key })) return { kind: "duplicate" };
  const order = await nextOrder(models, lane);
  const isNew = await insertOnce(models.inbox, {
    _id: key,
    lane,
    order,
    channel,
    fence: 0,
    event,
    state: "open",
    waiting: true,
    failures: 0,
    decision: null,
    reply: null,
    delivery: "none",
    sent_as: [],
    state_after: null,
    aftermath: null,
    messages: message === undefined ? [] : [message],
    accepted_at: at,
    accepted_ms: milliseconds(at),
    forgotten: false,
  });
  return isNew ? { kind: "accepted", order } : { kind: "duplicate" };
}

/** How many turns are still to be run, over all lanes or in one. */
export async function backlog({ inbox }: Models, lane?: string): Promise<number> {
  return inbox.countDocuments({ state: "open", ...(lane !== undefined && { lane, waiting: true }) });
}

/** What waits, and what was given up. */
export async function queueSizes({ inbox, outbox }: Models): Promise<QueueSizes> {
  const [open, dead, waiting] = await Promise.all([
    inbox.countDocuments({ state: "open" }),
    inbox.countDocuments({ state: "dead" }),
    outbox.countDocuments({ state: "waiting" }),
  ]);
  return { open, dead, outbox: waiting };
}

/** The turn of an event key. */
export async function findTurn({ inbox }: Models, key: string): Promise<Turn | null> {
  const found = await inbox.findById(key).lean();
  return found && toTurn(found);
}

/** The latest turn that is over and has that message: an edit bears the id of the message that it changes. */
export async function findTurnByMessage({ inbox }: Models, lane: string, message: string): Promise<Turn | null> {
  const found = await inbox
    .findOne({ lane, messages: message, state: { $ne: "open" } })
    .sort({ order: -1 })
    .lean();
  return found && toTurn(found);
}

/** Marks a reply as sent or undeliverable. @returns false when fenced */
export async function markDelivered(
  models: Models,
  claim: Claim,
  key: string,
  delivery: "sent" | "undeliverable",
  sentAs: readonly string[],
): Promise<boolean> {
  const { matchedCount } = await models.inbox.updateOne(
    { ...takenBy(claim, key), state: { $ne: "open" } },
    { $set: { delivery, sent_as: sentAs, waiting: false }, $addToSet: { messages: { $each: sentAs } } },
  );
  if (matchedCount === 0) await assertKnown(models, claim, key);
  return matchedCount === 1;
}

/** Counts a failure; with `dead` the turn is given up with that reply. @returns failures so far, null when fenced */
export async function failTurn(
  models: Models,
  claim: Claim,
  key: string,
  dead: StoredReply | null,
): Promise<number | null> {
  const { fields, messages } = replyFields(dead);
  const end = { ...fields, state: "dead", waiting: dead?.delivery === "waiting" } as const;
  const before = await models.inbox
    .findOneAndUpdate(
      { ...takenBy(claim, key), state: { $ne: "done" } },
      {
        $inc: { failures: 1 },
        ...(dead ? { $set: end, $addToSet: { messages: { $each: messages } } } : {}),
      },
    )
    .lean();
  if (!before) await assertKnown(models, claim, key);
  return before && before.failures + 1;
}

/** The turn while nobody has claimed its lane after that claim. */
export function takenBy({ lane, fence }: Claim, key: string) {
  return { _id: key, lane, fence };
}

/** How a reply is kept, and the ids by which its messages are found; null: there is none. */
export function replyFields(stored: StoredReply | null) {
  const { delivery = "none", sentAs = [], ...kept } = stored ?? {};
  return {
    fields: { reply: stored && JSON.stringify(kept), delivery, sent_as: sentAs },
    messages: sentAs,
  } as const;
}

/** Takes an event's texts away; the rest is kept, so that a late redelivery is still known. */
export const BLANKED_EVENT = {
  set: { "event.content": { kind: "message", text: "" } },
  unset: { "event.sender.name": 1 },
} as const;

/** Reads a document of the inbox. */
export function toTurn({ event, order, state, failures, decision, accepted_at, ...document }: InboxDocument): Turn {
  return {
    event,
    order,
    state,
    failures,
    rounds: (document.rounds ?? []).map((round) => JSON.parse(round)),
    decision: decision === null ? null : JSON.parse(decision),
    reply: toReply(document),
    acceptedAt: accepted_at,
  };
}

function toReply({
  reply,
  delivery,
  sent_as,
}: Pick<InboxDocument, "reply" | "delivery" | "sent_as">): StoredReply | null {
  return reply === null ? null : { ...JSON.parse(reply), delivery, sentAs: sent_as };
}

async function assertKnown({ inbox }: Models, { lane }: Claim, key: string): Promise<void> {
  if (!(await inbox.exists({ _id: key, lane }))) throw new NotFound(`The lane has no turn ${key}.`);
}
