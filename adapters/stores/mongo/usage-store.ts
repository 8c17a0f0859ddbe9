import type { Usage, UsageStore } from "../../../dialogs/usage.ts";
import type { Access } from "./access.ts";
import type { UsageDocument, UsageNoticeDocument } from "./documents/usage.ts";
import { insertOnce } from "./insert-once.ts";
import type { Models } from "./models.ts";

/** What paid services took. Nobody watches for it. */
export function createUsageStore({ models, read, lease }: Access): UsageStore {
  return {
    add: (usage) => lease(() => addUsage(models, usage)),
    onDay: (day) => read(async () => (await models.usage.find({ day }).lean()).map(toUsage)),
    noteTold: (person, day, event) => lease(() => noteTold(models, { _id: `${person}:${day}`, person, day, event })),
  };
}

async function addUsage(models: Models, usage: Usage): Promise<void> {
  const { _id, person, day, kind, ...counts } = toDocument(usage);
  const { matchedCount } = await models.usage.updateOne({ _id }, { $inc: counts });
  // Two first calls of a day may find none at once: one makes it, and then it is there for both.
  if (matchedCount === 0 && !(await insertOnce(models.usage, { _id, person, day, kind, ...counts }))) {
    await addUsage(models, usage);
  }
}

async function noteTold({ usageNotices }: Models, notice: UsageNoticeDocument): Promise<boolean> {
  return (await insertOnce(usageNotices, notice)) || (await usageNotices.exists(notice)) !== null;
}

function toDocument({ person, day, kind, calls, tokens, microDollars }: Usage): UsageDocument {
  return { _id: `${person}:${day}:${kind}`, person, day, kind, calls, ...tokens, micro_dollars: microDollars };
}

function toUsage({ person, day, kind, calls, micro_dollars, ...tokens }: UsageDocument): Usage {
  const { input, cached, output, reasoning } = tokens;
  return { person, day, kind, calls, tokens: { input, cached, output, reasoning }, microDollars: micro_dollars };
}
