import { z } from "zod";
import type { LinkedChannel, Unlinking } from "../account.ts";
import { presentUnlinked } from "../replies/unlinked.ts";
import { defineTool } from "./tool.ts";

const args = z.strictObject({
  channel: z.string().min(1).max(20).optional(),
  /** Of the list of channels, from 1. */
  position: z.int().min(1).max(100).optional(),
  /** The one that was linked last. */
  latest: z.literal(true).optional(),
  id: z.string().optional(),
});

/** What became of an unlinking. */
export type UnlinkResult =
  /** Asked first, nothing was changed; none where no channel is meant. */
  { readonly kind: "ask"; readonly channels: readonly LinkedChannel[] } | Unlinking;

/** Takes a channel away, once that was said yes to. */
export const unlinkChannel = defineTool({
  name: "unlink_channel",
  description: "Unlink a channel from this book, by its name or its number in the list. Asks first.",
  risk: "confirm",
  isOutside: true,
  args,
  async run(context, given): Promise<UnlinkResult> {
    const { account, isConfirmed } = context;
    if (given.id !== undefined && isConfirmed) return account.unlink(given.id);
    return { kind: "ask", channels: meant(await account.channels(), given) };
  },
  present: presentUnlinked,
});

function meant(channels: readonly LinkedChannel[], { channel, position, latest, id }: z.output<typeof args>) {
  if (position !== undefined) return channels.slice(position - 1, position);
  if (latest) return lastOf(channels.filter(({ isHere }) => !isHere));
  return channels.filter(
    (one) => (channel === undefined || one.channel === channel) && (id === undefined || one.id === id),
  );
}

function lastOf(channels: readonly LinkedChannel[]): LinkedChannel[] {
  return channels.toSorted((a, b) => ((a.since ?? "") < (b.since ?? "") ? 1 : -1)).slice(0, 1);
}
