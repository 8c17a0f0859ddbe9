import type { Settlement, StoredReply } from "../../../dialogs/ports.ts";
import type { Access } from "./access.ts";
import { chatMessageDocument } from "./chat-messages.ts";
import type { Aftermath } from "./documents/inbox.ts";
import { insertMissing } from "./insert-once.ts";
import { outboxDocument } from "./outbox.ts";

/**
 * What a settled turn owes to other collections. It is written with `done`, so that whoever comes after a crash can write it
 * for the one who died; null when there is nothing.
 */
export function aftermathOf({ messages, outbox, at }: Settlement): Aftermath | null {
  if (messages.length === 0 && outbox.length === 0) return null;
  return {
    messages: messages.map(chatMessageDocument),
    outbox: outbox.map((message) => outboxDocument(message, at)),
  };
}

/** Writes what is missing of a turn's aftermath, and then that nothing is owed any more. Doing it again changes nothing. */
export async function finishAftermath(
  { models, log }: Access,
  key: string,
  { messages, outbox }: Aftermath,
  delivery: StoredReply["delivery"],
): Promise<void> {
  await Promise.all([insertMissing(models.chatMessages, messages), insertMissing(models.outbox, outbox)]);
  const finished = await models.inbox.updateOne(
    { _id: key, aftermath: { $ne: null } },
    { $set: { aftermath: null, waiting: delivery === "waiting" } },
  );
  log("store.aftermath", { messages: messages.length, outbox: outbox.length, wasOwed: finished.matchedCount === 1 });
}
