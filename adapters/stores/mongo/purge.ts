import type { Reply } from "../../../dialogs/channel.ts";
import { BLANKED_EVENT } from "./inbox.ts";
import { milliseconds } from "./instant.ts";
import type { Models } from "./models.ts";

/**
 * Forgets texts older than `textsBefore` and finished keys older than `keysBefore` (ISO instants).
 *
 * What is not over yet stays whole, and so do dead letters until somebody has looked at them.
 */
export async function purge(models: Models, textsBefore: string, keysBefore: string): Promise<void> {
  const texts = milliseconds(textsBefore);
  const keys = milliseconds(keysBefore);
  const { inbox, chatMessages, outbox, codes, sessions, identities, quotas, calls, pinTries } = models;
  await inbox.deleteMany({ ...FINISHED_TURN, accepted_ms: { $lt: keys } });
  await blankTurns(models, texts);
  await chatMessages.deleteMany({ at_ms: { $lt: texts } });
  await outbox.deleteMany({ ...FINISHED_MESSAGE, queued_ms: { $lt: keys } });
  await outbox.updateMany(
    { ...FINISHED_MESSAGE, queued_ms: { $lt: texts }, forgotten: false },
    { $set: { "message.reply": NOTHING, forgotten: true } },
  );
  await codes.deleteMany({ expires_ms: { $lt: keys } });
  await sessions.deleteMany({ expires_ms: { $lt: keys } });
  await calls.deleteMany({ active_ms: { $lt: keys } });
  await pinTries.deleteMany({ last_ms: { $lt: keys } });
  await identities.deleteMany({ unlinked_ms: { $lt: keys } });
  await quotas.deleteMany({ until_ms: { $lt: keys } });
}

const FINISHED_TURN = { state: "done", waiting: false } as const;

const FINISHED_MESSAGE = { state: { $ne: "waiting" } } as const;

const NOTHING: Reply = { blocks: [], privacy: "private" };

async function blankTurns({ inbox }: Models, before: number): Promise<void> {
  await inbox.updateMany(
    { ...FINISHED_TURN, accepted_ms: { $lt: before }, forgotten: false },
    {
      $set: {
        decision: null,
        reply: null,
        state_after: null,
        forgotten: true,
        ...BLANKED_EVENT.set,
      },
      $unset: BLANKED_EVENT.unset,
    },
  );
}
