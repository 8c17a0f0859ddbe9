import type { ChatMessage } from "../../../dialogs/ports.ts";
import type { PersonId } from "../../../domain/person.ts";
import { type ChatMessageDocument, newDocumentId } from "./documents/messages.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/** A line of a person's history as it is kept. */
export function chatMessageDocument(message: ChatMessage): ChatMessageDocument {
  const { id, person, at } = message;
  return { _id: newDocumentId(), id, person, at_ms: milliseconds(at), message };
}

/** A person's latest messages before the one with id `before`, oldest first; none when that one is unknown. */
export async function messagesOf(
  { chatMessages }: Models,
  person: PersonId,
  { before, limit }: { readonly before?: string; readonly limit: number },
): Promise<ChatMessage[]> {
  const end = before === undefined ? null : await chatMessages.findOne({ id: before, person }).lean();
  if (before !== undefined && !end) return [];
  const earlier = end ? { $or: [{ at_ms: { $lt: end.at_ms } }, { at_ms: end.at_ms, _id: { $lt: end._id } }] } : {};
  const found = await chatMessages
    .find({ person, ...earlier })
    .sort({ at_ms: -1, _id: -1 })
    .limit(limit)
    .lean();
  return found.map(({ message }) => message).reverse();
}
