import type { ChannelName } from "../../../dialogs/channel.ts";
import type { OutboxMessage } from "../../../dialogs/ports.ts";
import { newDocumentId, type OutboxDocument } from "./documents/messages.ts";
import { insertMissing } from "./insert-once.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/** A queued message as it is kept. `at`: ISO instant. */
export function outboxDocument(message: OutboxMessage, at: string): OutboxDocument {
  const { key, channel, notBefore } = message;
  return {
    _id: newDocumentId(),
    key,
    channel,
    state: "waiting",
    tries: 0,
    not_before: notBefore === undefined ? 0 : milliseconds(notBefore),
    queued_ms: milliseconds(at),
    message,
    forgotten: false,
  };
}

/** Queues messages; those whose keys are known are left alone. */
export async function queueMessages({ outbox }: Models, messages: readonly OutboxMessage[], at: string): Promise<void> {
  const documents = messages.map((message) => outboxDocument(message, at));
  await insertMissing(outbox, documents);
}

/** Takes messages that are due, the oldest first, and hides them until `until` (milliseconds). */
export async function claimOutbox(
  { outbox }: Models,
  channels: readonly ChannelName[],
  now: number,
  until: number,
  limit: number,
): Promise<OutboxMessage[]> {
  const due = await outbox
    .find({ state: "waiting", not_before: { $lte: now }, channel: { $in: channels } })
    .sort({ queued_ms: 1, _id: 1 })
    .limit(limit)
    .lean();
  const taken = await Promise.all(
    due.map(({ _id, not_before }) =>
      // Another process that saw it too finds it hidden now.
      outbox.updateOne({ _id, state: "waiting", not_before }, { $set: { not_before: until }, $inc: { tries: 1 } }),
    ),
  );
  return due.filter((_document, index) => taken[index]?.matchedCount === 1).map(({ message }) => message);
}

/** Marks a message as over. */
export async function endOutboxMessage(
  { outbox }: Models,
  key: string,
  state: "sent" | "undeliverable",
): Promise<void> {
  await outbox.updateOne({ key }, { $set: { state } });
}
